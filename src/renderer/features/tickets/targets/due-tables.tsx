import { useTranslator } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { clockTime, localDateWords } from '#shared/i18n/time-format.ts';
import type { Translate, Translator } from '#shared/i18n/translator.ts';
import { explainWorkingDays } from '#shared/service-hours/explain-working-days.ts';
import type { DayKind } from '#shared/service-hours/open-intervals.ts';
import type { CountedHours } from '#shared/service-hours/schema.ts';
import type { ExplainedDay } from '#shared/service-hours/service-minutes.ts';
import type { Instant } from '#shared/time/instant.ts';
import { signedTime } from '../work/signed-time.ts';
import { type DueDays, joinClosedDays } from './due-days.ts';
import styles from './due-explanation.module.css';

/** Day by day what was open, what of it counted, and the sum. */
export function ServiceDayTable({ days }: { days: readonly ExplainedDay[] }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
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
            <td>{line.minutes === 0 ? '–' : signedTime(line.minutes, translator)}</td>
            <td>{signedTime(line.total, translator)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Day by day which working day it was, or why it was none. */
export function WorkingDayTable({ hours, from, days }: { hours: CountedHours; from: Instant; days: number }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <table className={styles.days}>
      <thead>
        <tr>
          <th scope="col">{t('tickets.due.day')}</th>
          <th scope="col">{t('tickets.due.counted')}</th>
        </tr>
      </thead>
      <tbody>
        {explainWorkingDays(hours, from, days).map(({ date, kind, number, closesAt }) => (
          <tr key={date} className={number === null ? styles.closed : undefined}>
            <th scope="row">{localDateWords(date, translator)}</th>
            <td>
              {number === null || closesAt === null
                ? closedWords(kind, translator)
                : `${t('ticketWork.due.workingDay', { number })}, ${t('ticketWork.due.closesAt', { time: clockTime(closesAt) })}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
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
    case 'before-holiday':
      return t('tickets.due.beforeHoliday', { name: kind.name });
    case 'exception':
      return t('tickets.due.exception', { reason: kind.reason });
    default:
      return assertNever(kind);
  }
}

function Spans({ line }: { line: DueDays }) {
  const { t } = useTranslator();
  const why = otherHoursWords(line.kind, t);
  return (
    <>
      {line.spans.map((span) => (
        <span key={span.from} className={styles.span}>
          {clockTime(span.from)}–{clockTime(span.to)}
          {!span.counted && ` (${t('tickets.due.paused')})`}
        </span>
      ))}
      {why !== '' && <span className={styles.quiet}>{why}</span>}
    </>
  );
}

/** Why a day is open otherwise than the week says; nothing for one that is not. */
function otherHoursWords(kind: DayKind, t: Translate): string {
  switch (kind.type) {
    case 'before-holiday':
      return t('tickets.due.dayBefore', { name: kind.name });
    case 'exception':
      return kind.reason;
    case 'public-holiday':
      return kind.name;
    case 'week':
      return '';
    default:
      return assertNever(kind);
  }
}
