import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { DamagedError } from './damaged-error.ts';
import type { PackedSegment } from './packed-segment.ts';

/**
 * The rows of one kind as the server has them: packed segments in descending order, and single rows changed since, null
 * where one was taken away.
 */
export class SegmentTable<K extends RowKind> {
  readonly kind: K;
  readonly segments: PackedSegment<K>[];
  readonly changed = new Map<Id, Row<K> | null>();
  private rowCount = 0;

  constructor(kind: K) {
    this.kind = kind;
    this.segments = [];
  }

  /** How many rows there are. */
  get size(): number {
    return this.rowCount;
  }

  /** Adds rows that come after those of all segments. Throws DamagedError when they do not. */
  append(segment: PackedSegment<K>): void {
    const last = this.segments.at(-1);
    if (last !== undefined && segment.idAt(0) >= last.idAt(last.count - 1)) {
      throw new DamagedError(`rows of ${this.kind} are out of order`);
    }
    this.segments.push(segment);
    this.rowCount += segment.count;
    // Rows already changed count by what they were changed to.
    for (const id of this.changed.keys()) if (segment.positionOf(id) >= 0) this.rowCount -= 1;
  }

  /** Takes away all segments with identifiers below this one, and what was changed of their rows. */
  truncate(afterId: Id): void {
    const kept = this.segments.filter((segment) => segment.idAt(segment.count - 1) >= afterId);
    const changed = [...this.changed].filter(([id]) => id >= afterId);
    this.segments.length = 0;
    this.changed.clear();
    this.rowCount = 0;
    for (const segment of kept) this.append(segment);
    for (const [id, row] of changed) this.set(id, row);
  }

  clear(): void {
    this.segments.length = 0;
    this.changed.clear();
    this.rowCount = 0;
  }

  get(id: Id): Row<K> | undefined {
    const changed = this.changed.get(id);
    if (changed !== undefined) return changed ?? undefined;
    const segment = this.segmentOf(id);
    const position = segment?.positionOf(id) ?? -1;
    return position < 0 ? undefined : segment?.rowAt(position);
  }

  has(id: Id): boolean {
    const changed = this.changed.get(id);
    return changed === undefined ? this.isPacked(id) : changed !== null;
  }

  /** Whether a segment holds a row of this identifier, changed since or not. */
  isPacked(id: Id): boolean {
    return (this.segmentOf(id)?.positionOf(id) ?? -1) >= 0;
  }

  /** Puts the row as it now is; null takes it away. */
  set(id: Id, row: Row<K> | null): void {
    const before = this.has(id) ? 1 : 0;
    // A null is only needed to hide a row of a segment.
    if (row === null && !this.isPacked(id)) this.changed.delete(id);
    else this.changed.set(id, row);
    this.rowCount += (row === null ? 0 : 1) - before;
  }

  /** The segment whose range an identifier falls into, or lies next to; undefined when there are none. */
  nearest(id: Id): PackedSegment<K> | undefined {
    return this.segmentOf(id) ?? this.segments.at(-1);
  }

  /** Which of these changed rows are still what they were. */
  stillChanged(captured: ReadonlyMap<Id, Row<K> | null>): Id[] {
    return [...captured].filter(([id, row]) => this.changed.get(id) === row).map(([id]) => id);
  }

  /** Puts segments into the place of one (or first of all, when there was none) that hold the captured changes as well. */
  replace(
    old: PackedSegment<K> | undefined,
    made: readonly PackedSegment<K>[],
    captured: ReadonlyMap<Id, Row<K> | null>,
  ) {
    const merged = this.stillChanged(captured);
    const isMerged = new Set(merged);
    this.segments.splice(old === undefined ? 0 : this.segments.indexOf(old), old === undefined ? 0 : 1, ...made);
    for (const id of merged) this.changed.delete(id);
    // A row that was taken away meanwhile must not come back with the segment.
    for (const id of captured.keys()) {
      if (!isMerged.has(id) && !this.changed.has(id) && this.isPacked(id)) this.changed.set(id, null);
    }
  }

  /** All rows, in no order. Each is parsed: for kinds of few rows, and for tests. */
  *rows(): Iterable<Row<K>> {
    for (const segment of this.segments) {
      for (let position = 0; position < segment.count; position += 1) {
        if (!this.changed.has(segment.idAt(position))) yield segment.rowAt(position);
      }
    }
    for (const row of this.changed.values()) if (row !== null) yield row;
  }

  /** Segments descend, so the one that can hold an identifier is the first that reaches down to it. */
  private segmentOf(id: Id): PackedSegment<K> | undefined {
    let low = 0;
    let high = this.segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const segment = this.segments[middle];
      if (segment !== undefined && segment.idAt(segment.count - 1) > id) low = middle + 1;
      else high = middle;
    }
    return this.segments[low];
  }
}
