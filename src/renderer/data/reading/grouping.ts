import type { Grouping, ListGroup } from '#shared/replica/query.ts';
import type { Scalar } from '../rows/packed-column.ts';
import { compareScalars } from './column.ts';
import type { KindIndex } from './kind-index.ts';

/** The groups of a list, and where the rows of the asked range are to be looked for. */
export interface Grouped {
  readonly groups: ListGroup[];
  /** Places in the slots given: the rows of the groups that the range touches. */
  readonly places: Uint32Array;
  /** For each of these places the position of its group. */
  readonly ranks: Float64Array;
  /** How many shown rows come before those of these groups. */
  readonly before: number;
  /** How many rows are not collapsed away. */
  readonly shown: number;
}

interface Found {
  readonly code: number;
  readonly value: Scalar;
  /** The first slot that has it: what the group is ordered by is read there. */
  readonly slot: number;
  readonly count: number;
}

/** Counts every group and narrows the rows down to the groups in the range; no row is looked at otherwise. */
export function groupRows(
  index: KindIndex,
  slots: Uint32Array,
  grouping: Grouping,
  range: { start: number; end: number },
): Grouped {
  const codes = new Uint32Array(slots.length);
  const values = index.column(grouping.field).codesOf(slots, grouping.edges, codes);
  const found = inOrder(index, countedCodes(slots, codes, values), grouping);
  const collapsed = new Set(grouping.collapsed);
  const groups = found.map(({ value, count }) => ({ value, count, collapsed: collapsed.has(value) }));

  const nowhere = found.length;
  const rankOf = new Uint32Array(values.length).fill(nowhere);
  let shown = 0;
  let before = 0;
  let wanted = 0;
  found.forEach(({ code, value, count }, rank) => {
    if (collapsed.has(value)) return;
    const isTouched = shown < range.end && shown + count > range.start;
    if (isTouched) {
      if (wanted === 0) before = shown;
      wanted += count;
      rankOf[code] = rank;
    }
    shown += count;
  });

  const places = new Uint32Array(wanted);
  const ranks = new Float64Array(wanted);
  let taken = 0;
  for (let place = 0; place < codes.length && taken < wanted; place += 1) {
    const rank = rankOf[codes[place] ?? 0] ?? nowhere;
    if (rank === nowhere) continue;
    places[taken] = place;
    ranks[taken] = rank;
    taken += 1;
  }
  return { groups, places, ranks, before, shown };
}

function countedCodes(slots: Uint32Array, codes: Uint32Array, values: readonly Scalar[]): Found[] {
  const counts = new Uint32Array(values.length);
  const firsts = new Uint32Array(values.length);
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    const count = counts[code] ?? 0;
    if (count === 0) firsts[code] = slots[place] ?? 0;
    counts[code] = count + 1;
  }
  return values.flatMap((value, code) => {
    const count = counts[code] ?? 0;
    return count === 0 ? [] : [{ code, value, slot: firsts[code] ?? 0, count }];
  });
}

/** By what the groups are ordered by, then by their values, so that two of one name keep apart; nothing last. */
function inOrder(index: KindIndex, found: Found[], { field, order, edges, descending }: Grouping): Found[] {
  const sign = descending ? -1 : 1;
  const byValue = (one: Found, other: Found) => {
    if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
    // Texts that sort alike, 7 and 007 say, keep one order whichever row came first.
    return sign * (compareScalars(one.value, other.value) || (one.value < other.value ? -1 : 1));
  };
  if (edges !== null || order === field) return found.sort(byValue);
  const slots = Uint32Array.from(found, ({ slot }) => slot);
  const keys = new Float64Array(slots.length);
  index.sortable(order).sortKeys(slots, descending, keys);
  const keyOf = new Map(found.map((each, at) => [each, keys[at] ?? 0]));
  return found.sort((one, other) => {
    const [a, b] = [keyOf.get(one) ?? 0, keyOf.get(other) ?? 0];
    if (one.value === null || other.value === null || a === b) return byValue(one, other);
    return a < b ? -1 : 1;
  });
}
