import type { Condition, FacetValue } from '#shared/replica/query.ts';
import { type PackedColumn, type Scalar, valueAt } from '../rows/packed-column.ts';
import { type Column, sortKey } from './column.ts';
import { holds, intervalCode, intervalOf, intervalValues } from './conditions.ts';
import type { FieldSource } from './field-source.ts';
import type { Slots } from './slots.ts';
import type { Steps } from './steps.ts';
import { hashesOf, hashOf } from './text-hash.ts';
import { TextRanks } from './text-ranks.ts';

interface TextBlock {
  readonly base: number;
  readonly count: number;
  readonly column: PackedColumn;
}

/** Many different texts: left where they are packed, with numbers to find and to sort them by, made when first needed. */
export class TextColumn implements Column {
  private readonly held: TextBlock[] = [];
  private readonly singles = new Map<number, string | null>();
  private hashes: Uint32Array | null = null;
  private hashedBlocks = 0;
  private ranks: TextRanks | null = null;
  private rankedBlocks = 0;
  private readonly slots: Slots;
  private readonly source: FieldSource;

  constructor(slots: Slots, source: FieldSource) {
    this.slots = slots;
    this.source = source;
  }

  static fitsPacked(column: PackedColumn): boolean {
    if (column.type === 'numbers') return column.instants;
    return column.type !== 'codes' || column.values.every((value) => value === null || typeof value === 'string');
  }

  extend(): boolean {
    for (const { base, rows } of this.slots.blocks.slice(this.held.length)) {
      const column = this.source.pack(rows);
      if (!TextColumn.fitsPacked(column)) return false;
      this.held.push({ base, count: rows.count, column });
    }
    return true;
  }

  change(slot: number, before: number): boolean {
    const row = this.slots.singles.get(slot);
    if (row === undefined) return true;
    const value = this.source.read(row);
    if (value !== null && typeof value !== 'string') return false;
    if (before === slot && this.singles.get(slot) === value) return true;
    this.singles.set(slot, value);
    if (this.hashes !== null) {
      this.hashes = this.roomy(this.hashes);
      this.hashes[slot] = hashOf(value);
    }
    // Most fields of a changed row are what they were in its segment.
    const isSame = before >= 0 && before !== slot && this.packedAt(before) === value;
    this.ranks?.setSingle(slot, value, isSame ? before : -1);
    return true;
  }

  valueAt(slot: number): Scalar {
    const single = this.singles.get(slot);
    if (single !== undefined && this.slots.singles.has(slot)) return single;
    return this.packedAt(slot);
  }

  refuse(conditions: readonly Condition[], slots: Uint32Array, failed: Uint16Array, weight: number): void {
    const hashes = this.withHashes();
    const tests = conditions.map((condition) => {
      const isList = condition.op === 'in' || condition.op === 'notIn';
      return { condition, hashes: isList ? new Set(condition.values.map(hashOf)) : null };
    });
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0;
      const hash = hashes[slot] ?? 0;
      // A value whose hash is not listed is not listed; otherwise the value itself decides.
      const passing = tests.every(({ condition, hashes: listed }) =>
        listed !== null && !listed.has(hash) ? condition.op === 'notIn' : holds(condition, this.valueAt(slot)),
      );
      if (!passing) failed[at] = (failed[at] ?? 0) + weight;
    }
  }

  tally(lists: readonly Uint32Array[]): FacetValue[] {
    const counts = new Map<Scalar, number>();
    for (const slots of lists) {
      for (const slot of slots) {
        const value = this.valueAt(slot);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }

  codesOf(slots: Uint32Array, edges: readonly string[] | null, codes: Uint32Array): readonly Scalar[] {
    if (edges !== null) {
      for (let at = 0; at < slots.length; at += 1) {
        codes[at] = intervalCode(intervalOf(this.valueAt(slots[at] ?? 0), edges));
      }
      return intervalValues(edges);
    }
    const codeOf = new Map<Scalar, number>();
    for (let at = 0; at < slots.length; at += 1) {
      const value = this.valueAt(slots[at] ?? 0);
      const code = codeOf.get(value) ?? codeOf.size;
      codeOf.set(value, code);
      codes[at] = code;
    }
    return [...codeOf.keys()];
  }

  *sortSteps(): Steps {
    const ranks = this.ranks ?? new TextRanks((slot) => this.packedText(slot));
    if (this.ranks === null) {
      this.ranks = ranks;
      for (const [slot, text] of this.singles) if (this.slots.singles.has(slot)) ranks.setSingle(slot, text, -1);
    }
    const end = this.held.length;
    const waiting = this.held.slice(this.rankedBlocks, end);
    if (waiting.length > 0) {
      yield* ranks.addPacked(waiting.map(({ base, count }) => ({ from: base, to: base + count })));
      this.rankedBlocks = Math.max(this.rankedBlocks, end);
    }
    yield* ranks.settle();
  }

  sortKeys(slots: Uint32Array, descending: boolean, keys: Float64Array): void {
    const { ranks } = this;
    for (let at = 0; at < slots.length; at += 1) {
      keys[at] = sortKey(ranks?.rank(slots[at] ?? 0) ?? Number.NaN, descending);
    }
  }

  private packedText(slot: number): string | null {
    const value = this.packedAt(slot);
    return typeof value === 'string' ? value : null;
  }

  private packedAt(slot: number): Scalar {
    const { held } = this;
    let low = 0;
    let high = held.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((held[middle]?.base ?? 0) <= slot) low = middle;
      else high = middle - 1;
    }
    const block = held[low];
    if (block === undefined || slot < block.base || slot >= block.base + block.count) return null;
    return valueAt(block.column, slot - block.base);
  }

  private withHashes(): Uint32Array {
    const hashes = this.roomy(this.hashes ?? new Uint32Array(0));
    if (this.hashes === null) {
      for (const [slot, text] of this.singles) hashes[slot] = hashOf(text);
    }
    for (; this.hashedBlocks < this.held.length; this.hashedBlocks += 1) {
      const block = this.held[this.hashedBlocks];
      if (block !== undefined) hashes.set(hashesOf(block.column, block.count), block.base);
    }
    this.hashes = hashes;
    return hashes;
  }

  private roomy(hashes: Uint32Array): Uint32Array {
    const { length } = this.slots.live;
    if (hashes.length >= length) return hashes;
    const larger = new Uint32Array(length);
    larger.set(hashes);
    return larger;
  }
}
