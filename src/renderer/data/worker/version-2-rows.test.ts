import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { idSchema, newId } from '#shared/identity/ids.ts';
import { packRows, parseBlock, type RawRow } from '../rows/segment-data.ts';
import { folderBeside } from '../testing/memory-folder.ts';
import { makeVersion2Database } from '../testing/version-2-database.ts';
import version2Rows from '../testing/version-2-rows.json' with { type: 'json' };
import { DexieStorage } from './dexie-storage.ts';

const position = { incarnation: newId(), access: 'a', cursors: { burlov: 7 }, clientId: null, containedSeq: 7 };

/** Rows of the demonstration as the last version that spoke schema version 2 made them; its packing was the same. */
describe('rows that version 2 stored', () => {
  const kinds = Object.keys(version2Rows) as (keyof typeof version2Rows)[];

  it.each(kinds)('are read: %s, packed and changed', async (kind) => {
    const indexedDB = new IDBFactory();
    const rows: readonly RawRow[] = version2Rows[kind].map((row) => ({ ...row, id: idSchema.parse(row.id) }));
    const [changed] = rows;
    if (changed === undefined) throw new Error('The sample has no row.');
    const bytes = new TextEncoder().encode(
      rows
        .toSorted((one, other) => (one.id < other.id ? 1 : -1))
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    );
    await makeVersion2Database('storage', { indexedDB, IDBKeyRange }, async (write) => {
      const segment = packRows(kind, parseBlock({ kind, count: rows.length, bytes }));
      await write('segments', { id: 1, generation: 2, ...segment });
      await write('changes', { generation: 2, kind, id: changed.id, row: changed });
      await write('meta', { key: 'replica', generation: 2, ...position });
    });
    const { rows: read } = await new DexieStorage('storage', {
      indexedDB,
      IDBKeyRange,
      folder: folderBeside(indexedDB),
    }).load();
    const packed = read.table(kind).segments.flatMap((segment) => rows.map((_, position) => segment.rowAt(position)));
    expect(packed.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect([...read.table(kind).rows()]).toHaveLength(rows.length);
    for (const row of packed) expect(row).toMatchObject(rows.find(({ id }) => id === row.id) ?? {});
  });
});
