/** What stands between the entries of a cell that has several. */
export const listSeparator = '|';

/** A file read as a table: its heading, and its lines by the number of the line they begin on. */
export interface TextTable {
  heading: readonly string[];
  lines: readonly { line: number; cells: readonly string[] }[];
  /** The line with a quotation mark that nothing closes. */
  openQuote?: number | null;
}
