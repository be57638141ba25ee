import type { Put } from '#shared/commands/definition.ts';
import { withPart } from '#shared/tickets/link-tickets.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { DecisionRows } from '../rows/decision-rows.ts';
import type { Stored } from '../rows/stored.ts';
import type { Writes } from '../rows/write-rows.ts';

/**
 * Returns the same writes, with those of the parents that lose a part by them and that the person may not see: no decision of
 * theirs could write them, and whoever does see such a ticket sees how many parts it has. `stored` knows these rows too.
 */
export function withUnseenParents(
  { puts, removes }: Writes,
  rows: DecisionRows,
  at: Instant,
): { writes: Writes; stored: Stored } {
  const parents = puts.flatMap((put): Put[] => {
    if (put.kind !== 'tickets') return [];
    const formerId = rows.get('tickets', put.row.id)?.parentId ?? null;
    if (formerId === null || formerId === put.row.parentId) return [];
    const former = rows.unseen('tickets', formerId);
    return former === undefined ? [] : [withPart(former, -1, { at })];
  });
  const ids = new Set(parents.map(({ row }) => row.id));
  return {
    writes: { puts: [...puts, ...parents], removes },
    stored: (ref) => rows.stored(ref) ?? (ids.has(ref.id) ? rows.unseen(ref.kind, ref.id) : undefined),
  };
}
