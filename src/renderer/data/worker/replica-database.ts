import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { z } from 'zod';
import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type {
  batchRecordSchema,
  changeRecordSchema,
  draftSchema,
  filedSegmentSchema,
  incomingSchema,
  inlineSegmentSchema,
  metaSchema,
  wordsRecordSchema,
} from './stored-records.ts';

/** A segment whose bytes lie in the file of its generation. */
export type FiledSegment = z.infer<typeof filedSegmentSchema>;
type SegmentRecord = FiledSegment | z.infer<typeof inlineSegmentSchema>;
export type ChangeRecord = z.infer<typeof changeRecordSchema>;
export type BatchRecord = z.infer<typeof batchRecordSchema>;
export type WordsRecord = z.infer<typeof wordsRecordSchema>;
export type DraftRecord = z.infer<typeof draftSchema>;
type MetaRecord = z.infer<typeof metaSchema> | z.infer<typeof incomingSchema>;

const stores = {
  segments: '++id, generation',
  changes: '[generation+kind+id], generation',
  meta: 'key',
  drafts: 'key',
};

/** The IndexedDB database of one profile. Versions are only ever appended: an older database is upgraded step by step. */
export class ReplicaDatabase extends Dexie {
  declare readonly segments: Table<SegmentRecord, number>;
  declare readonly changes: Table<ChangeRecord, [number, RowKind, Id]>;
  declare readonly batches: Table<BatchRecord, number>;
  declare readonly words: Table<WordsRecord, number>;
  declare readonly meta: Table<MetaRecord, string>;
  declare readonly drafts: Table<DraftRecord, string>;

  constructor(name: string, options: DexieOptions) {
    super(name, options);
    this.version(1).stores(stores);
    // Rows of version 1 lie unpacked and in an older schema; they are fetched anew. Drafts stay.
    this.version(2)
      .stores(stores)
      .upgrade(async (transaction) => {
        for (const name of ['segments', 'changes', 'meta']) await transaction.table(name).clear();
      });
    // Rows stay as they are: what version 3 adds begins empty.
    const third = { ...stores, batches: 'id, generation', words: 'id, generation' };
    this.version(3).stores(third);
    // New segments lie in files; those of earlier versions are read where they are until they are merged.
    this.version(4).stores(third);
  }
}
