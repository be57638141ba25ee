import { assertNever } from '#shared/assert-never.ts';
import type { Condition, FacetValue } from '#shared/replica/query.ts';
import { instantOf, millisecondsOf } from '../rows/canonical-instant.ts';
import type { PackedColumn, Scalar } from '../rows/packed-column.ts';
import { type Column, sortKey } from './column.ts';
import { firstNotBefore, intervalCode, intervalValues } from './conditions.ts';
import type { FieldSource } from './field-source.ts';
import type { Slots } from './slots.ts';
import type { Steps } from './steps.ts';

/** A condition `in` (wanted) or `notIn`. */
interface Listed {
  readonly wanted: boolean;
  readonly values: ReadonlySet<number>;
  readonly withNull: boolean;
}

/** What a number must be: from `from` on, before `to`, and at most `most`. */
interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

function admits({ wanted, values, withNull }: Listed, value: number): boolean {
  return (Number.isNaN(value) ? withNull : values.has(value)) === wanted;
}

/** How many of the rising numbers are not after the value; null for NaN. */
function passed(value: number, rising: readonly number[]): number | null {
  if (Number.isNaN(value)) return null;
  let count = 0;
  while (count < rising.length && value >= (rising[count] ?? Number.POSITIVE_INFINITY)) count += 1;
  return count;
}

/** Numbers, or instants as milliseconds; NaN is null. */
export class NumberColumn implements Column {
  private values = new Float64Array(0);
  private blocks = 0;
  private readonly slots: Slots;
  private readonly source: FieldSource;
  private readonly instants: boolean;

  constructor(slots: Slots, source: FieldSource, instants: boolean) {
    this.slots = slots;
    this.source = source;
    this.instants = instants;
  }

  /** Whether a column of these numbers can hold a segment's. */
  static fitsPacked(column: PackedColumn, instants: boolean): boolean {
    if (column.type === 'numbers') return column.instants === instants;
    return column.type === 'codes' && column.values.every((value) => value === null);
  }

  /** Whether a column of these numbers can hold the value. */
  static fits(value: Scalar, instants: boolean): boolean {
    if (value === null) return true;
    return instants ? typeof value === 'string' && !Number.isNaN(millisecondsOf(value)) : typeof value === 'number';
  }

  extend(): boolean {
    this.reserve();
    for (; this.blocks < this.slots.blocks.length; this.blocks += 1) {
      const block = this.slots.blocks[this.blocks];
      if (block === undefined) break;
      const column = this.source.pack(block.rows);
      if (!NumberColumn.fitsPacked(column, this.instants)) return false;
      if (column.type === 'numbers') this.values.set(column.values, block.base);
      else this.values.fill(Number.NaN, block.base, block.base + block.rows.count);
    }
    return true;
  }

  change(slot: number): boolean {
    const row = this.slots.singles.get(slot);
    if (row === undefined) return true;
    const value = this.source.read(row);
    if (!NumberColumn.fits(value, this.instants)) return false;
    this.reserve();
    this.values[slot] = this.numberOf(value);
    return true;
  }

  valueAt(slot: number): Scalar {
    return this.scalarOf(this.values[slot] ?? Number.NaN);
  }

  refuse(conditions: readonly Condition[], slots: Uint32Array, failed: Uint16Array, weight: number): void {
    let from = Number.NEGATIVE_INFINITY;
    let to = Number.POSITIVE_INFINITY;
    let most = Number.POSITIVE_INFINITY;
    let bounded = false;
    const listed: Listed[] = [];
    for (const condition of conditions) {
      switch (condition.op) {
        case 'before':
          to = Math.min(to, this.instants ? firstNotBefore(condition.value) : Number.NEGATIVE_INFINITY);
          bounded = true;
          break;
        case 'onOrAfter':
          from = Math.max(from, this.instants ? firstNotBefore(condition.value) : Number.POSITIVE_INFINITY);
          bounded = true;
          break;
        case 'atLeast':
          from = Math.max(from, this.instants ? Number.POSITIVE_INFINITY : condition.number);
          bounded = true;
          break;
        case 'atMost':
          most = Math.min(most, this.instants ? Number.NEGATIVE_INFINITY : condition.number);
          bounded = true;
          break;
        case 'contains':
          // No number and no instant has a text within.
          to = Number.NEGATIVE_INFINITY;
          bounded = true;
          break;
        case 'lacks':
          break;
        case 'in':
        case 'notIn':
          listed.push({
            wanted: condition.op === 'in',
            values: new Set(
              condition.values.map((value) => this.numberOf(value)).filter((value) => !Number.isNaN(value)),
            ),
            withNull: condition.values.includes(null),
          });
          break;
        default:
          assertNever(condition);
      }
    }
    if (bounded) this.refuseOutside({ from, to, most }, listed, slots, failed, weight);
    else this.refuseOthers(listed, slots, failed, weight);
  }

