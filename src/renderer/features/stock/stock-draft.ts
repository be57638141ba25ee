import { assertNever } from '#shared/assert-never.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { StockBalance, StockPlace } from '#shared/stock/schema.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What is done with a spare part. */
export const stockActs = ['take', 'receive', 'return', 'move', 'count'] as const;
export type StockAct = (typeof stockActs)[number];

/** What is written in the form; plain data, kept as a draft. */
export interface StockDraft {
  sparePartId: Id | null;
  placeId: Id | null;
  toPlaceId: Id | null;
  ticketId: Id | null;
  quantity: number | null;
  /** When the number was written: that is when it was counted, whenever it is saved. */
  countedAt: Instant | null;
  note: string;
}

export type StockProblems = Partial<Record<'part' | 'place' | 'toPlace' | 'quantity' | 'note', MessageId>>;

/** Returns the form as it opens. */
export function startStock(known: Partial<StockDraft>, act: StockAct): StockDraft {
  return {
    sparePartId: null,
    placeId: null,
    toPlaceId: null,
    ticketId: null,
    // One is what is mostly taken; how many were counted nobody can guess.
    quantity: act === 'count' ? null : 1,
    countedAt: null,
    note: '',
    ...known,
  };
}

/**
 * Returns where something is mostly done: one's own place if there is any of it there, the only place that has some, or the only
 * place at all.
 */
export function usualPlace(
  act: StockAct,
  places: readonly StockPlace[],
  balances: readonly StockBalance[],
  userId: Id,
): Id | null {
  const has = (place: StockPlace) => balances.some(({ placeId, quantity }) => placeId === place.id && quantity > 0);
  const able = act === 'take' || act === 'move' ? places.filter(has) : places;
  const own = able.find((place) => place.userId === userId);
  return own?.id ?? (able.length === 1 ? (able[0]?.id ?? null) : null);
}

/** Returns what must be put right before it can be saved, by field. `left`: what the balance says, where there is one. */
export function stockProblems(act: StockAct, draft: StockDraft, left: number): StockProblems {
  const problems: StockProblems = {};
  if (draft.sparePartId === null) problems.part = 'stock.problem.part';
  if (draft.placeId === null) problems.place = 'stock.problem.place';
  if (act === 'move' && draft.toPlaceId === null) problems.toPlace = 'stock.problem.toPlace';
  if (act === 'move' && draft.toPlaceId !== null && draft.toPlaceId === draft.placeId) {
    problems.toPlace = 'stock.problem.samePlace';
  }
  if (draft.quantity === null || draft.quantity < (act === 'count' ? 0 : 1))
    problems.quantity = 'stock.problem.quantity';
  const note = draft.note.trim();
  if (act === 'take' && draft.ticketId === null && note === '') problems.note = 'stock.problem.purpose';
  if (act === 'count' && draft.quantity !== null && draft.quantity !== left && note === '') {
    problems.note = 'stock.problem.difference';
  }
  return problems;
}

/** A command of the stock, ready to be given. */
export type StockCommand =
  | { name: 'stock.receive'; args: CommandArgs<'stock.receive'> }
  | { name: 'stock.take'; args: CommandArgs<'stock.take'> }
  | { name: 'stock.return'; args: CommandArgs<'stock.return'> }
  | { name: 'stock.move'; args: CommandArgs<'stock.move'> }
  | { name: 'stock.count'; args: CommandArgs<'stock.count'> };

/** Returns the command of the form, or null while something in it must be put right. */
export function stockCommand(
  act: StockAct,
  draft: StockDraft,
  { id, left, now }: { id: Id; left: number; now: Instant },
): StockCommand | null {
  const { sparePartId, placeId, toPlaceId, ticketId, quantity } = draft;
  if (Object.keys(stockProblems(act, draft, left)).length > 0) return null;
  if (sparePartId === null || placeId === null || quantity === null) return null;
  const base = { id, sparePartId, placeId, note: draft.note.trim() };
  switch (act) {
    case 'receive':
      return { name: 'stock.receive', args: { ...base, quantity } };
    case 'take':
      return { name: 'stock.take', args: { ...base, quantity, ticketId } };
    case 'return':
      return { name: 'stock.return', args: { ...base, quantity, ticketId } };
    case 'move':
      return toPlaceId === null ? null : { name: 'stock.move', args: { ...base, quantity, toPlaceId } };
    case 'count':
      return {
        name: 'stock.count',
        args: { ...base, counted: quantity, expected: left, countedAt: draft.countedAt ?? now },
      };
    default:
      return assertNever(act);
  }
}
