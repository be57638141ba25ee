import { useLookup } from '#renderer/data/index.ts';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { StatusPill, useT } from '#renderer/ui/index.ts';
import { isToOrder, type SparePart, type StockBalance } from '#shared/stock/schema.ts';
import styles from './stock.module.css';

/** "3 st". */
export function QuantityText({ quantity, part }: { quantity: number; part: SparePart | undefined }) {
  const t = useT();
  return <span className={styles.quantity}>{t('stock.quantity', { count: quantity, unit: part?.unit ?? '' })}</span>;
}

/** That a spare part is to be ordered, or that there is none left here. */
export function StockPill({ part, quantity }: { part: SparePart | undefined; quantity: number }) {
  const t = useT();
  if (part !== undefined && isToOrder(part)) return <StatusPill tone="breached">{t('stock.toOrder')}</StatusPill>;
  return quantity === 0 ? <StatusPill tone="neutral">{t('stock.none')}</StatusPill> : null;
}

/** What a balance is of. */
export function PartCell({ balance }: { balance: StockBalance }) {
  const part = useLookup('spareParts').get(balance.sparePartId);
  return <NameCell name={part?.name ?? '…'} kind="stockBalances" id={balance.id} />;
}
