import type { Condition, FacetValue } from '#shared/replica/query.ts';
import type { PackedColumn, Scalar } from '../rows/packed-column.ts';
import { valueAt } from '../rows/packed-column.ts';
import { type Column, compareScalars, sortKey } from './column.ts';
import { holds, intervalCode, intervalOf, intervalValues } from './conditions.ts';
import type { FieldSource } from './field-source.ts';
import type { Slots } from './slots.ts';
import type { Steps } from './steps.ts';

const codesOf16Bits = 0x1_0000;

/** Few different values, of any type: each row has a number that stands for its value. */
export class CodedColumn implements Column {
  private codes: Uint16Array | Uint32Array;
  private values: Scalar[] = [];
  private readonly codeOf = new Map<Scalar, number>();
  private ranks = new Float64Array(0);
  private blocks = 0;
  private readonly slots: Slots;
  private readonly source: FieldSource;
  private readonly most: number;

  /** `most` different values are taken; more than 65,536 take twice the memory. */
  constructor(slots: Slots, source: FieldSource, most: number) {
    this.slots = slots;
    this.source = source;
    this.most = most;
    this.codes = most > codesOf16Bits ? new Uint32Array(0) : new Uint16Array(0);
  }

  extend(): boolean {
    this.reserve();
    for (; this.blocks < this.slots.blocks.length; this.blocks += 1) {
      const block = this.slots.blocks[this.blocks];
      if (block === undefined) break;
      this.take(this.source.pack(block.rows), block.base, block.rows.count);
    }
    return this.values.length <= this.most;
  }

  change(slot: number): boolean {
    const row = this.slots.singles.get(slot);
    if (row === undefined) return true;
    const code = this.code(this.source.read(row));
    if (this.values.length > this.most) return false;
    this.reserve();
    this.codes[slot] = code;
    return true;
  }

  valueAt(slot: number): Scalar {
    return this.values[this.codes[slot] ?? 0] ?? null;
  }

  refuse(conditions: readonly Condition[], slots: Uint32Array, failed: Uint16Array, weight: number): void {
    const added = Uint16Array.from(this.values, (value) =>
      conditions.every((condition) => holds(condition, value)) ? 0 : weight,
    );
    const { codes } = this;
    for (let at = 0; at < slots.length; at += 1) {
      failed[at] = (failed[at] ?? 0) + (added[codes[slots[at] ?? 0] ?? 0] ?? 0);
    }
  }

  tally(lists: readonly Uint32Array[]): FacetValue[] {
    const counts = new Uint32Array(this.values.length);
    const { codes } = this;
    for (const slots of lists) {
      for (let at = 0; at < slots.length; at += 1) {
        const code = codes[slots[at] ?? 0] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    }
    return this.values.flatMap((value, code) => {
      const count = counts[code] ?? 0;
      return count === 0 ? [] : [{ value, count }];
    });
  }

  codesOf(slots: Uint32Array, edges: readonly string[] | null, codes: Uint32Array): readonly Scalar[] {
    const own = this.codes;
    if (edges === null) {
      for (let at = 0; at < slots.length; at += 1) codes[at] = own[slots[at] ?? 0] ?? 0;
      return this.values;
    }
    const intervals = this.values.map((value) => intervalCode(intervalOf(value, edges)));
    for (let at = 0; at < slots.length; at += 1) codes[at] = intervals[own[slots[at] ?? 0] ?? 0] ?? 0;
    return intervalValues(edges);
  }

  *sortSteps(): Steps {
    if (this.ranks.length === this.values.length) return;
    const ranks = new Float64Array(this.values.length);
    const order = this.values.map((_, code) => code);
    const decoded = (code: number) => this.values[code] ?? null;
    order.sort((one, other) => compareScalars(decoded(one), decoded(other)));
    let rank = 0;
    order.forEach((code, at) => {
      const before = order[at - 1];
      if (before !== undefined && compareScalars(decoded(before), decoded(code)) !== 0) rank += 1;
      ranks[code] = decoded(code) === null ? Number.NaN : rank;
    });
    this.ranks = ranks;
  }

  sortKeys(slots: Uint32Array, descending: boolean, keys: Float64Array): void {
    const keyOf = this.ranks.map((rank) => sortKey(rank, descending));
    const { codes } = this;
    for (let at = 0; at < slots.length; at += 1) keys[at] = keyOf[codes[slots[at] ?? 0] ?? 0] ?? 0;
  }

  private take(column: PackedColumn, base: number, count: number): void {
    const { codes } = this;
    if (column.type !== 'codes') {
      for (let at = 0; at < count; at += 1) codes[base + at] = this.code(valueAt(column, at));
      return;
    }
    const here = Uint32Array.from(column.values, (value) => this.code(value));
    const theirs = column.codes;
    for (let at = 0; at < count; at += 1) codes[base + at] = here[theirs[at] ?? 0] ?? 0;
  }

  private code(value: Scalar): number {
    const known = this.codeOf.get(value);
    if (known !== undefined) return known;
    const code = this.values.length;
    this.codeOf.set(value, code);
    this.values.push(value);
    return code;
  }

  private reserve(): void {
    const { length } = this.slots.live;
    if (this.codes.length >= length) return;
    const larger = this.codes instanceof Uint32Array ? new Uint32Array(length) : new Uint16Array(length);
    larger.set(this.codes);
    this.codes = larger;
  }
}
