import { z } from 'zod';
import { useNow } from '#renderer/data/index.ts';
import { Section, useT, useTranslator } from '#renderer/ui/index.ts';
import { clockTime, dayAndTime, localDateWords } from '#shared/i18n/time-format.ts';
import { type OpeningHours, openingHoursSchema } from '#shared/service-hours/schema.ts';
import { explainServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import { endOfWorkingDay } from '#shared/service-hours/working-days.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import styles from './administration.module.css';
import type { Values } from './field-spec.ts';

const minutesSchema = z.record(ticketPrioritySchema, z.number().positive());
const shownDays = 14;

/** What the level as it is being written would promise a ticket reported now, and how that is counted. */
export function LevelPreview({ values }: { values: Values }) {
  const t = useT();
  const hours = openingHoursSchema.safeParse(values.hours).data;
  const minutes = minutesSchema.safeParse(values.resolveWithinMinutes).data;
  return (
    <Section title={t('administration.preview')}>
      {hours === undefined || minutes === undefined ? (
        <p className={styles.quiet}>{t('administration.preview.incomplete')}</p>
      ) : (
        <Promises hours={hours} minutes={minutes} answerWithin={values.answerWithinWorkingDays} />
      )}
    </Section>
  );
}

interface PromisesProps {
  hours: OpeningHours;
  minutes: z.infer<typeof minutesSchema>;
  answerWithin: unknown;
}

function Promises({ hours, minutes, answerWithin }: PromisesProps) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useNow(60_000);
  const from = now.toISOString();
  const words = (instant: string | null) =>
    instant === null ? t('administration.preview.never') : dayAndTime(Date.parse(instant), now.getTime(), translator);
  const normal = explainServiceMinutes(hours, from, minutes.normal);
  return (
    <>
      <p>{t('administration.preview.now', { time: dayAndTime(now.getTime(), now.getTime(), translator) })}</p>
      <ul className={styles.promises}>
        {typeof answerWithin === 'number' && answerWithin > 0 && (
          <li>{t('administration.preview.answer', { time: words(endOfWorkingDay(hours, from, answerWithin)) })}</li>
        )}
        {ticketPrioritySchema.options.map((priority) => (
          <li key={priority}>
            {t('administration.preview.done', {
              priority: t(`tickets.priority.${priority}`),
              time: words(explainServiceMinutes(hours, from, minutes[priority]).end),
            })}
          </li>
        ))}
      </ul>
      {normal.end !== null && (
        <table className={styles.counted}>
          <caption>{t('administration.preview.counted')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('administration.preview.day')}</th>
              <th scope="col">{t('administration.preview.open')}</th>
              <th scope="col">{t('administration.preview.minutes')}</th>
            </tr>
          </thead>
          <tbody>
            {normal.days.slice(0, shownDays).map((day) => (
              <tr key={day.date}>
                <th scope="row">{localDateWords(day.date, translator)}</th>
                <td>
                  {day.spans.length > 0
                    ? day.spans.map((span) => `${clockTime(span.from)}–${clockTime(span.to)}`).join(', ')
                    : day.kind.type === 'public-holiday' || day.kind.type === 'before-holiday'
                      ? day.kind.name
                      : day.kind.type === 'exception' && day.kind.reason !== ''
                        ? day.kind.reason
                        : t('administration.closed')}
                </td>
                <td>{Math.round(day.minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
