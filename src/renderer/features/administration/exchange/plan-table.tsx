import { useMemo, useState } from 'react';
import {
  ClippedText,
  type DataColumn,
  type DataSort,
  DataTable,
  EmptyState,
  StatusPill,
  type Tone,
  useT,
} from '#renderer/ui/index.ts';
import { catalogueColumns } from '#shared/catalogue/catalogue-table.ts';
import type { ImportPlan, PlannedLine } from '#shared/catalogue/plan-import.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import styles from '../administration.module.css';
import { servicesSpec } from '../specs/catalogue.ts';

const tones: Readonly<Record<PlannedLine['outcome'], Tone>> = {
  create: 'ready',
  change: 'info',
  same: 'neutral',
  refused: 'danger',
};
const order: readonly PlannedLine['outcome'][] = ['refused', 'change', 'create', 'same'];
const collator = new Intl.Collator('sv', { numeric: true });

/** What each line of a file will do, and why one cannot be carried out. */
export function PlanTable({ plan }: { plan: ImportPlan }) {
  const t = useT();
  const [sort, setSort] = useState<DataSort>({ columnId: 'line', direction: 'ascending' });
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const count = (outcome: PlannedLine['outcome']) => plan.lines.filter((line) => line.outcome === outcome).length;
  const rows = useMemo(() => {
    const sign = sort.direction === 'ascending' ? 1 : -1;
    const compare = (one: PlannedLine, other: PlannedLine) => {
      if (sort.columnId === 'what') return order.indexOf(one.outcome) - order.indexOf(other.outcome);
      if (sort.columnId === 'service') return collator.compare(one.name, other.name);
      return 0;
    };
    return [...plan.lines].sort((one, other) => sign * (compare(one, other) || one.line - other.line));
  }, [plan, sort]);
  const columns: DataColumn<PlannedLine>[] = [
    {
      id: 'line',
      header: t('administration.exchange.line'),
      width: 56,
      align: 'end',
      isSortable: true,
      cell: ({ line }) => line,
    },
    {
      id: 'service',
      header: t('administration.exchange.service'),
      width: 130,
      grow: 1,
      isSortable: true,
      cell: ({ name }) => <ClippedText>{name}</ClippedText>,
    },
    {
      id: 'what',
      header: t('administration.exchange.what'),
      width: 104,
      isSortable: true,
      cell: ({ outcome }) => (
        <StatusPill look="plain" tone={tones[outcome]}>
          {t(`administration.exchange.outcome.${outcome}`)}
        </StatusPill>
      ),
    },
    {
      id: 'why',
      header: t('administration.exchange.why'),
      width: 180,
      grow: 2,
      cell: (line) => <ClippedText>{whyWords(line, t)}</ClippedText>,
    },
  ];
  const selected = plan.lines.find(({ line }) => String(line) === selectedId);
  return (
    <>
      <p role="status">
        {t('administration.exchange.sum', {
          created: count('create'),
          changed: count('change'),
          same: count('same'),
          refused: count('refused'),
        })}
      </p>
      <div className={styles.plan}>
        <DataTable
          label={t('administration.exchange.what')}
          columns={columns}
          rows={rows}
          total={rows.length}
          rowId={({ line }) => String(line)}
          sort={sort}
          onSortChange={setSort}
          selectedId={selectedId}
          onSelect={setSelectedId}
          isMain={false}
          emptyState={<EmptyState title={t('administration.exchange.problem.empty')} />}
        />
      </div>
      {selected !== undefined && <p className={styles.quiet}>{whyWords(selected, t)}</p>}
    </>
  );
}

function whyWords(line: PlannedLine, t: Translate): string {
  if (line.outcome === 'change') {
    const labels = Object.keys(line.set).flatMap((name) => {
      if (name === 'active') return [t('administration.field.active')];
      const field = servicesSpec.fields.find((candidate) => candidate.name === name);
      return field === undefined ? [] : [t(field.label)];
    });
    return t('administration.exchange.changes', { fields: labels.join(', ') });
  }
  if (line.outcome !== 'refused') return '';
  const { code, value, column } = line.refusal;
  return t(`administration.exchange.refusal.${code}`, {
    value,
    column: column === null ? '' : catalogueColumns[column][0],
  });
}
