import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { WordGatherer } from '../reading/segment-words.ts';
import type { ChangedRow } from '../replica/server-rows.ts';
import { blockOf, packRows, parseBlock, type SegmentData } from '../rows/segment-data.ts';
import { folderBeside } from '../testing/memory-folder.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { makeVersion1Database } from '../testing/version-1-database.ts';
import { makeVersion2Database } from '../testing/version-2-database.ts';
import { DexieStorage } from './dexie-storage.ts';

const incarnation = newId();
const draft = { value: { body: 'halvt' }, savedAt: '2026-11-20T09:00:00.000Z' };

function positionAt(version: number) {
  return { incarnation, access: 'a', cursors: { burlov: version }, clientId: null, containedSeq: version };
}

function put(row: Ticket): ChangedRow {
  return { kind: 'tickets', id: row.id, row };
}

function segmentOf(...rows: Ticket[]): SegmentData {
  return packRows('tickets', parseBlock(blockOf('tickets', rows)));
}

/** IndexedDB cannot clone a function: writing this row fails in the middle of its transaction. */
function unwritable(): ChangedRow {
  return put({ ...aTicket(), ...{ broken: () => undefined } });
}

async function openStorage(indexedDB = new IDBFactory()): Promise<DexieStorage> {
  const storage = new DexieStorage('storage', { indexedDB, IDBKeyRange, folder: folderBeside(indexedDB) });
  await storage.load();
  return storage;
}

async function takeSnapshot(storage: DexieStorage, position: ReturnType<typeof positionAt>, rows: Ticket[]) {
  await storage.beginSnapshot(position);
  await storage.addToSnapshot([segmentOf(...rows)]);
  await storage.commitSnapshot(position);
  await storage.sweep();
}

async function titlesIn(storage: DexieStorage): Promise<string[]> {
  const { rows } = await storage.load();
  return [...rows.table('tickets').rows()].map(({ title }) => title).sort();
}

describe('a database that cannot be opened', () => {
  it('is written to again as soon as it can be, and keeps a page and a draft', async () => {
    const indexedDB = new IDBFactory();
    const open = indexedDB.open.bind(indexedDB);
    const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    const storage = new DexieStorage('storage', { indexedDB, IDBKeyRange, folder: folderBeside(indexedDB) });
    await expect(storage.load()).rejects.toThrow('Internal error opening backing store');
    await expect(storage.writeDraft('a', draft)).rejects.toThrow('Internal error opening backing store');
    refusing.mockImplementation(open);
    await storage.writeDraft('a', draft);
    await storage.applyPage({ changes: [put({ ...aTicket(), title: 'Kom fram' })], position: positionAt(1) });
    const again = await openStorage(indexedDB);
    expect(await again.readDraft('a')).toEqual(draft);
    expect(await titlesIn(again)).toEqual(['Kom fram']);
  });
});

describe('a page', () => {
  it('that fails at any of its writes leaves rows and position as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), async (before, after) => {
        const indexedDB = new IDBFactory();
        const storage = await openStorage(indexedDB);
        const some = (count: number) => Array.from({ length: count }, () => put(aTicket({ title: 'new' })));
        await storage.applyPage({ changes: [put(aTicket({ title: 'old' }))], position: positionAt(1) });
        const changes = [...some(before), unwritable(), ...some(after)];
        await expect(storage.applyPage({ changes, position: positionAt(2) })).rejects.toThrow();
        storage.close();

        const reopened = await openStorage(indexedDB);
        expect((await reopened.load()).position).toEqual(positionAt(1));
        expect(await titlesIn(reopened)).toEqual(['old']);
        reopened.close();
      }),
      { numRuns: 15 },
    );
  });

  it('replaces and removes rows of the snapshot', async () => {
    const storage = await openStorage();
    const [kept, changed, removed] = [aTicket({ title: 'kept' }), aTicket({ title: 'x' }), aTicket({ title: 'y' })];
    await takeSnapshot(storage, positionAt(3), [kept, changed, removed]);
    await storage.applyPage({
      changes: [put({ ...changed, title: 'changed' }), { kind: 'tickets', id: removed.id, row: null }],
      position: positionAt(5),
    });
    expect(await titlesIn(storage)).toEqual(['changed', 'kept']);
  });
});

