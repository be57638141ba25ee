import { useMemo } from 'react';
import { type LiveList, useRows } from '#renderer/data/index.ts';
import { EmptyList } from '#renderer/parts/empty-list.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Button, EmptyState, Section, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Device } from '#shared/inventory/schema.ts';

import { type ModelStock, stockByModel, stockTotals } from './free-loaners.ts';
import styles from './loans.module.css';

/** Every loaner there is; a municipality keeps dozens, not thousands. */
const allLoaners = { start: 0, end: 2_000 };

/** Returns all loaners of the organisations this person sees; null until the first answer. */
export function useLoaners(): LiveList<'devices'> | null {
  return useRows({
    kind: 'devices',
    where: [{ field: 'loaner', op: 'in', values: [true] }],
    text: '',
    sort: [{ field: 'assetTag', descending: false }],
    range: allLoaners,
    facets: [],
  });
}

interface FreeTableProps {
  loaners: readonly Device[];
  /** Starts handing out; absent where the person may not lend. */
  onHandOut: (() => void) | undefined;
  /** Starts handing out this device. */
  onHandOutDevice: ((deviceId: Id) => void) | undefined;
}

/** How many of each model are free right now, per organisation; a count hands one out. */
export function FreeTable({ loaners, onHandOut, onHandOutDevice }: FreeTableProps) {
  const t = useT();
  const organisations = useOrganisationOptions('loan.read');
  const stocks = useMemo(() => stockByModel(loaners), [loaners]);
  const models = [...new Map(stocks.map((stock) => [stock.model, stock.category]))];
  const shown = organisations.filter(({ id }) => stocks.some((stock) => stock.organisationId === id));
  const totals = stockTotals(stocks);

  if (stocks.length === 0) {
    return (
      <Section title={t('loans.free.heading')}>
        <EmptyList>
          <EmptyState title={t('loans.free.none')}>{t('loans.free.noneHelp')}</EmptyState>
        </EmptyList>
      </Section>
    );
  }
  return (
    <Section
      title={t('loans.free.heading')}
      actions={
        <>
          <span className={styles.headFigure}>{t('loans.free.ofTotal', totals)}</span>
          {onHandOut !== undefined && (
            <Button variant="primary" keyHint="Ctrl+N" onPress={onHandOut}>
              {t('loans.handOut')}
            </Button>
          )}
        </>
      }
    >
      <table className={styles.free}>
        <thead>
          <tr>
            <th scope="col">{t('loans.free.model')}</th>
            {shown.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(([model, category]) => (
            <tr key={model}>
              <th scope="row">
                {model} <span className={styles.quiet}>{t(`loans.category.${category}`)}</span>
              </th>
              {shown.map(({ id, label }) => (
                <td key={id}>
                  <FreeCount
                    stock={stocks.find((stock) => stock.organisationId === id && stock.model === model)}
                    organisation={label}
                    onHandOut={onHandOutDevice}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface FreeCountProps {
  stock: ModelStock | undefined;
  organisation: string;
  onHandOut: ((deviceId: Id) => void) | undefined;
}

function FreeCount({ stock, organisation, onHandOut }: FreeCountProps) {
  const t = useT();
  if (stock === undefined) return <span className={styles.none}>–</span>;
  const first = stock.free[0];
  const words = `${stock.free.length} / ${stock.total}`;
  if (first === undefined || onHandOut === undefined) return <span className={styles.none}>{words}</span>;
  return (
    <button
      type="button"
      className={styles.count}
      aria-label={t('loans.free.handOutModel', { count: words, model: stock.model, organisation })}
      onClick={() => onHandOut(first.id)}
    >
      {words}
    </button>
  );
}
