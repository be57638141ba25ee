import { ClippedText, type DataColumn, StatusPill, type Tone, useT } from '#renderer/ui/index.ts';
import type { PlannedRow } from './planned-row.ts';
import { SortedTable } from './sorted-table.tsx';

const tones: Readonly<Record<PlannedRow['outcome'], Tone>> = {
  create: 'ready',
  change: 'info',
  same: 'neutral',
  refused: 'danger',
};
const order: readonly PlannedRow['outcome'][] = ['refused', 'change', 'create', 'same'];
const collator = new Intl.Collator('sv', { numeric: true });

function compare(columnId: string, one: PlannedRow, other: PlannedRow): number {
  if (columnId === 'what') return order.indexOf(one.outcome) - order.indexOf(other.outcome);
  return columnId === 'name' ? collator.compare(one.name, other.name) : 0;
}

interface PlanTableProps<Line> {
  lines: readonly Line[];
  /** What the lines are about: "Tjänst". */
  nameHeader: string;
  /** What a line changes or why it cannot be carried out; empty when there is nothing to say. */
  why: (line: Line) => string;
}

/** What each line of a file will do, and why one cannot be carried out. */
export function PlanTable<Line extends PlannedRow>({ lines, nameHeader, why }: PlanTableProps<Line>) {
  const t = useT();
  const count = (outcome: PlannedRow['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const columns: DataColumn<Line>[] = [
    { id: 'line', header: t('import.line'), width: 56, align: 'end', isSortable: true, cell: ({ line }) => line },
    {
      id: 'name',
      header: nameHeader,
      width: 130,
      grow: 1,
      isSortable: true,
      cell: ({ name }) => <ClippedText>{name}</ClippedText>,
    },
    {
      id: 'what',
      header: t('import.what'),
      width: 104,
      isSortable: true,
      cell: ({ outcome }) => (
        <StatusPill look="plain" tone={tones[outcome]}>
          {t(`import.outcome.${outcome}`)}
        </StatusPill>
      ),
    },
    { id: 'why', header: t('import.why'), width: 180, grow: 2, cell: (line) => <ClippedText>{why(line)}</ClippedText> },
  ];
  return (
    <>
      <p role="status">
        {t('import.sum', {
          created: count('create'),
          changed: count('change'),
          same: count('same'),
          refused: count('refused'),
        })}
      </p>
      <SortedTable
        label={t('import.what')}
        columns={columns}
        rows={lines}
        rowId={({ line }) => String(line)}
        sortedBy="line"
        compare={compare}
        describe={why}
        empty={t('import.empty')}
      />
    </>
  );
}
