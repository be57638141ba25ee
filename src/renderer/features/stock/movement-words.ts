import { assertNever } from '#shared/assert-never.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { StockMovement } from '#shared/stock/schema.ts';

/** What the words of a movement need beyond it. */
export interface MovementNames {
  user: string;
  otherPlace: string;
  unit: string;
}

/** Returns what happened, in a line. */
export function movementWords(
  movement: StockMovement,
  { user, otherPlace, unit }: MovementNames,
  t: Translate,
): string {
  const { type, change } = movement;
  const values = { name: user, count: Math.abs(change), unit, place: otherPlace };
  switch (type) {
    case 'received':
    case 'taken':
    case 'returned':
      return t(`stock.movement.${type}`, values);
    case 'moved':
      return t(change < 0 ? 'stock.movement.movedOut' : 'stock.movement.movedIn', values);
    case 'counted': {
      const counted = { ...values, counted: movement.counted ?? 0 };
      if (change === 0) return t('stock.movement.countedSame', counted);
      return t(change < 0 ? 'stock.movement.countedLess' : 'stock.movement.countedMore', counted);
    }
    case 'known':
      return t('stock.movement.known', values);
    default:
      return assertNever(type);
  }
}
