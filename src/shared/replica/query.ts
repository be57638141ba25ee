import type { Row, RowKind } from '../sync/kinds.ts';

/** A condition on one column of a list. Several conditions must all hold. */
export type Condition =
  | { field: string; op: 'in'; values: readonly (string | number | boolean | null)[] }
  | { field: string; op: 'notIn'; values: readonly (string | number | boolean | null)[] }
  /** Of fields that are texts: has, or has not, one of these within; small and large letters are the same. */
  | { field: string; op: 'contains'; texts: readonly string[] }
  | { field: string; op: 'lacks'; texts: readonly string[] }
  | { field: string; op: 'before'; value: string }
  | { field: string; op: 'onOrAfter'; value: string }
  /** Of fields that are numbers; nothing (null) is neither. */
  | { field: string; op: 'atLeast' | 'atMost'; number: number };

export interface SortKey {
  field: string;
  descending: boolean;
}

type Value = string | number | boolean | null;

/** How the rows of a list stand in groups: by the values of a field, or by the interval an instant falls in. */
export interface Grouping {
  field: string;
  /** The field whose order the groups stand in; nothing (null) comes last. */
  order: string;
  descending: boolean;
  /** Instants, rising, that part time into intervals; a group's value is then how many of them are not after its rows'. */
  edges: readonly string[] | null;
  /** The groups whose rows are left out of the range. */
  collapsed: readonly Value[];
}

/** A group of a list's answer. */
export interface ListGroup {
  value: Value;
  /** All of its rows, also when it is collapsed. */
  count: number;
  collapsed: boolean;
}

/** What a list asks of the read index. `text` matches words by their beginnings, å ä ö forgivingly, all words required. */
export interface ListQuery<K extends RowKind = RowKind> {
  kind: K;
  where: readonly Condition[];
  text: string;
  sort: readonly SortKey[];
  /** Half-open range of positions wanted; rows of collapsed groups have none. */
  range: { start: number; end: number };
  /** Fields to count values of, each as if its own condition were not set. */
  facets: readonly string[];
  grouping?: Grouping | undefined;
}

export interface FacetValue {
  value: string | number | boolean | null;
  count: number;
}

export interface ListResult<K extends RowKind = RowKind> {
  /** All rows found, those of collapsed groups too. */
  total: number;
  start: number;
  rows: Row<K>[];
  facets: Record<string, FacetValue[]>;
  /** Present when groups were asked for: those with rows, in order. */
  groups?: ListGroup[] | undefined;
}