  tally(lists: readonly Uint32Array[]): FacetValue[] {
    const counts = new Map<number, number>();
    for (const slots of lists) {
      for (const slot of slots) {
        const value = this.values[slot] ?? Number.NaN;
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].map(([value, count]) => ({ value: this.scalarOf(value), count }));
  }

  codesOf(slots: Uint32Array, edges: readonly string[] | null, codes: Uint32Array): readonly Scalar[] {
    const { values } = this;
    if (edges !== null) {
      const from = this.instants ? edges.map(firstNotBefore) : null;
      for (let at = 0; at < slots.length; at += 1) {
        codes[at] = intervalCode(from === null ? null : passed(values[slots[at] ?? 0] ?? Number.NaN, from));
      }
      return intervalValues(edges);
    }
    const codeOf = new Map<number, number>();
    for (let at = 0; at < slots.length; at += 1) {
      const value = values[slots[at] ?? 0] ?? Number.NaN;
      const code = codeOf.get(value) ?? codeOf.size;
      codeOf.set(value, code);
      codes[at] = code;
    }
    return [...codeOf.keys()].map((value) => this.scalarOf(value));
  }

  *sortSteps(): Steps {}

  sortKeys(slots: Uint32Array, descending: boolean, keys: Float64Array): void {
    const { values } = this;
    for (let at = 0; at < slots.length; at += 1) {
      keys[at] = sortKey(values[slots[at] ?? 0] ?? Number.NaN, descending);
    }
  }

  /** Null is in no interval: NaN compares false. */
  private refuseOutside(
    { from, to, most }: Bounds,
    listed: readonly Listed[],
    slots: Uint32Array,
    failed: Uint16Array,
    weight: number,
  ): void {
    const { values } = this;
    if (listed.length === 0) {
      for (let at = 0; at < slots.length; at += 1) {
        const value = values[slots[at] ?? 0] ?? Number.NaN;
        failed[at] =
          (failed[at] ?? 0) + weight * (1 - (Number(value >= from) & Number(value < to) & Number(value <= most)));
      }
      return;
    }
    for (let at = 0; at < slots.length; at += 1) {
      const value = values[slots[at] ?? 0] ?? Number.NaN;
      const passing = value >= from && value < to && value <= most && listed.every((list) => admits(list, value));
      failed[at] = (failed[at] ?? 0) + (passing ? 0 : weight);
    }
  }

  private refuseOthers(listed: readonly Listed[], slots: Uint32Array, failed: Uint16Array, weight: number): void {
    const { values } = this;
    for (let at = 0; at < slots.length; at += 1) {
      const value = values[slots[at] ?? 0] ?? Number.NaN;
      if (!listed.every((list) => admits(list, value))) failed[at] = (failed[at] ?? 0) + weight;
    }
  }

  private scalarOf(value: number): Scalar {
    if (Number.isNaN(value)) return null;
    return this.instants ? instantOf(value) : value;
  }

  private numberOf(value: Scalar): number {
    if (typeof value === 'number') return this.instants ? Number.NaN : value;
    return typeof value === 'string' && this.instants ? millisecondsOf(value) : Number.NaN;
  }

  private reserve(): void {
    const { length } = this.slots.live;
    if (this.values.length >= length) return;
    const larger = new Float64Array(length);
    larger.set(this.values);
    this.values = larger;
  }
}
