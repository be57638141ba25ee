import type { Condition, FacetValue } from '#shared/replica/query.ts';
import type { Scalar } from '../rows/packed-column.ts';
import type { Steps } from './steps.ts';
import { compareSwedish } from './swedish-order.ts';

/** Added to a slot's `failed` for each field whose conditions do not hold there, together with the field's mark. A query has few fields (questionSchema): their failures add up to less than 16 bits. */
export const failure = 256;

/** One field of all rows of a kind, by slot. A slot that is not live may have any value. */
export interface Column {
  /** Reads the segments added since the last time. False when the column cannot take their values and must be made anew. */
  extend(): boolean;
  /** The single row of a slot is new or another; the row stood in the slot `before` until now, -1 for none. False as above. */
  change(slot: number, before: number): boolean;
  valueAt(slot: number): Scalar;
  /**
   * Adds `weight` to `failed` (by place in `slots`) where one of the conditions, all on this field, does not hold. Without
   * a branch where that can be: which rows fail is as good as random, and a wrong guess costs more than the work.
   */
  refuse(conditions: readonly Condition[], slots: Uint32Array, failed: Uint16Array, weight: number): void;
  /** Counts the values in these slots. In no order. */
  tally(slots: readonly Uint32Array[]): FacetValue[];
  /**
   * Writes for each of these slots a number that stands for its value, and returns the values by those numbers. With
   * edges the value is the interval (see `intervalOf`).
   */
  codesOf(slots: Uint32Array, edges: readonly string[] | null, codes: Uint32Array): readonly Scalar[];
  /** Makes what sorting needs. */
  sortSteps(): Steps;
  /** Writes numbers that order as the values of these slots do: infinity for null, so that null is last. After sortSteps. */
  sortKeys(slots: Uint32Array, descending: boolean, keys: Float64Array): void;
}

/** Returns the number to sort by: null is last both ways. */
export function sortKey(rank: number, descending: boolean): number {
  if (Number.isNaN(rank)) return Number.POSITIVE_INFINITY;
  return descending ? -rank : rank;
}

function typeOrder(value: Scalar): number {
  if (value === null) return 3;
  if (typeof value === 'boolean') return 0;
  return typeof value === 'number' ? 1 : 2;
}

/** Order of values of one field: false before true, numbers by size, texts (instants among them) in Swedish, null last. */
export function compareScalars(one: Scalar, other: Scalar): number {
  if (typeof one === 'string' && typeof other === 'string') return compareSwedish(one, other);
  const difference = typeOrder(one) - typeOrder(other);
  return difference !== 0 ? difference : Number(one) - Number(other);
}
