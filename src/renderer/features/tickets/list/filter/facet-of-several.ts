import type { FacetValue } from '#shared/replica/query.ts';

/** Returns how many tickets have each of the values they can have several of; the read index counts the combinations. */
export function eachOfSeveral(combinations: readonly FacetValue[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { value, count } of combinations) {
    for (const id of typeof value === 'string' ? value.split(' ') : []) {
      if (id !== '') counts.set(id, (counts.get(id) ?? 0) + count);
    }
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}
