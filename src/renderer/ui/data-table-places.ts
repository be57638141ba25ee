/** Rows that belong together, under a head of their own. */
export interface TableGroup {
  readonly key: string;
  readonly label: string;
  /** All of its rows, also while it is collapsed. */
  readonly count: number;
  readonly isCollapsed: boolean;
}

/** What stands at a place: a row by its number among those not collapsed away, or the head of a group. */
export type Entry =
  | { readonly type: 'row'; readonly row: number; readonly group: TableGroup | null }
  | { readonly type: 'group'; readonly group: TableGroup };

/** The order of a table from top to bottom. */
export interface Places {
  readonly total: number;
  entryAt(place: number): Entry;
  placeOfRow(row: number): number;
  placeOfGroup(key: string): number | null;
  /** The rows standing at the places from `start` to `end` (exclusive). */
  rowsAt(start: number, end: number): { start: number; end: number };
}

/** Returns how many rows the groups show. */
export function shownRows(groups: readonly Pick<TableGroup, 'count' | 'isCollapsed'>[]): number {
  return groups.reduce((sum, { count, isCollapsed }) => sum + (isCollapsed ? 0 : count), 0);
}

/** Returns the places of a table of so many rows: the rows alone, or groups with their rows under them. */
export function placesOf(rows: number, groups: readonly TableGroup[] | null): Places {
  return groups === null ? plainPlaces(rows) : groupedPlaces(groups);
}

function plainPlaces(total: number): Places {
  return {
    total,
    entryAt: (row) => ({ type: 'row', row, group: null }),
    placeOfRow: (row) => row,
    placeOfGroup: () => null,
    rowsAt: (start, end) => ({ start, end }),
  };
}

interface Head {
  readonly group: TableGroup;
  readonly place: number;
  /** The number of its first row. */
  readonly row: number;
}

function groupedPlaces(groups: readonly TableGroup[]): Places {
  const heads: Head[] = [];
  let place = 0;
  let row = 0;
  for (const group of groups) {
    heads.push({ group, place, row });
    const shown = group.isCollapsed ? 0 : group.count;
    place += 1 + shown;
    row += shown;
  }
  /** The last head for which `measure` is not beyond `at`. */
  const lastHead = (at: number, measure: (head: Head) => number): Head | undefined => {
    let low = 0;
    let high = heads.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const head = heads[middle];
      if (head !== undefined && measure(head) <= at) low = middle;
      else high = middle - 1;
    }
    return heads[low];
  };
  /** How many rows stand before a place. */
  const rowsBefore = (at: number): number => {
    const head = lastHead(at, (each) => each.place);
    if (head === undefined) return 0;
    return at >= place ? row : head.row + Math.max(0, at - head.place - 1);
  };
  return {
    total: place,
    entryAt: (at) => {
      const head = lastHead(at, (each) => each.place);
      if (head === undefined) return { type: 'row', row: at, group: null };
      if (head.place === at) return { type: 'group', group: head.group };
      return { type: 'row', row: head.row + at - head.place - 1, group: head.group };
    },
    placeOfRow: (wanted) => {
      // Collapsed and empty groups begin at the same row as the next: the last of them has it.
      const head = lastHead(wanted, (each) => each.row);
      return head === undefined ? wanted : head.place + 1 + wanted - head.row;
    },
    placeOfGroup: (key) => heads.find(({ group }) => group.key === key)?.place ?? null,
    rowsAt: (start, end) => ({ start: rowsBefore(start), end: rowsBefore(end) }),
  };
}
