import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { SnapshotResume } from '#shared/sync/protocol.ts';
import type { SegmentWords } from '../reading/segment-words.ts';
import { emptyPosition, type ReplicaPosition } from '../replica/replica.ts';
import { ServerRows } from '../replica/server-rows.ts';
import { PackedIds } from '../rows/packed-ids.ts';
import type { SegmentData } from '../rows/segment-data.ts';
import { type ChangeRecord, type FiledSegment, ReplicaDatabase } from './replica-database.ts';
import { SegmentFiles } from './segment-files.ts';
import type { SegmentFolder } from './segment-folder.ts';
import type {
  IncomingVersion,
  MergedSegments,
  ReplicaStorage,
  ResumedSnapshot,
  StoredDraft,
  StoredIncoming,
  StoredPage,
  StoredReplica,
} from './storage.ts';
import { StoredChanges } from './stored-changes.ts';
import { draftSchema, hold, incomingSchema, metaSchema, segmentSchema } from './stored-records.ts';
import { readRows } from './stored-rows.ts';
import { readWords, type SegmentPlace, writeWords } from './stored-words.ts';

/** On which disk rows lie; another IndexedDB than the global one is named in tests. */
export interface Disk extends DexieOptions {
  readonly folder: SegmentFolder;
}

/**
 * Rows on disk: packed segments as they lie in memory, in files that IndexedDB names (nothing of them is parsed at
 * start), and in IndexedDB later changes over them, one by one or many in a record. A generation number tells the rows in
 * use from a snapshot still on its way in; committing is one write of that number.
 */
export class DexieStorage implements ReplicaStorage {
  private readonly name: string;
  private readonly options: DexieOptions;
  private readonly files: SegmentFiles;
  private database: ReplicaDatabase;
  private generation = 1;
  private nextSegment = 1;
  /** Where each segment in memory is stored. */
  private places = new WeakMap<SegmentData, SegmentPlace>();
  private readonly changes: StoredChanges;

  /** `many` is how many changes are worth a batch, in tests. */
  constructor(name: string, { folder, ...options }: Disk, many?: number) {
    this.name = name;
    this.options = options;
    this.files = new SegmentFiles(folder);
    this.changes = new StoredChanges(many);
    this.database = new ReplicaDatabase(name, options);
  }

  async load(): Promise<StoredReplica> {
    const { meta, segments, batches } = this.database;
    const last = async (table: Table<unknown, number>) => ((await table.orderBy('id').lastKey()) ?? 0) as number;
    const [stored, lastSegment, lastBatch] = await Promise.all([meta.get('replica'), last(segments), last(batches)]);
    this.nextSegment = lastSegment + 1;
    this.changes.forget();
    this.changes.numberAfter(lastBatch);
    let position = emptyPosition;
    let rows = new ServerRows();
    this.generation = 1;
    if (stored !== undefined) {
      const { key: _, generation, ...reached } = hold(metaSchema, stored, 'position');
      this.generation = generation;
      position = reached;
      rows = await this.read(generation);
    }
    return { rows, position, incoming: await this.incomingResume() };
  }

  async loadIncoming(): Promise<StoredIncoming | null> {
    const version = await this.incomingVersion();
    return version === null ? null : { version, rows: await this.read(this.generation + 1) };
  }

  async applyPage({ changes, position }: StoredPage): Promise<void> {
    const planned = this.changes.plan(changes, this.generation);
    await this.reopened(async ({ database, generation }) => {
      await database.transaction('rw', database.changes, database.batches, database.meta, async () => {
        await database.changes.bulkDelete([...planned.replaced]);
        await database.changes.bulkPut(planned.singles);
        await database.batches.bulkPut(planned.batches);
        await database.meta.put({ key: 'replica', generation, ...position });
      });
    });
    this.changes.wrote(planned);
  }

  async beginSnapshot(version: IncomingVersion): Promise<void> {
    await this.reopened(async ({ database, generation: inUse }) => {
      const generation = inUse + 1;
      const rows = [database.segments, database.words, database.changes, database.batches];
      await database.transaction('rw', [...rows, database.meta], async () => {
        for (const table of rows) await table.where('generation').equals(generation).delete();
        await database.meta.put({ key: 'incoming', generation, ...version });
      });
    });
    await this.files.empty(this.generation + 1);
  }

  async resumeSnapshot({ version, dropped, changes, forgotten }: ResumedSnapshot): Promise<void> {
    const generation = this.generation + 1;
    const singles = changes.map(({ kind, id, row }): ChangeRecord => ({ generation, kind, id, row }));
    await this.reopened(async ({ database }) => {
      const { segments, words, changes: stored, meta } = database;
      await database.transaction('rw', segments, words, stored, meta, async () => {
        for (const table of [segments, words]) await table.bulkDelete(this.keysOf(dropped));
        await stored.bulkDelete(forgotten.map(({ kind, id }) => [generation, kind, id]));
        await stored.bulkPut(singles);
        await meta.put({ key: 'incoming', generation, ...version });
      });
    });
    for (const single of singles) this.changes.foundSingle(single);
  }

  async addToSnapshot(segments: readonly SegmentData[]): Promise<void> {
    const records = await this.file(segments, this.generation + 1);
    await this.reopened(async ({ database }) => void (await database.segments.bulkAdd(records)));
  }

  async commitSnapshot(position: ReplicaPosition): Promise<void> {
    const generation = this.generation + 1;
    await this.reopened(async ({ database }) => {
      await database.transaction('rw', database.meta, async () => {
        await database.meta.put({ key: 'replica', generation, ...position });
        await database.meta.delete('incoming');
      });
    });
    this.generation = generation;
  }