describe('a page of many changes', () => {
  /** Two changes are many here. */
  async function openWithBatches(indexedDB = new IDBFactory()): Promise<DexieStorage> {
    const storage = new DexieStorage('storage', { indexedDB, IDBKeyRange, folder: folderBeside(indexedDB) }, 2);
    await storage.load();
    return storage;
  }

  it('is written all or not at all', async () => {
    const indexedDB = new IDBFactory();
    const storage = await openWithBatches(indexedDB);
    await storage.applyPage({ changes: [put(aTicket({ title: 'old' }))], position: positionAt(1) });
    const changes = [put(aTicket({ title: 'new' })), unwritable(), put(aTicket({ title: 'new' }))];
    await expect(storage.applyPage({ changes, position: positionAt(2) })).rejects.toThrow();
    storage.close();
    expect(await titlesIn(await openWithBatches(indexedDB))).toEqual(['old']);
  });

  it('leaves the last state of each row, whatever was merged meanwhile and however often it is opened anew', async () => {
    const changed = fc.record({ which: fc.nat(5), gone: fc.boolean() });
    const page = fc.record({
      do: fc.constant('page' as const),
      rows: fc.uniqueArray(changed, { minLength: 1, maxLength: 6, selector: ({ which }) => which }),
    });
    const merge = fc.record({ do: fc.constant('merge' as const), upTo: fc.nat(6) });
    const reopen = fc.record({ do: fc.constant('reopen' as const) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(page, merge, reopen), { minLength: 1, maxLength: 12 }), async (steps) => {
        const indexedDB = new IDBFactory();
        let storage = await openWithBatches(indexedDB);
        const tickets = Array.from({ length: 6 }, () => aTicket({ title: 'packed' }));
        await takeSnapshot(storage, positionAt(1), tickets);
        const expected = new Map(tickets.map((ticket) => [ticket.id, 'packed']));
        let at = 1;
        for (const step of steps) {
          at += 1;
          const { rows } = await storage.load();
          const table = rows.table('tickets');
          if (step.do === 'page') {
            const changes = step.rows.flatMap(({ which, gone }): ChangedRow[] => {
              const ticket = tickets[which];
              if (ticket === undefined) return [];
              const title = `page ${at}`;
              if (gone) expected.delete(ticket.id);
              else expected.set(ticket.id, title);
              return [gone ? { kind: 'tickets', id: ticket.id, row: null } : put({ ...ticket, title })];
            });
            await storage.applyPage({ changes, position: positionAt(at) });
          } else if (step.do === 'merge') {
            // Some of the changed rows go into the segment, as when others change while it is packed.
            const merged = [...table.changed].slice(0, step.upTo);
            const taken = new Map(merged);
            const packed = table.segments.flatMap((segment) =>
              Array.from({ length: segment.count }, (_, position) => segment.rowAt(position)),
            );
            const left = packed.filter(({ id }) => !taken.has(id));
            const made = [...left, ...merged.flatMap(([, row]) => row ?? [])];
            await storage.replaceSegments({
              kind: 'tickets',
              old: table.segments.map(({ data }) => data),
              new: made.length === 0 ? [] : [segmentOf(...made)],
              merged: merged.map(([id]) => id),
            });
          } else {
            storage.close();
            storage = await openWithBatches(indexedDB);
          }
          const found = [...(await storage.load()).rows.table('tickets').rows()].map(({ id, title }) => [id, title]);
          expect(new Map(found as [string, string][])).toEqual(expected);
        }
        storage.close();
      }),
      { numRuns: 20 },
    );
  });
});

