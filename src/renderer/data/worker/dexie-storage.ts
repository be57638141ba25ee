import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import { z } from 'zod';
import type { Put } from '#shared/commands/definition.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import { cursorsSchema, rowKindSchema } from '#shared/sync/protocol.ts';
import { instantSchema } from '#shared/time/instant.ts';
import { DamagedError, parseRows } from '../replica/parse-changes.ts';
import { emptyPosition, type ReplicaPosition } from '../replica/replica.ts';
import type { ReplicaStorage, StoredDraft, StoredPage } from './storage.ts';

const metaSchema = z.object({
  key: z.literal('replica'),
  /** Which segments and changes are in use. */
  generation: z.number().int().positive(),
  incarnation: idSchema.nullable(),
  access: z.string(),
  cursors: cursorsSchema,
  clientId: idSchema.nullable(),
  containedSeq: z.number().int().nonnegative(),
});
type Meta = z.infer<typeof metaSchema>;

const segmentSchema = z.object({
  id: z.number(),
  generation: z.number(),
  kind: rowKindSchema,
  rows: z.array(z.unknown()),
});
const changeSchema = z.object({ generation: z.number(), kind: rowKindSchema, id: idSchema, row: z.unknown() });
const draftSchema = z.object({ key: z.string(), value: z.unknown(), savedAt: instantSchema });

type Segment = z.infer<typeof segmentSchema>;
type StoredChange = z.infer<typeof changeSchema>;

/** Returns what the schema reads, or throws DamagedError saying what of. */
function hold<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new DamagedError(`stored ${what} does not hold`);
  return parsed.data;
}

/**
 * Rows in IndexedDB: a snapshot as packed segments (one record per line of the stream, because a record costs the same
 * whatever it holds), later changes one by one over them. A generation number tells the rows in use from a snapshot
 * still on its way in; committing is one write of that number.
 */
export class DexieStorage implements ReplicaStorage {
  private readonly name: string;
  private readonly options: DexieOptions;
  private database: Dexie;
  private generation = 1;

  /** `options` names another IndexedDB than the global one, in tests. */
  constructor(name: string, options: DexieOptions = {}) {
    this.name = name;
    this.options = options;
    this.database = this.define();
  }

  async load(): Promise<{ puts: Put[]; position: ReplicaPosition }> {
    const stored = await this.meta.get('replica');
    if (stored === undefined) {
      await this.sweep();
      return { puts: [], position: emptyPosition };
    }
    const { key: _, generation, ...position } = hold(metaSchema, stored, 'position');
    this.generation = generation;
    await this.sweep();
    const rows = new Map<string, Put>();
    for (const record of await this.segments.where('generation').equals(generation).sortBy('id')) {
      const segment = hold(segmentSchema, record, 'segment');
      for (const put of parseRows(segment.kind, segment.rows)) rows.set(`${put.kind} ${put.row.id}`, put);
    }
    for (const record of await this.changes.where('generation').equals(generation).toArray()) {
      const { kind, id, row } = hold(changeSchema, record, 'change');
      if (row === null) rows.delete(`${kind} ${id}`);
      for (const put of row === null ? [] : parseRows(kind, [row])) rows.set(`${kind} ${id}`, put);
    }
    return { puts: [...rows.values()], position };
  }

  async applyPage({ puts, removes, position }: StoredPage): Promise<void> {
    const { generation } = this;
    const changes: StoredChange[] = [
      ...puts.map(({ kind, row }) => ({ generation, kind, id: row.id, row })),
      ...removes.map(({ kind, id }) => ({ generation, kind, id, row: null })),
    ];
    await this.database.transaction('rw', this.changes, this.meta, async () => {
      await this.changes.bulkPut(changes);
      await this.meta.put({ key: 'replica', generation, ...position });
    });
  }

  async beginSnapshot(): Promise<void> {
    await this.segments
      .where('generation')
      .equals(this.generation + 1)
      .delete();
  }

  async addToSnapshot(kind: RowKind, puts: readonly Put[]): Promise<void> {
    await this.segments.add({ generation: this.generation + 1, kind, rows: puts.map(({ row }) => row) });
  }

  async commitSnapshot(position: ReplicaPosition): Promise<void> {
    const generation = this.generation + 1;
    await this.meta.put({ key: 'replica', generation, ...position });
    this.generation = generation;
    await this.sweep();
  }

  async readDraft(key: string): Promise<StoredDraft | null> {
    const stored = await this.drafts.get(key);
    if (stored === undefined) return null;
    const { value, savedAt } = hold(draftSchema, stored, 'draft');
    return { value, savedAt };
  }

  async writeDraft(key: string, draft: StoredDraft | null): Promise<void> {
    if (draft === null) await this.drafts.delete(key);
    else await this.drafts.put({ key, ...draft });
  }

  async recreate(): Promise<void> {
    // Drafts are the one thing the server cannot give back.
    const drafts = await this.drafts.toArray().catch(() => []);
    this.database.close();
    await this.define().delete();
    this.generation = 1;
    this.database = this.define();
    await this.drafts.bulkPut(drafts);
  }

  close(): void {
    this.database.close();
  }

  /** Versions are only ever appended: an older database is upgraded step by step. */
  private define(): Dexie {
    const database = new Dexie(this.name, this.options);
    database.version(1).stores({
      segments: '++id, generation',
      changes: '[generation+kind+id], generation',
      meta: 'key',
      drafts: 'key',
    });
    return database;
  }

  /**
   * Deletes what a broken snapshot or an interrupted clean-up left behind. On a full disk even that can be refused; nothing
   * reads it, and the next start tries again.
   */
  private async sweep(): Promise<void> {
    const { generation } = this;
    const swept = this.database.transaction('rw', this.segments, this.changes, async () => {
      for (const table of [this.segments, this.changes]) {
        await table.where('generation').below(generation).delete();
        await table.where('generation').above(generation).delete();
      }
    });
    await Promise.allSettled([swept]);
  }

  private get segments(): EntityTable<Segment, 'id'> {
    return this.database.table('segments');
  }

  private get changes(): Table<StoredChange, [number, RowKind, Id]> {
    return this.database.table('changes');
  }

  private get meta(): Table<Meta, string> {
    return this.database.table('meta');
  }

  private get drafts(): Table<z.infer<typeof draftSchema>, string> {
    return this.database.table('drafts');
  }
}
