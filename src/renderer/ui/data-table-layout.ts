/** The measure of a column as the layout needs it. */
export interface ColumnMeasure {
  width: number;
  grow?: number;
  hideBelow?: number;
  leaves?: number;
  isPinned?: boolean;
}

/**
 * Returns the columns to draw in a table of `width` pixels of which `taken` are something else's: while all do not fit,
 * those that may leave do, the highest `leaves` first. All while the width is not known yet (0).
 */
export function columnsThatFit<Column extends ColumnMeasure>(
  columns: readonly Column[],
  width: number,
  taken = 0,
): readonly Column[] {
  if (width === 0) return columns;
  let fitting = columns.filter((column) => column.hideBelow === undefined || width >= column.hideBelow);
  while (leastWidth(fitting) + taken > width) {
    const rank = Math.max(...fitting.map(({ leaves }) => leaves ?? Number.NEGATIVE_INFINITY));
    if (rank === Number.NEGATIVE_INFINITY) break;
    fitting = fitting.filter(({ leaves }) => leaves !== rank);
  }
  return fitting;
}

/** Returns the `grid-template-columns` of the given columns: fixed pixels, or at least those and a share of the rest. */
export function gridTemplate(columns: readonly ColumnMeasure[]): string {
  return columns
    .map(({ width, grow }) => (grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`))
    .join(' ');
}

/** Returns the least width in pixels at which every column has its own; a narrower table scrolls sideways. */
export function leastWidth(columns: readonly ColumnMeasure[]): number {
  const edges = 16;
  return columns.reduce((sum, { width }) => sum + width, edges);
}

/** Returns how far from the left edge each pinned column stops, in pixels; undefined for the others. */
export function pinnedLefts(columns: readonly ColumnMeasure[]): readonly (number | undefined)[] {
  let taken = 0;
  return columns.map(({ width, isPinned }) => {
    if (!isPinned) return undefined;
    const left = taken;
    taken += width;
    return left;
  });
}

/** Returns the row a key moves to, or null when the key moves nothing. `page` is in rows. */
export function targetRow(key: string, current: number | null, total: number, page: number): number | null {
  if (total === 0) return null;
  const at = current ?? -1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  };
  const target = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return target === undefined ? null : Math.max(0, Math.min(total - 1, target));
}
