import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { PackedSegment } from '../rows/packed-segment.ts';
import { packRows, type RawRow, type SegmentData } from '../rows/segment-data.ts';
import type { SegmentTable } from '../rows/segment-table.ts';
import { segmentRows } from './incoming-snapshot.ts';

/** Rows put together between two pauses: some milliseconds. */
const rowsAtOnce = 512;

/** Changed rows of one kind with the segment they belong into; without one, the kind has no segments yet. */
export interface MergePart<K extends RowKind> {
  segment: PackedSegment<K> | undefined;
  /** The changed rows as they were when the merge began; null for one that is gone. */
  captured: Map<Id, Row<K> | null>;
}

/** Returns the changed rows by the segment that is to take them in. */
export function mergeParts<K extends RowKind>(table: SegmentTable<K>): MergePart<K>[] {
  const parts = new Map<PackedSegment<K> | undefined, MergePart<K>>();
  for (const [id, row] of table.changed) {
    const segment = table.nearest(id);
    const part = parts.get(segment) ?? { segment, captured: new Map() };
    part.captured.set(id, row);
    parts.set(segment, part);
  }
  return [...parts.values()];
}

/** Packs a segment with its changed rows anew, `pause` between slices. Returns none when no row is left. */
export async function mergePart<K extends RowKind>(
  kind: K,
  { segment, captured }: MergePart<K>,
  pause: () => Promise<void>,
): Promise<SegmentData[]> {
  const rows: RawRow[] = [];
  for (const row of captured.values()) if (row !== null) rows.push(row);
  for (let position = 0; position < (segment?.count ?? 0); position += 1) {
    if (position % rowsAtOnce === rowsAtOnce - 1) await pause();
    const row = segment?.rawAt(position);
    if (row !== undefined && !captured.has(row.id)) rows.push(row);
  }
  rows.sort((one, other) => (one.id < other.id ? 1 : -1));
  const made: SegmentData[] = [];
  const each = Math.ceil(rows.length / Math.max(1, Math.round(rows.length / segmentRows)));
  for (let start = 0; start < rows.length; start += each) {
    await pause();
    made.push(packRows(kind, rows.slice(start, start + each)));
  }
  return made;
}
