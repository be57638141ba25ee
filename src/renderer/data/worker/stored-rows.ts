import type { Id } from '#shared/identity/ids.ts';
import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import { type ChangedRow, ServerRows } from '../replica/server-rows.ts';
import { PackedIds } from '../rows/packed-ids.ts';
import { parseRow } from '../rows/parse-row.ts';
import type { SegmentData } from '../rows/segment-data.ts';
import type { ReplicaDatabase } from './replica-database.ts';
import type { SegmentFiles } from './segment-files.ts';
import type { StoredChanges } from './stored-changes.ts';
import { batchRecordSchema, changeRecordSchema, hold, segmentSchema } from './stored-records.ts';
import type { SegmentPlace } from './stored-words.ts';

function firstId({ ids }: SegmentData): string {
  return new PackedIds(ids).at(0);
}

function inSnapshotOrder(one: SegmentData, other: SegmentData): number {
  const byKind = rowKinds.indexOf(one.kind) - rowKinds.indexOf(other.kind);
  return byKind !== 0 ? byKind : firstId(one) < firstId(other) ? 1 : -1;
}

/** Returns the rows of a generation, and notes where what of them lies. Throws DamagedError when they do not hold. */
export async function readRows(
  database: ReplicaDatabase,
  generation: number,
  places: WeakMap<SegmentData, SegmentPlace>,
  changes: StoredChanges,
  files: SegmentFiles,
): Promise<ServerRows> {
  const of = { generation };
  const [records, batches, singles] = await Promise.all([
    database.segments.where(of).toArray(),
    database.batches.where(of).sortBy('id'),
    database.changes.where(of).toArray(),
  ]);
  const held = records.map((record) => hold(segmentSchema, record, 'segment'));
  const named = held.filter((record) => 'stamp' in record);
  const filed = (await files.read(generation, named)).map((segment, at) => ({ id: named[at]?.id, segment }));
  const inline = held.flatMap((record) => {
    if ('stamp' in record) return [];
    const { id, generation: _, ...segment } = record;
    return [{ id, segment }];
  });
  const segments = [...filed, ...inline].map(({ id, segment }) => {
    if (id !== undefined) places.set(segment, { id, generation });
    return segment;
  });
  const rows = new ServerRows();
  for (const segment of segments.sort(inSnapshotOrder)) rows.append(segment);
  const set = (kind: RowKind, id: Id, row: unknown) =>
    rows.set({ kind, id, row: row === null ? null : parseRow(kind, row) } as ChangedRow);
  for (const record of batches) {
    const batch = hold(batchRecordSchema, record, 'batch of changes');
    changes.foundBatch(batch);
    for (const { id, row } of batch.rows) set(batch.kind, id, row);
  }
  for (const record of singles) {
    const single = hold(changeRecordSchema, record, 'change');
    changes.foundSingle(single);
    set(single.kind, single.id, single.row);
  }
  return rows;
}
