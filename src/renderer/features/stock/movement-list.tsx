import { ArrowRightLeft, ClipboardCheck, type LucideIcon, PackageMinus, PackagePlus, Undo2 } from 'lucide-react';
import { useLookup, useRow, useRows } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { userName } from '#renderer/parts/user-name.ts';
import { Button, Section, Timeline, TimeText, useT } from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import type { Id } from '#shared/identity/ids.ts';
import type { StockBalance, StockMovement, StockMovementType } from '#shared/stock/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { movementWords } from './movement-words.ts';
import styles from './stock.module.css';

/** How many of the latest movements are shown. */
const shown = 50;

const icons: Record<StockMovementType, LucideIcon> = {
  received: PackagePlus,
  taken: PackageMinus,
  returned: Undo2,
  moved: ArrowRightLeft,
  counted: ClipboardCheck,
  known: ClipboardCheck,
};

/** What was done with a spare part at a place, the latest first. */
export function MovementList({ balance, unit }: { balance: StockBalance; unit: string }) {
  const t = useT();
  const users = useLookup('users');
  const places = useLookup('stockPlaces');
  const found = useRows({
    kind: 'stockMovements',
    where: [
      { field: 'sparePartId', op: 'in', values: [balance.sparePartId] },
      { field: 'placeId', op: 'in', values: [balance.placeId] },
    ],
    text: '',
    sort: [{ field: 'at', descending: true }],
    range: { start: 0, end: shown },
    facets: [],
  });
  if (found === null) return null;
  const place = (id: Id | null) => (id === null ? '' : (places.get(id)?.name ?? '…'));
  return (
    <Section title={t('stock.movements')}>
      <Timeline
        label={t('stock.movements')}
        entries={found.rows.map((movement) => {
          const Icon = icons[movement.type];
          const names = {
            user: userName(movement.userId, users, { t }),
            otherPlace: place(movement.otherPlaceId),
            unit,
          };
          return {
            id: movement.id,
            icon: <Icon aria-hidden="true" />,
            title: (
              <>
                {movementWords(movement, names, t)} <UnsentMark kind="stockMovements" id={movement.id} />
              </>
            ),
            time: <TimeText instant={movement.at} />,
            ...(movement.note === '' && movement.ticketId === null
              ? {}
              : { body: <MovementBody movement={movement} /> }),
          };
        })}
      />
      {found.total > shown && <p className={styles.quiet}>{t('stock.movementsMore', { shown, count: found.total })}</p>}
    </Section>
  );
}

function MovementBody({ movement }: { movement: StockMovement }) {
  const t = useT();
  const { navigate } = useNavigation();
  const ticket = useRow('tickets', movement.ticketId);
  return (
    <>
      {movement.note !== '' && <p className={styles.note}>{movement.note}</p>}
      {ticket !== undefined && (
        <Button size="small" onPress={() => navigate({ view: 'tickets', params: { ticketId: ticket.id } })}>
          {t('stock.openTicket', { number: ticketNumber(ticket) })}
        </Button>
      )}
    </>
  );
}
