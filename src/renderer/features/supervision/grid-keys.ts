/** A cell of the figures table by line and column, from zero. */
export interface Cell {
  row: number;
  column: number;
}

/** Returns the cell an arrow key, Home or End goes to, staying inside; null for any other key. */
export function cellAfter(key: string, from: Cell, size: { rows: number; columns: number }): Cell | null {
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const to = (row: number, column: number): Cell => ({
    row: inside(row, size.rows),
    column: inside(column, size.columns),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(from.row, from.column - 1);
    case 'ArrowRight':
      return to(from.row, from.column + 1);
    case 'ArrowUp':
    case 'k':
      return to(from.row - 1, from.column);
    case 'ArrowDown':
    case 'j':
      return to(from.row + 1, from.column);
    case 'Home':
      return to(from.row, 0);
    case 'End':
      return to(from.row, size.columns - 1);
    default:
      return null;
  }
}
