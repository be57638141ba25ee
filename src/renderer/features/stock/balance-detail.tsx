import { type RefObject, useState } from 'react';
import { useActor, useLookup, useRelated, useSoughtRow } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import {
  Button,
  DetailHeader,
  DetailPane,
  EmptyState,
  FieldList,
  type FieldListEntry,
  Section,
  TimeText,
  useT,
} from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { StockBalance } from '#shared/stock/schema.ts';
import { can } from '#shared/users/permissions.ts';
import { MovementList } from './movement-list.tsx';
import styles from './stock.module.css';
import { QuantityText, StockPill } from './stock-cells.tsx';
import { type StockAct, stockActs } from './stock-draft.ts';
import { StockForm } from './stock-form.tsx';
import { stockKeys } from './stock-keys.ts';

interface BalanceDetailProps {
  id: Id;
  detailRef: RefObject<HTMLElement | null>;
  /** What is being done with it as it opens. */
  initialAct: StockAct | null;
  onSelect: (id: Id) => void;
}

/** A spare part at a place: how many, where else, what was done; and doing it. */
export function BalanceDetail({ id, detailRef, ...rest }: BalanceDetailProps) {
  const t = useT();
  const { row: balance, isGone, isMeant } = useSoughtRow('stockBalances', id);
  return (
    <DetailPane paneRef={detailRef} label={t('stock.title')}>
      {isGone && <EmptyState title={t('stock.gone')}>{t('stock.pickHelpReader')}</EmptyState>}
      {balance !== undefined && <LoadedBalance key={balance.id} balance={balance} isMeant={isMeant} {...rest} />}
    </DetailPane>
  );
}

function LoadedBalance({
  balance,
  isMeant,
  initialAct,
  onSelect,
}: Omit<BalanceDetailProps, 'id' | 'detailRef'> & { balance: StockBalance; isMeant: boolean }) {
  const t = useT();
  const actor = useActor();
  const part = useLookup('spareParts').get(balance.sparePartId);
  const place = useLookup('stockPlaces').get(balance.placeId);
  const [act, setAct] = useState(initialAct);
  const mayKeep = can(actor, 'stock.write', balance.organisationId);
  const isPossible = (each: StockAct) => mayKeep && (balance.quantity > 0 || (each !== 'take' && each !== 'move'));
  const opener = (each: StockAct) => (isMeant && isPossible(each) ? () => setAct(each) : undefined);
  useViewKeys(stockKeys, {
    take: opener('take'),
    receive: opener('receive'),
    return: opener('return'),
    move: opener('move'),
    count: opener('count'),
  });

  return (
    <>
      <DetailHeader
        eyebrow={place?.name}
        title={part?.name ?? '…'}
        meta={
          <>
            <QuantityText quantity={balance.quantity} part={part} />
            <StockPill part={part} quantity={balance.quantity} />
            <UnsentMark kind="stockBalances" id={balance.id} />
          </>
        }
      />
      {act === null && (
        <div className={styles.actions}>
          {stockActs.filter(isPossible).map((each) => (
            <Button
              key={each}
              variant={each === 'take' ? 'primary' : 'secondary'}
              keyHint={stockKeys[each].keys}
              onPress={() => setAct(each)}
            >
              {t(`stock.act.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {act !== null && (
        <StockForm
          key={act}
          act={act}
          sparePartId={balance.sparePartId}
          placeId={balance.placeId}
          ticketId={null}
          onDone={() => setAct(null)}
          onLeave={() => setAct(null)}
        />
      )}
      <BalanceFacts balance={balance} />
      <OtherPlaces balance={balance} onSelect={onSelect} />
      <MovementList balance={balance} unit={part?.unit ?? ''} />
    </>
  );
}

function BalanceFacts({ balance }: { balance: StockBalance }) {
  const t = useT();
  const part = useLookup('spareParts').get(balance.sparePartId);
  const entries: FieldListEntry[] = [
    { label: t('stock.facts.here'), value: <QuantityText quantity={balance.quantity} part={part} /> },
    {
      label: t('stock.facts.counted'),
      value: balance.countedAt === null ? t('stock.facts.neverCounted') : <TimeText instant={balance.countedAt} />,
    },
  ];
  if (part !== undefined) {
    entries.push({ label: t('stock.facts.inStock'), value: <QuantityText quantity={part.inStock} part={part} /> });
    entries.push({
      label: t('stock.field.reorderLevel'),
      value:
        part.reorderLevel === 0 ? (
          t('stock.facts.notWatched')
        ) : (
          <QuantityText quantity={part.reorderLevel} part={part} />
        ),
    });
    if (part.articleNumber !== '') entries.push({ label: t('stock.field.articleNumber'), value: part.articleNumber });
  }
  return (
    <Section title={t('stock.facts')}>
      <FieldList entries={entries} />
    </Section>
  );
}

/** Where else it lies; pressing shows it there. */
function OtherPlaces({ balance, onSelect }: { balance: StockBalance; onSelect: (id: Id) => void }) {
  const t = useT();
  const places = useLookup('stockPlaces');
  const part = useLookup('spareParts').get(balance.sparePartId);
  const others = useRelated('stockBalances', 'sparePartId', balance.sparePartId).filter(({ id }) => id !== balance.id);
  if (others.length === 0) return null;
  return (
    <Section title={t('stock.elsewhere')}>
      <ul className={styles.places}>
        {others.map((other) => (
          <li key={other.id}>
            <Button size="small" onPress={() => onSelect(other.id)}>
              {t('stock.elsewhereAt', {
                place: places.get(other.placeId)?.name ?? '…',
                count: other.quantity,
                unit: part?.unit ?? '',
              })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
