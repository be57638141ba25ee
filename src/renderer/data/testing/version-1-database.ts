import { Dexie, type DexieOptions } from 'dexie';
import type { Id } from '#shared/identity/ids.ts';
import type { Row } from '#shared/sync/kinds.ts';

/**
 * Makes a database as version 1 of the application did: its own schema, and records as it wrote them, a snapshot of one
 * ticket, a later change and a draft among them.
 */
export async function makeVersion1Database(
  name: string,
  options: DexieOptions,
  content: {
    incarnation: Id;
    snapshot: Row<'tickets'>;
    change: Row<'tickets'>;
    draft: { key: string; value: unknown };
  },
): Promise<void> {
  const database = new Dexie(name, options);
  database.version(1).stores({
    segments: '++id, generation',
    changes: '[generation+kind+id], generation',
    meta: 'key',
    drafts: 'key',
  });
  const { incarnation, snapshot, change, draft } = content;
  await database.table('segments').add({ generation: 2, kind: 'tickets', rows: [snapshot] });
  await database.table('changes').put({ generation: 2, kind: 'tickets', id: change.id, row: change });
  await database.table('changes').put({ generation: 2, kind: 'tickets', id: snapshot.id, row: null });
  await database.table('meta').put({
    key: 'replica',
    generation: 2,
    incarnation,
    access: 'burlov:agent',
    cursors: { burlov: 7 },
    clientId: incarnation,
    containedSeq: 3,
  });
  await database.table('drafts').put({ ...draft, savedAt: '2026-11-19T09:00:00.000Z' });
  database.close();
}
