import type { Id } from '../../identity/ids.ts';

/** Returns how much the entries have been used: the latest choice counts most, each time it was chosen. */
export function usesOf(used: readonly Id[], slots: ReadonlyMap<Id, number>): Map<number, number> {
  const uses = new Map<number, number>();
  used.forEach((id, place) => {
    const slot = slots.get(id);
    if (slot === undefined) return;
    const weight = Math.max(1, 8 - Math.floor(place / 4));
    uses.set(slot, Math.min(63, (uses.get(slot) ?? 0) + weight));
  });
  return uses;
}