describe('a snapshot', () => {
  it('takes the place of all rows before it, also of later pages, and of what a broken one left', async () => {
    const indexedDB = new IDBFactory();
    const storage = await openStorage(indexedDB);
    await storage.applyPage({ changes: [put(aTicket({ title: 'page' }))], position: positionAt(1) });
    await storage.beginSnapshot(positionAt(2));
    await storage.addToSnapshot([segmentOf(aTicket({ title: 'first try' }))]);
    storage.close();

    const restarted = await openStorage(indexedDB);
    expect(await titlesIn(restarted)).toEqual(['page']);
    await takeSnapshot(restarted, positionAt(3), [aTicket({ title: 'second try' })]);
    expect(await titlesIn(restarted)).toEqual(['second try']);
    expect((await restarted.load()).incoming).toBeNull();
  });

  it('that broke off says after a restart where it can go on, and at which version', async () => {
    const indexedDB = new IDBFactory();
    const storage = await openStorage(indexedDB);
    const [older, newer] = [aTicket(), aTicket()];
    await storage.beginSnapshot(positionAt(2));
    await storage.addToSnapshot([segmentOf(newer), segmentOf(older)]);
    storage.close();

    const restarted = await openStorage(indexedDB);
    const resume = { incarnation, access: 'a', cursors: { burlov: 2 }, kind: 'tickets', afterId: older.id };
    expect((await restarted.load()).incoming).toEqual(resume);
    expect((await restarted.loadIncoming())?.rows.size).toBe(2);
    const dropped = (await restarted.loadIncoming())?.rows.table('tickets').segments.at(-1)?.data;
    await restarted.resumeSnapshot({
      version: positionAt(4),
      dropped: dropped === undefined ? [] : [dropped],
      changes: [put({ ...newer, title: 'changed since' })],
      forgotten: [],
    });
    expect((await restarted.load()).incoming).toEqual({ ...resume, cursors: { burlov: 4 }, afterId: newer.id });
    await restarted.commitSnapshot(positionAt(4));
    expect(await titlesIn(restarted)).toEqual(['changed since']);
  });
});

describe('segments made anew', () => {
  it('take the place of the old one and of the changes they took in, and of no others', async () => {
    const storage = await openStorage();
    const [first, second] = [aTicket({ title: 'first' }), aTicket({ title: 'second' })];
    await takeSnapshot(storage, positionAt(1), [first, second]);
    const changed = { ...first, title: 'first, changed' };
    await storage.applyPage({ changes: [put(changed), put(aTicket({ title: 'third' }))], position: positionAt(2) });
    const before = (await storage.load()).rows.table('tickets').segments.map(({ data }) => data);
    const merge = { kind: 'tickets', old: before, new: [segmentOf(changed, second)], merged: [first.id] } as const;
    await storage.replaceSegments(merge);
    const { rows } = await storage.load();
    expect(rows.changedCount).toBe(1);
    expect(rows.table('tickets').segments.map(({ count }) => count)).toEqual([2]);
    expect(await titlesIn(storage)).toEqual(['first, changed', 'second', 'third']);
  });
});

describe('a database of version 1', () => {
  it('keeps its drafts and gives up its rows and position, which are fetched anew', async () => {
    const indexedDB = new IDBFactory();
    const content = { incarnation, snapshot: aTicket(), change: aTicket(), draft: { key: 'note', value: draft.value } };
    await makeVersion1Database('storage', { indexedDB, IDBKeyRange }, content);
    const storage = await openStorage(indexedDB);
    const { rows, position, incoming } = await storage.load();
    expect({ size: rows.size, incarnation: position.incarnation, incoming }).toEqual({
      size: 0,
      incarnation: null,
      incoming: null,
    });
    expect(await storage.readDraft('note')).toEqual({ value: draft.value, savedAt: '2026-11-19T09:00:00.000Z' });
    await takeSnapshot(storage, positionAt(1), [aTicket({ title: 'anew' })]);
    expect(await titlesIn(storage)).toEqual(['anew']);
  });
});

describe('a database of version 2', () => {
  it('keeps its rows, its position and its drafts', async () => {
    const indexedDB = new IDBFactory();
    const [packed, changed] = [aTicket({ title: 'packed' }), aTicket({ title: 'x' })];
    await makeVersion2Database('storage', { indexedDB, IDBKeyRange }, async (write) => {
      await write('segments', { id: 4, generation: 2, ...segmentOf(packed, changed) });
      await write('changes', { generation: 2, kind: 'tickets', id: changed.id, row: { ...changed, title: 'changed' } });
      await write('meta', { key: 'replica', generation: 2, ...positionAt(7) });
      await write('drafts', { key: 'note', ...draft });
    });
    const storage = await openStorage(indexedDB);
    expect((await storage.load()).position).toEqual(positionAt(7));
    expect(await titlesIn(storage)).toEqual(['changed', 'packed']);
    expect(await storage.readDraft('note')).toEqual(draft);
  });
});

