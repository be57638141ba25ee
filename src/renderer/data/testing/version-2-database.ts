import { Dexie, type DexieOptions } from 'dexie';

type Table = 'segments' | 'changes' | 'meta' | 'drafts';

/** Makes a database as version 2 of the application did: packed segments, and changed rows one by one. */
export async function makeVersion2Database(
  name: string,
  options: DexieOptions,
  fill: (write: (table: Table, record: object) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const stores = {
    segments: '++id, generation',
    changes: '[generation+kind+id], generation',
    meta: 'key',
    drafts: 'key',
  };
  const database = new Dexie(name, options);
  database.version(1).stores(stores);
  database.version(2).stores(stores);
  await fill((table, record) => database.table(table).put(record));
  database.close();
}
