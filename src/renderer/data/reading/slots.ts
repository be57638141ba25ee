import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { PackedRows } from '../rows/packed-rows.ts';

/** A segment and the slot of its first row. */
export interface Block {
  readonly base: number;
  readonly rows: PackedRows;
  readonly newest: Id;
}

function grown<A extends Uint8Array | Float64Array>(old: A, make: (length: number) => A, needed: number): A {
  if (needed <= old.length) return old;
  const larger = make(Math.max(needed, 2 * old.length));
  larger.set(old);
  return larger;
}

/**
 * Where the rows of one kind stand: those of each segment one after the other, then single changed rows. A changed row
 * takes a slot of its own and the one in its segment is no longer live; from then on it changes in place.
 */
export class Slots {
  /** 1 where a slot has a row that is seen. Longer than `count`. */
  live = new Uint8Array(0);
  /** Numbers that order as the identifiers do; single rows between the same two neighbours have the same. */
  order = new Float64Array(0);
  count = 0;
  private held: Block[] = [];
  private packed = 0;
  private readonly changed = new Map<number, Row<RowKind>>();
  private readonly slotOf = new Map<Id, number>();
  private free: number[] = [];
  private seen: Uint32Array | null = null;

  get blocks(): readonly Block[] {
    return this.held;
  }

  /** The changed rows by slot. */
  get singles(): ReadonlyMap<number, Row<RowKind>> {
    return this.changed;
  }

  /** All slots with a row that is seen. */
  get all(): Uint32Array {
    if (this.seen !== null) return this.seen;
    const { live, count } = this;
    const seen = new Uint32Array(count);
    let length = 0;
    for (let slot = 0; slot < count; slot += 1) {
      seen[length] = slot;
      length += live[slot] ?? 0;
    }
    this.seen = seen.subarray(0, length);
    return this.seen;
  }

  /** The changed row with this identifier. */
  single(id: Id): Row<RowKind> | undefined {
    const slot = this.slotOf.get(id);
    return slot === undefined ? undefined : this.changed.get(slot);
  }

  /** Adds a segment whose rows are older than all of the segments before it. */
  addSegment(rows: PackedRows): void {
    this.seen = null;
    const base = this.count;
    this.reserve(base + rows.count);
    this.live.fill(1, base, base + rows.count);
    // Positions run from the newest identifier to the oldest.
    for (let at = 0; at < rows.count; at += 1) this.order[base + at] = -(this.packed + at);
    this.held.push({ base, rows, newest: rows.idAt(0) });
    this.packed += rows.count;
    for (const [slot, row] of this.changed) {
      this.order[slot] = this.orderOf(row.id);
      this.hidePacked(row.id);
    }
  }

  /** Puts the row as it now is, or takes it out when it is undefined. Returns its slot, or -1. */
  set(id: Id, row: Row<RowKind> | undefined): number {
    this.seen = null;
    const old = this.slotOf.get(id);
    if (old === undefined) this.hidePacked(id);
    if (row === undefined) {
      if (old === undefined) return -1;
      this.changed.delete(old);
      this.slotOf.delete(id);
      this.live[old] = 0;
      this.free.push(old);
      return -1;
    }
    const slot = old ?? this.free.pop() ?? this.reserve(this.count + 1) - 1;
    this.changed.set(slot, row);
    this.slotOf.set(id, slot);
    this.live[slot] = 1;
    this.order[slot] = this.orderOf(id);
    return slot;
  }

  /** Returns the slot of a row that is seen, or -1. */
  find(id: Id): number {
    const single = this.slotOf.get(id);
    if (single !== undefined) return single;
    const slot = this.packedSlot(id);
    return slot >= 0 && this.live[slot] === 1 ? slot : -1;
  }

  /** The segment that holds the slot; undefined for a changed row. */
  blockOf(slot: number): Block | undefined {
    if (this.changed.has(slot)) return undefined;
    let low = 0;
    let high = this.held.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.held[middle]?.base ?? 0) <= slot) low = middle;
      else high = middle - 1;
    }
    const block = this.held[low];
    return block !== undefined && slot >= block.base && slot < block.base + block.rows.count ? block : undefined;
  }

  /** The row, parsed. Throws DamagedError when it does not hold. */
  rowAt(slot: number): Row<RowKind> | undefined {
    const row = this.changed.get(slot);
    if (row !== undefined) return row;
    const block = this.blockOf(slot);
    return block?.rows.rowAt(slot - block.base);
  }

  idAt(slot: number): Id {
    const block = this.blockOf(slot);
    return block === undefined ? (this.changed.get(slot)?.id ?? '') : block.rows.idAt(slot - block.base);
  }

  /** Negative, zero or positive as the row of `one` was made before, is, or was made after that of `other`. */
  compare(one: number, other: number): number {
    const difference = (this.order[one] ?? 0) - (this.order[other] ?? 0);
    if (difference !== 0 || one === other) return difference;
    return this.idAt(one) < this.idAt(other) ? -1 : 1;
  }

  private reserve(count: number): number {
    this.live = grown(this.live, (length) => new Uint8Array(length), count);
    this.order = grown(this.order, (length) => new Float64Array(length), count);
    this.count = count;
    return count;
  }

  private hidePacked(id: Id): void {
    const slot = this.packedSlot(id);
    if (slot >= 0) this.live[slot] = 0;
  }

  /** The last segment that begins with this identifier or a newer one. */
  private blockFor(id: Id): number {
    let low = -1;
    let high = this.held.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.held[middle]?.newest ?? '') >= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private packedSlot(id: Id): number {
    const block = this.held[this.blockFor(id)];
    if (block === undefined) return -1;
    const position = block.rows.positionOf(id);
    return position < 0 ? -1 : block.base + position;
  }

  /** Half-way between the packed neighbours. */
  private orderOf(id: Id): number {
    const block = this.held[this.blockFor(id)];
    if (block === undefined) return 0.5;
    let low = 0;
    let high = block.rows.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (block.rows.idAt(middle) >= id) low = middle + 1;
      else high = middle;
    }
    // `low` rows of the segment are as new or newer.
    return (this.order[block.base + low - 1] ?? 0) - 0.5;
  }
}
