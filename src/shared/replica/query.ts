import type { Row, RowKind } from '../sync/kinds.ts';

/** A condition on one column of a list. Several conditions must all hold. */
export type Condition =
  | { field: string; op: 'in'; values: readonly (string | number | boolean | null)[] }
  | { field: string; op: 'notIn'; values: readonly (string | number | boolean | null)[] }
  | { field: string; op: 'before'; value: string }
  | { field: string; op: 'onOrAfter'; value: string };

export interface SortKey {
  field: string;
  descending: boolean;
}

/** What a list asks of the read index. `text` matches words by their beginnings, å ä ö forgivingly, all words required. */
export interface ListQuery<K extends RowKind = RowKind> {
  kind: K;
  where: readonly Condition[];
  text: string;
  sort: readonly SortKey[];
  /** Half-open range of positions wanted. */
  range: { start: number; end: number };
  /** Fields to count values of, each as if its own condition were not set. */
  facets: readonly string[];
}

export interface FacetValue {
  value: string | number | boolean | null;
  count: number;
}

export interface ListResult<K extends RowKind = RowKind> {
  total: number;
  start: number;
  rows: Row<K>[];
  facets: Record<string, FacetValue[]>;
}