  async sweep(): Promise<void> {
    const { database, generation } = this;
    const rows = [database.segments, database.words, database.changes, database.batches];
    const swept = database.transaction('rw', rows, async () => {
      for (const table of rows) {
        await table.where('generation').below(generation).delete();
        await table
          .where('generation')
          .above(generation + 1)
          .delete();
      }
    });
    await Promise.allSettled([swept, this.files.keepOnly([generation, generation + 1])]);
  }

  async replaceSegments({ kind, old, new: made, merged }: MergedSegments): Promise<void> {
    const { generation } = this;
    const lessened = this.changes.without(kind, merged);
    const records = await this.file(made, generation);
    await this.reopened(async ({ database }) => {
      const { segments, words, changes, batches } = database;
      await database.transaction('rw', segments, words, changes, batches, async () => {
        for (const table of [segments, words]) await table.bulkDelete(this.keysOf(old));
        await segments.bulkAdd(records);
        await changes.bulkDelete(merged.map((id) => [generation, kind, id]));
        await batches.bulkDelete([...lessened.emptied]);
        for (const [number, left] of lessened.left) {
          const batch = await batches.get(number);
          if (batch !== undefined) await batches.put({ ...batch, rows: batch.rows.filter(({ id }) => left.has(id)) });
        }
      });
    });
    this.changes.merged(generation, kind, merged, lessened);
  }

  readWords(segments: readonly SegmentData[]): Promise<Map<SegmentData, SegmentWords>> {
    return readWords(this.database, this.places, segments);
  }

  writeWords(gathered: ReadonlyMap<SegmentData, SegmentWords>): Promise<void> {
    return writeWords(this.database, this.places, gathered);
  }

  async readDraft(key: string): Promise<StoredDraft | null> {
    const stored = await this.database.drafts.get(key);
    if (stored === undefined) return null;
    const { value, savedAt } = hold(draftSchema, stored, 'draft');
    return { value, savedAt };
  }

  async listDrafts(): Promise<({ key: string } & StoredDraft)[]> {
    const stored = await this.database.drafts.toArray();
    return stored.flatMap((each) => draftSchema.safeParse(each).data ?? []);
  }

  async writeDraft(key: string, draft: StoredDraft | null): Promise<void> {
    await this.reopened(async ({ database: { drafts } }) => {
      if (draft === null) await drafts.delete(key);
      else await drafts.put({ key, ...draft });
    });
  }

  async recreate(): Promise<boolean> {
    // Files that cannot be deleted now are at the next start: nothing names them.
    await Promise.allSettled([this.files.keepOnly([])]);
    this.generation = 1;
    this.nextSegment = 1;
    this.places = new WeakMap();
    this.changes.forget();
    // Drafts are the one thing the server cannot give back: where only rows are damaged, they stay where they are.
    if (await this.emptyRows()) return true;
    const drafts = await this.database.drafts.toArray().catch(() => null);
    this.database.close();
    await new ReplicaDatabase(this.name, this.options).delete();
    this.database = new ReplicaDatabase(this.name, this.options);
    if (drafts !== null) await this.database.drafts.bulkPut(drafts);
    return drafts !== null;
  }

  /** Returns false when the database does not even let go of rows. */
  private async emptyRows(): Promise<boolean> {
    const { segments, words, changes, batches, meta } = this.database;
    const tables = [segments, words, changes, batches, meta];
    const emptied = this.database.transaction('rw', tables, () => Promise.all(tables.map((table) => table.clear())));
    return await emptied.then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.files.close();
    this.database.close();
  }

  /**
   * Does a step, and once more on a connection opened anew when the one there is was closed: Chromium closes it when the
   * disk is full, and Dexie does not open again by itself what it once could not.
   */
  private async reopened(
    step: (at: { database: ReplicaDatabase; generation: number }) => Promise<void>,
  ): Promise<void> {
    const at = { database: this.database, generation: this.generation };
    try {
      await step(at);
    } catch (error) {
      if (!(error instanceof Dexie.DatabaseClosedError)) throw error;
      at.database.close({ disableAutoOpen: false });
      await at.database.open();
      await step(at);
    }
  }

  private read(generation: number): Promise<ServerRows> {
    return readRows(this.database, generation, this.places, this.changes, this.files);
  }

  private async incomingVersion(): Promise<IncomingVersion | null> {
    const stored = await this.database.meta.get('incoming');
    if (stored === undefined) return null;
    const { key: _, generation, ...version } = hold(incomingSchema, stored, 'position of a snapshot');
    return generation === this.generation + 1 ? version : null;
  }

  /** The last segment stored is the last that came. */
  private async incomingResume(): Promise<SnapshotResume | null> {
    const version = await this.incomingVersion();
    const last = await this.database.segments
      .where('generation')
      .equals(this.generation + 1)
      .last();
    if (version === null || last === undefined) return null;
    const segment = hold(segmentSchema, last, 'segment');
    const { incarnation, access, cursors } = version;
    const afterId = 'stamp' in segment ? segment.last : new PackedIds(segment.ids).at(segment.count - 1);
    return { incarnation, access, cursors, kind: segment.kind, afterId };
  }

  /** Writes segments into the file of their generation, and returns their records in the database. */
  private async file(segments: readonly SegmentData[], generation: number): Promise<FiledSegment[]> {
    const written = await this.files.write(generation, segments);
    return segments.flatMap((segment, at) => {
      const record = written[at];
      if (record === undefined) return [];
      const id = this.nextSegment;
      this.nextSegment += 1;
      this.places.set(segment, { id, generation });
      return [{ id, ...record }];
    });
  }

  private keysOf(segments: readonly SegmentData[]): number[] {
    return segments.flatMap((segment) => this.places.get(segment)?.id ?? []);
  }
}