describe('words', () => {
  const words = (word: string) => {
    const gatherer = new WordGatherer();
    gatherer.add(0, [word]);
    return gatherer.finish(1);
  };

  it('are kept with the segment they are of, and go with it', async () => {
    const indexedDB = new IDBFactory();
    const storage = await openStorage(indexedDB);
    const ticket = aTicket();
    await takeSnapshot(storage, positionAt(1), [ticket]);
    const segmentsIn = async (of: DexieStorage) =>
      (await of.load()).rows.table('tickets').segments.map(({ data }) => data);
    const [segment] = await segmentsIn(storage);
    if (segment === undefined) throw new Error('The snapshot has no segment.');
    await storage.writeWords(new Map([[segment, words('skrivare')]]));
    storage.close();

    const restarted = await openStorage(indexedDB);
    const [again] = await segmentsIn(restarted);
    if (again === undefined) throw new Error('The snapshot has no segment.');
    expect((await restarted.readWords([again])).get(again)).toMatchObject({ vocabulary: 'skrivare' });
    const made = segmentOf(ticket);
    await restarted.replaceSegments({ kind: 'tickets', old: [again], new: [made], merged: [] });
    await restarted.writeWords(new Map([[again, words('för sent')]]));
    expect((await restarted.readWords([again, made])).size).toBe(0);
  });

  it('of a segment that an emptied storage no longer has are not written beside one that took its number', async () => {
    const storage = await openStorage();
    await takeSnapshot(storage, positionAt(1), [aTicket({ title: 'old' })]);
    const segmentsIn = async () => (await storage.load()).rows.table('tickets').segments.map(({ data }) => data);
    const [gone] = await segmentsIn();
    if (gone === undefined) throw new Error('The snapshot has no segment.');
    await storage.recreate();
    await takeSnapshot(storage, positionAt(2), [aTicket({ title: 'new' })]);
    const [anew] = await segmentsIn();
    if (anew === undefined) throw new Error('The second snapshot has no segment.');
    await storage.writeWords(new Map([[gone, words('skrivare')]]));
    expect((await storage.readWords([gone, anew])).size).toBe(0);
  });
});

describe('a full disk', () => {
  it('that takes not even a clean-up leaves rows and drafts readable', async () => {
    const indexedDB = new IDBFactory();
    const storage = await openStorage(indexedDB);
    await takeSnapshot(storage, positionAt(1), [aTicket({ title: 'old' })]);
    await storage.writeDraft('note', draft);
    await storage.beginSnapshot(positionAt(2));
    await storage.addToSnapshot([segmentOf(aTicket({ title: 'new' }))]);
    await storage.commitSnapshot(positionAt(2));
    const refuse = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await storage.sweep();
    expect(refuse).toHaveBeenCalled();
    storage.close();

    const reopened = await openStorage(indexedDB);
    expect(await titlesIn(reopened)).toEqual(['new']);
    expect(await reopened.readDraft('note')).toEqual(draft);
    refuse.mockRestore();
  });
});

describe('starting anew', () => {
  it('empties the rows and keeps the drafts', async () => {
    const storage = await openStorage();
    await storage.applyPage({ changes: [put(aTicket())], position: positionAt(1) });
    await storage.writeDraft('note', draft);
    expect(await storage.recreate()).toBe(true);
    expect(await titlesIn(storage)).toEqual([]);
    expect((await storage.load()).position).toMatchObject({ incarnation: null });
    expect(await storage.readDraft('note')).toEqual(draft);
  });

  it('takes a draft along also when the database lets nothing be emptied, and says when drafts could not be read', async () => {
    const storage = await openStorage();
    await storage.writeDraft('note', draft);
    const clear = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('damaged', 'UnknownError');
    });
    expect(await storage.recreate()).toBe(true);
    expect(await storage.readDraft('note')).toEqual(draft);
    const read = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('damaged', 'UnknownError');
    });
    expect(await storage.recreate()).toBe(false);
    clear.mockRestore();
    read.mockRestore();
    expect(await storage.listDrafts()).toEqual([]);
    await takeSnapshot(storage, positionAt(1), [aTicket({ title: 'anew' })]);
    expect(await titlesIn(storage)).toEqual(['anew']);
  });
});
