import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Put } from '#shared/commands/definition.ts';
import { newId } from '#shared/identity/ids.ts';
import type { ReplicaPosition } from '../replica/replica.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { DexieStorage } from './dexie-storage.ts';

const incarnation = newId();

function positionAt(version: number): ReplicaPosition {
  return { incarnation, access: 'a', cursors: { burlov: version }, clientId: null, containedSeq: version };
}

function ticket(title: string): Put {
  return { kind: 'tickets', row: aTicket({ title }) };
}

/** IndexedDB cannot clone a function: writing this row fails in the middle of its transaction. */
function unwritable(): Put {
  return { kind: 'tickets', row: { ...aTicket(), ...{ broken: () => undefined } } };
}

function openStorage(indexedDB: IDBFactory) {
  return new DexieStorage('storage', { indexedDB, IDBKeyRange });
}

async function titlesIn(storage: DexieStorage): Promise<string[]> {
  const { puts } = await storage.load();
  return puts.map(({ row }) => ('title' in row ? row.title : '')).sort();
}

describe('a page', () => {
  it('that fails at any of its writes leaves rows and position as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), async (before, after) => {
        const indexedDB = new IDBFactory();
        const storage = openStorage(indexedDB);
        await storage.load();
        await storage.applyPage({ puts: [ticket('old')], removes: [], position: positionAt(1) });
        const puts = [
          ...Array.from({ length: before }, () => ticket('new')),
          unwritable(),
          ...Array.from({ length: after }, () => ticket('new')),
        ];
        await expect(storage.applyPage({ puts, removes: [], position: positionAt(2) })).rejects.toThrow();
        storage.close();

        const reopened = openStorage(indexedDB);
        const { puts: stored, position } = await reopened.load();
        expect(position).toEqual(positionAt(1));
        expect(stored).toHaveLength(1);
        reopened.close();
      }),
      { numRuns: 15 },
    );
  });

  it('replaces and removes rows of the snapshot', async () => {
    const storage = openStorage(new IDBFactory());
    await storage.load();
    const [kept, changed, removed] = [aTicket({ title: 'kept' }), aTicket({ title: 'x' }), aTicket({ title: 'y' })];
    await storage.beginSnapshot();
    await storage.addToSnapshot(
      'tickets',
      [kept, changed, removed].map((row): Put => ({ kind: 'tickets', row })),
    );
    await storage.commitSnapshot(positionAt(3));
    await storage.applyPage({
      puts: [{ kind: 'tickets', row: { ...changed, title: 'changed' } }],
      removes: [{ kind: 'tickets', id: removed.id }],
      position: positionAt(5),
    });
    expect(await titlesIn(storage)).toEqual(['changed', 'kept']);
  });
});

describe('a snapshot', () => {
  it('takes the place of all rows before it, also of later pages', async () => {
    const indexedDB = new IDBFactory();
    const storage = openStorage(indexedDB);
    await storage.load();
    await storage.applyPage({ puts: [ticket('page')], removes: [], position: positionAt(1) });
    await storage.beginSnapshot();
    await storage.addToSnapshot('tickets', [ticket('snapshot')]);
    storage.close();

    const restarted = openStorage(indexedDB);
    expect(await titlesIn(restarted)).toEqual(['page']);
    await restarted.beginSnapshot();
    await restarted.addToSnapshot('tickets', [ticket('second try')]);
    await restarted.commitSnapshot(positionAt(2));
    expect(await titlesIn(restarted)).toEqual(['second try']);
  });
});

describe('a full disk', () => {
  it('that takes not even a clean-up leaves rows and drafts readable', async () => {
    const indexedDB = new IDBFactory();
    const storage = openStorage(indexedDB);
    await storage.load();
    await storage.applyPage({ puts: [ticket('page')], removes: [], position: positionAt(1) });
    await storage.writeDraft('note', { value: { body: 'halvt' }, savedAt: '2026-11-20T09:00:00.000Z' });
    await storage.beginSnapshot();
    await storage.addToSnapshot('tickets', [ticket('left behind')]);
    storage.close();

    const refuse = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const reopened = openStorage(indexedDB);
    expect(await titlesIn(reopened)).toEqual(['page']);
    expect(refuse).toHaveBeenCalled();
    expect(await reopened.readDraft('note')).toMatchObject({ value: { body: 'halvt' } });
    refuse.mockRestore();
  });
});

describe('starting anew', () => {
  it('empties the rows and keeps the drafts', async () => {
    const storage = openStorage(new IDBFactory());
    await storage.load();
    await storage.applyPage({ puts: [ticket('a')], removes: [], position: positionAt(1) });
    await storage.writeDraft('note', { value: { body: 'halvt' }, savedAt: '2026-11-20T09:00:00.000Z' });
    await storage.recreate();
    expect(await storage.load()).toMatchObject({ puts: [], position: { incarnation: null } });
    expect(await storage.readDraft('note')).toMatchObject({ value: { body: 'halvt' } });
  });
});
