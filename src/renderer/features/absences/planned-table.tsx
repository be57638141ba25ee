import { useMemo } from 'react';
import { SortedTable } from '#renderer/parts/import/index.ts';
import { ClippedText, type DataColumn, StatusPill, type Tone, useTranslator } from '#renderer/ui/index.ts';
import { backWords } from '#shared/absences/absence-words.ts';
import type { PlannedTime, SkippedEvent } from '#shared/absences/plan-calendar.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Instant } from '#shared/time/instant.ts';

interface PlannedRow {
  line: number;
  id: string;
  event: string;
  /** By which the times stand in order; empty for what is left out. */
  startsAt: string;
  when: string;
  outcome: PlannedTime['outcome'] | 'skip';
  /** Why it is left out. */
  why: string;
}

const tones: Readonly<Record<PlannedRow['outcome'], Tone>> = {
  add: 'ready',
  same: 'neutral',
  drop: 'breached',
  skip: 'paused',
};

interface PlannedTableProps {
  times: readonly PlannedTime[];
  skipped: readonly SkippedEvent[];
  now: Instant;
}

function rowsOf({ times, skipped, now }: PlannedTableProps, translator: Translator): PlannedRow[] {
  const { t } = translator;
  const planned = times.map(({ summary, startsAt, endsAt, outcome, uid }, index) => ({
    line: index + 1,
    id: `${uid} ${startsAt} ${outcome}`,
    event: summary || t('absences.import.busy'),
    startsAt,
    when: t('absences.detail.fromUntil', {
      from: backWords(startsAt, now, translator),
      until: backWords(endsAt, now, translator),
    }),
    outcome,
    why: '',
  }));
  const left = skipped.map(({ uid, summary, line, why }) => ({
    line: times.length + line,
    id: `${uid} ${line}`,
    event: summary || t('absences.import.busy'),
    startsAt: '',
    when: '',
    outcome: 'skip' as const,
    why: t(`absences.import.why.${why}`),
  }));
  return [...planned, ...left];
}

function compare(columnId: string, one: PlannedRow, other: PlannedRow): number {
  if (columnId === 'event') return one.event.localeCompare(other.event, 'sv');
  return columnId === 'outcome' ? one.outcome.localeCompare(other.outcome) : one.startsAt.localeCompare(other.startsAt);
}

/** What each time of a calendar file becomes, and why an event is left out. */
export function PlannedTable(props: PlannedTableProps) {
  const { times, skipped, now } = props;
  const translator = useTranslator();
  const { t } = translator;
  const rows = useMemo(() => rowsOf({ times, skipped, now }, translator), [times, skipped, now, translator]);
  const columns: DataColumn<PlannedRow>[] = [
    {
      id: 'event',
      header: t('absences.import.column.event'),
      width: 130,
      grow: 1,
      isSortable: true,
      cell: ({ event }) => <ClippedText>{event}</ClippedText>,
    },
    {
      id: 'when',
      header: t('absences.import.column.when'),
      width: 200,
      grow: 1,
      isSortable: true,
      cell: ({ when, why }) => <ClippedText>{why === '' ? when : why}</ClippedText>,
    },
    {
      id: 'outcome',
      header: t('absences.import.column.outcome'),
      width: 120,
      isSortable: true,
      cell: ({ outcome }) => (
        <StatusPill look="plain" tone={tones[outcome]}>
          {t(`absences.import.outcome.${outcome}`)}
        </StatusPill>
      ),
    },
  ];
  return (
    <SortedTable
      label={t('absences.import.events')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      sortedBy="when"
      compare={compare}
      describe={({ event, when, why }) => [event, when, why].filter((part) => part !== '').join(' · ')}
      empty={t('absences.import.nothing')}
    />
  );
}
