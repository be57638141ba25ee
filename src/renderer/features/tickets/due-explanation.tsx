import { useLookup } from '#renderer/data/index.ts';
import { Button, Popover, useT, useTranslator } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { clockTime, durationWords, localDateWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { DayKind } from '#shared/service-hours/open-intervals.ts';
import { explainServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type DueDays, joinClosedDays } from './due-days.ts';
import styles from './due-explanation.module.css';

const minute = 60_000;

/** "Varför denna tid?": how the due time was counted, day by day. Draws nothing where no level gives one. */
export function DueExplanation({ ticket }: { ticket: Ticket }) {
  const translator = useTranslator();
  const { t } = translator;
  const services = useLookup('services');
  const levels = useLookup('serviceLevels');
  const service = ticket.serviceId === null ? undefined : services.get(ticket.serviceId);
  const level = service === undefined ? undefined : levels.get(service.serviceLevelId);
  if (level === undefined || service === undefined || ticket.dueAt === null) return null;
  const minutes = level.resolveWithinMinutes[ticket.priority];
  const { days, end } = explainServiceMinutes(level.hours, ticket.createdAt, minutes);
  const priority = t(`tickets.priority.${ticket.priority}`);
  return (
    <Popover
      label={t('tickets.due.why')}
      placement="bottom start"
      trigger={
        <Button size="small" variant="quiet">
          {t('tickets.due.why')}
        </Button>
      }
    >
      <div className={styles.explanation}>
        <p>
          {t('tickets.due.rule', {
            service: service.name,
            level: level.name,
            priority,
            duration: serviceTime(minutes, translator),
          })}
        </p>
        <table className={styles.days}>
          <thead>
            <tr>
              <th scope="col">{t('tickets.due.day')}</th>
              <th scope="col">{t('tickets.due.open')}</th>
              <th scope="col">{t('tickets.due.counted')}</th>
              <th scope="col">{t('tickets.due.total')}</th>
            </tr>
          </thead>
          <tbody>
            {joinClosedDays(days).map((line) => (
              <tr key={line.from} className={line.spans.length === 0 ? styles.closed : undefined}>
                <th scope="row">{dayWords(line, translator)}</th>
                <td>{line.spans.length === 0 ? closedWords(line.kind, translator) : <Spans line={line} />}</td>
                <td>{line.minutes === 0 ? '–' : serviceTime(line.minutes, translator)}</td>
                <td>{serviceTime(line.total, translator)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {end !== ticket.dueAt && <p className={styles.quiet}>{t('tickets.due.levelChanged')}</p>}
      </div>
    </Popover>
  );
}

/** Service time in hours and minutes, never days: a day of it is not 24 hours, and everybody would count differently. */
function serviceTime(amount: number, translator: Translator): string {
  const hours = Math.floor(amount / 60);
  const rest = Math.round(amount % 60);
  if (hours === 0) return durationWords(amount * minute, translator);
  if (rest === 0) return translator.t('ui.duration.hours', { hours });
  return translator.t('ui.duration.hoursMinutes', { hours, minutes: rest });
}

function dayWords({ from, to }: DueDays, translator: Translator): string {
  const first = localDateWords(from, translator);
  return from === to ? first : `${first} – ${localDateWords(to, translator)}`;
}

function closedWords(kind: DayKind, { t }: Translator): string {
  switch (kind.type) {
    case 'week':
      return t('tickets.due.closed');
    case 'public-holiday':
      return t('tickets.due.holiday', { name: kind.name });
    case 'exception':
      return t('tickets.due.exception', { reason: kind.reason });
    default:
      return assertNever(kind);
  }
}

function Spans({ line }: { line: DueDays }) {
  const t = useT();
  return line.spans.map((span) => (
    <span key={span.from} className={styles.span}>
      {clockTime(span.from)}–{clockTime(span.to)}
      {!span.counted && ` (${t('tickets.due.paused')})`}
    </span>
  ));
}
