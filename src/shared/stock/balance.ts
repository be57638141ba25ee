import { derivedId, type Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Instant } from '../time/instant.ts';
import { recentMax, type StockBalance } from './schema.ts';

/** Returns the identifier of the balance of a spare part at a place: the same wherever it is made. */
export function stockBalanceId(sparePartId: Id, placeId: Id): Id {
  return derivedId(sparePartId, `stock-balance:${placeId}`);
}

/** Returns the balance of a spare part at a place where there has been none. */
export function emptyBalance(
  { id, organisationId }: { id: Id; organisationId: OrganisationId },
  placeId: Id,
  at: Instant,
): StockBalance {
  return {
    id: stockBalanceId(id, placeId),
    organisationId,
    version: 0,
    sparePartId: id,
    placeId,
    quantity: 0,
    changedAt: at,
    countedAt: null,
    recent: [],
    recentFrom: null,
  };
}

/** A balance after something was done, and what of that a later count had already seen. */
export type Changed = { type: 'changed'; balance: StockBalance; alreadyCounted: boolean } | { type: 'too-small' };

/**
 * Returns the balance after `change` at `at`. What happened before the latest count was part of what was counted: it changes
 * nothing. Otherwise there must be enough.
 */
export function changeBalance(balance: StockBalance, change: number, at: Instant): Changed {
  if (balance.countedAt !== null && at <= balance.countedAt) return { type: 'changed', balance, alreadyCounted: true };
  const quantity = balance.quantity + change;
  if (quantity < 0) return { type: 'too-small' };
  const changedAt = at > balance.changedAt ? at : balance.changedAt;
  return { type: 'changed', balance: { ...remember(balance, change, at), quantity, changedAt }, alreadyCounted: false };
}

function remember(balance: StockBalance, change: number, at: Instant): StockBalance {
  const all = [...balance.recent, { at, change }].sort((one, other) => (one.at < other.at ? -1 : 1));
  const dropped = all.slice(0, Math.max(0, all.length - recentMax));
  const recentFrom = dropped.reduce<Instant | null>(
    (latest, each) => (latest === null || each.at > latest ? each.at : latest),
    balance.recentFrom,
  );
  return { ...balance, recent: all.slice(dropped.length), recentFrom };
}

/** A balance after a count, and by how much it changed; or why the count cannot be taken in. */
export type Counted =
  | { type: 'counted'; balance: StockBalance; change: number }
  | { type: 'too-old' }
  | { type: 'contradicted'; taken: number };

/**
 * Returns the balance after a count: what was counted at `at`, and what has happened since on top of it. A count older than
 * the latest changes nothing.
 */
export function countBalance(balance: StockBalance, counted: number, at: Instant): Counted {
  if (balance.countedAt !== null && at <= balance.countedAt) return { type: 'counted', balance, change: 0 };
  if (balance.recentFrom !== null && at < balance.recentFrom) return { type: 'too-old' };
  const recent = balance.recent.filter((each) => each.at > at);
  const since = recent.reduce((sum, { change }) => sum + change, 0);
  const quantity = counted + since;
  if (quantity < 0) return { type: 'contradicted', taken: -since };
  const changedAt = at > balance.changedAt ? at : balance.changedAt;
  const next = { ...balance, quantity, changedAt, countedAt: at, recent, recentFrom: null };
  return { type: 'counted', balance: next, change: quantity - balance.quantity };
}
