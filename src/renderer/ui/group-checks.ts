import type { Checked } from './data-table-checks.tsx';
import type { Places } from './data-table-places.ts';
import type { RowWindow } from './held-rows.ts';

/** Returns how much of each group in sight is marked, as far as its rows are here; groups without marks are left out. */
export function groupChecks<Row>(
  held: RowWindow<Row>,
  places: Places,
  rowId: (row: Row) => string,
  checked: ReadonlySet<string>,
): ReadonlyMap<string, Checked> {
  const marked = new Map<string, { count: number; of: number }>();
  if ((held.groups ?? null) === null || checked.size === 0) return new Map();
  held.rows.forEach((row, offset) => {
    if (!checked.has(rowId(row))) return;
    const { group } = places.entryAt(places.placeOfRow(held.start + offset));
    if (group !== null) marked.set(group.key, { count: (marked.get(group.key)?.count ?? 0) + 1, of: group.count });
  });
  return new Map([...marked].map(([key, { count, of }]) => [key, count === of ? 'all' : 'some']));
}
