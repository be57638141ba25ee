import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Peer } from './peer.ts';

interface Document {
  id: string;
}

interface DatedDocument extends Document {
  createdAt: string;
}

const id = { type: 'string', maxLength: 40 } as const;

const plain: RxJsonSchema<Document> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id },
  required: ['id'],
};

const byCreation: RxJsonSchema<DatedDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id, createdAt: { type: 'string', maxLength: 30 } },
  required: ['id', 'createdAt'],
  indexes: ['createdAt'],
};

function dated(row: Document): DatedDocument {
  if (!('createdAt' in row) || typeof row.createdAt !== 'string') throw new Error('A ticket says when it was made.');
  return { ...row, createdAt: row.createdAt };
}

/** RxDB on its free storage, without validation and for one window: as fast as it says it can be. */
export const rxdb: Peer = {
  open: async () => {
    const storage = getRxStorageDexie();
    const database = await createRxDatabase({ name: 'peer', storage, multiInstance: false, eventReduce: true });
    const { tickets, others } = await database.addCollections<{
      tickets: RxCollection<DatedDocument>;
      others: RxCollection<Document>;
    }>({ tickets: { schema: byCreation }, others: { schema: plain } });
    return {
      insert: async ({ kind, rows }) => {
        const { error } =
          kind === 'tickets' ? await tickets.bulkInsert(rows.map(dated)) : await others.bulkInsert([...rows]);
        if (error.length > 0) throw new Error(`RxDB refused ${error.length} rows of ${kind}.`);
      },
      firstRows: async () => {
        const newest = await tickets.find({ sort: [{ createdAt: 'desc' }], limit: 60 }).exec();
        return newest.length;
      },
    };
  },
};
