import { newId } from '../../../../src/shared/identity/ids.ts';
import type { Row } from '../../../../src/shared/sync/kinds.ts';
import { sets } from '../effects.ts';
import type { Look, Makers } from './look.ts';

interface Shelf {
  readonly part: Row<'spareParts'>;
  readonly place: Row<'stockPlaces'>;
  /** How many the person sees there. */
  readonly quantity: number;
}

/** Returns a spare part at a place; with `least`, one of which so many are there. */
async function shelf(look: Look, least = 0): Promise<Shelf | null> {
  const places = await look.all('stockPlaces');
  const balances = await look.all('stockBalances');
  const shelves = (await look.all('spareParts')).flatMap((part) =>
    places
      .filter(({ organisationId }) => organisationId === part.organisationId)
      .map((place): Shelf => {
        const balance = balances.find((row) => row.sparePartId === part.id && row.placeId === place.id);
        return { part, place, quantity: balance?.quantity ?? 0 };
      })
      .filter(({ quantity }) => quantity >= least),
  );
  return look.among(shelves, look.drawn.first) ?? null;
}

/** Of what one movement of a shelf is made. */
function movement(look: Look, { part, place }: Shelf, most: number) {
  const quantity = 1 + (look.drawn.second % most);
  const args = { id: newId(), sparePartId: part.id, placeId: place.id, quantity, note: look.word('Lager') };
  const row = { sparePartId: part.id, placeId: place.id, note: args.note };
  return { args, row };
}

type StockMakers = Makers<'stock.receive' | 'stock.take' | 'stock.return' | 'stock.move' | 'stock.count'>;

/** What lies where is not foretold: it depends on clocks. The sums are held to it at every step (`invariants.ts`). */
export const stockMakers: StockMakers = {
  'stock.receive': async (look) => {
    const found = await shelf(look);
    if (found === null) return null;
    const { args, row } = movement(look, found, 9);
    return { args, effects: [sets('stockMovements', args.id, { ...row, type: 'received', change: args.quantity })] };
  },
  'stock.take': async (look) => {
    const found = await shelf(look, 1);
    if (found === null) return null;
    // All that is left now and then, so that two who take the last one meet.
    const { args, row } = movement(look, found, found.quantity);
    const effects = [sets('stockMovements', args.id, { ...row, type: 'taken', change: -args.quantity })];
    return { args: { ...args, ticketId: null }, effects };
  },
  'stock.return': async (look) => {
    const found = await shelf(look);
    const ticket = await look.one('tickets', () => true, 'third');
    if (found === null || ticket === undefined) return null;
    const { args, row } = movement(look, found, 3);
    const effects = [sets('stockMovements', args.id, { ...row, type: 'returned', ticketId: ticket.id })];
    return { args: { ...args, ticketId: ticket.id }, effects };
  },
  'stock.move': async (look) => {
    const found = await shelf(look, 1);
    const isOther = ({ id, organisationId }: Row<'stockPlaces'>) =>
      id !== found?.place.id && organisationId === found?.place.organisationId;
    const to = await look.one('stockPlaces', isOther, 'third');
    if (found === null || to === undefined) return null;
    const { args, row } = movement(look, found, found.quantity);
    const effects = [sets('stockMovements', args.id, { ...row, type: 'moved', otherPlaceId: to.id })];
    return { args: { ...args, toPlaceId: to.id }, effects };
  },
  'stock.count': async (look) => {
    const found = await shelf(look);
    if (found === null) return null;
    const { args, row } = movement(look, found, 9);
    const { quantity: counted, ...rest } = args;
    const effects = [sets('stockMovements', args.id, { ...row, type: 'counted', counted })];
    return { args: { ...rest, counted, expected: found.quantity, countedAt: look.hoursFromNow(0) }, effects };
  },
};
