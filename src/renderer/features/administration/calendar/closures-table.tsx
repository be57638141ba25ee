import { SortedTable } from '#renderer/parts/import/index.ts';
import { type DataColumn, StatusPill, type Tone, useTranslator } from '#renderer/ui/index.ts';
import type { PlannedEvent } from '#shared/calendars/plan-closures.ts';
import { localDateWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import styles from '../administration.module.css';
import { intervalsText } from '../inputs/hours-text.ts';

const tones: Readonly<Record<PlannedEvent['outcome'], Tone>> = {
  new: 'ready',
  changed: 'info',
  same: 'neutral',
  removed: 'soon',
  skipped: 'paused',
};
const order: readonly PlannedEvent['outcome'][] = ['new', 'changed', 'removed', 'same', 'skipped'];
const collator = new Intl.Collator('sv', { numeric: true });

const firstDay = ({ exceptions }: PlannedEvent) => exceptions[0]?.date ?? '9999';

function compare(columnId: string, one: PlannedEvent, other: PlannedEvent): number {
  if (columnId === 'what') return order.indexOf(one.outcome) - order.indexOf(other.outcome);
  if (columnId === 'event') return collator.compare(one.summary, other.summary);
  return firstDay(one).localeCompare(firstDay(other));
}

interface ClosuresTableProps {
  planned: readonly PlannedEvent[];
  /** Identifiers of the events to be taken in. */
  chosen: ReadonlySet<string>;
  onChosenChange: (chosen: ReadonlySet<string>) => void;
}

/** What each event of a calendar file will become, or why nothing; those not marked are left out. */
export function ClosuresTable({ planned, chosen, onChosenChange }: ClosuresTableProps) {
  const translator = useTranslator();
  const { t } = translator;
  const columns: DataColumn<PlannedEvent>[] = [
    {
      id: 'event',
      header: t('administration.calendar.event'),
      width: 140,
      grow: 2,
      isSortable: true,
      cell: ({ summary }) => <span className={styles.clipped}>{summary || t('administration.calendar.unnamed')}</span>,
    },
    {
      id: 'days',
      header: t('administration.calendar.days'),
      width: 150,
      grow: 1,
      isSortable: true,
      cell: (event) => <span className={styles.clipped}>{daysWords(event, translator)}</span>,
    },
    {
      id: 'what',
      header: t('import.what'),
      width: 116,
      isSortable: true,
      cell: ({ outcome }) => (
        <StatusPill look="plain" tone={tones[outcome]}>
          {t(`administration.calendar.outcome.${outcome}`)}
        </StatusPill>
      ),
    },
  ];
  return (
    <SortedTable
      label={t('administration.calendar.events')}
      columns={columns}
      rows={planned}
      rowId={({ uid }) => uid}
      sortedBy="days"
      compare={compare}
      checked={chosen}
      onCheckedChange={onChosenChange}
      describe={(event) => eventWords(event, translator)}
      empty={t('administration.calendar.noEvents')}
    />
  );
}

function daysWords({ exceptions }: PlannedEvent, translator: Translator): string {
  const [first] = exceptions;
  const last = exceptions.at(-1);
  if (first === undefined || last === undefined) return '–';
  if (first === last) return localDateWords(first.date, translator);
  return `${localDateWords(first.date, translator)} – ${localDateWords(last.date, translator)} (${exceptions.length})`;
}

const mostDays = 12;

/** All that becomes of one event, or why nothing does. */
function eventWords(event: PlannedEvent, translator: Translator): string {
  const { t } = translator;
  const place = t('administration.calendar.place', { line: event.line });
  const why = event.reason === null ? [] : [t(`administration.calendar.reason.${event.reason}`)];
  const days = event.exceptions
    .slice(0, mostDays)
    .map(({ date, intervals }) => `${localDateWords(date, translator)}: ${intervalsText(intervals, t)}`);
  const more = event.exceptions.length - days.length;
  return [
    `${event.summary || t('administration.calendar.unnamed')} (${place}).`,
    ...why,
    days.join('; '),
    ...(more > 0 ? [t('administration.calendar.more', { count: more })] : []),
  ].join(' ');
}
