import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { Question } from '../question.ts';
import { ReadIndex } from '../reading/read-index.ts';
import { finish } from '../reading/steps.ts';
import { Replica } from '../replica/replica.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import { blockOf, packRows, parseBlock } from '../rows/segment-data.ts';
import { folderBeside } from '../testing/memory-folder.ts';
import { anActor, aTicket } from '../testing/sample-rows.ts';
import { DexieStorage } from './dexie-storage.ts';
import { WordKeeper } from './word-keeper.ts';

const position = { incarnation: newId(), access: '', cursors: {}, clientId: null, containedSeq: 0 };

/** One start of the application over a database: its index, what was gathered in it, and its time. */
async function start(indexedDB: IDBFactory) {
  const storage = new DexieStorage('words', { indexedDB, IDBKeyRange, folder: folderBeside(indexedDB) });
  const replica = new Replica(anActor(), () => '2026-11-20T09:00:00.000Z');
  const gathered: PackedRows[] = [];
  const timers: (() => void)[] = [];
  let writes: Promise<void> = Promise.resolve();
  const open = async () => {
    const { rows, position: reached } = await storage.load();
    replica.replaceRows(rows, reached);
    replica.takeChanges();
    const index: ReadIndex = new ReadIndex(replica, (rows, words) => {
      gathered.push(rows);
      keeper.take(rows, words);
    });
    const keeper: WordKeeper = new WordKeeper({
      storage,
      serverRows: () => replica.serverRows,
      after: (_, run) => {
        timers.push(run);
        return () => timers.splice(timers.indexOf(run), 1);
      },
      inTurn: (step) => {
        writes = writes.then(step);
        return writes;
      },
      mayWrite: () => true,
      take: (rows, words) => index.takeWords(rows, words),
      refused: (error) => expect.unreachable(String(error)),
    });
    return { index, keeper };
  };
  return { storage, gathered, timers, open, written: () => writes };
}

const search = (text: string): Question => ({
  type: 'list',
  query: { kind: 'tickets', where: [], text, sort: [], range: { start: 0, end: 10 }, facets: [] },
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('words of a segment', () => {
  it('are gathered once and read at the next start, which finds the same', async () => {
    const indexedDB = new IDBFactory();
    const first = await start(indexedDB);
    await first.storage.load();
    await first.storage.beginSnapshot(position);
    const tickets = [aTicket({ title: 'Skrivaren i Ängen' }), aTicket({ title: 'Lösenord' })];
    await first.storage.addToSnapshot([packRows('tickets', parseBlock(blockOf('tickets', tickets)))]);
    await first.storage.commitSnapshot(position);
    const { index } = await first.open();
    finish(index.forethought());
    expect(first.gathered.map(({ kind }) => kind)).toContain('tickets');
    for (const run of first.timers.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
    await first.written();
    first.storage.close();

    const second = await start(indexedDB);
    const again = await second.open();
    again.keeper.start();
    for (const run of second.timers.splice(0)) run();
    await until(() => !again.keeper.isReading);
    const answer = again.index.answer(search('angen'));
    expect(answer.type === 'list' && answer.result.rows.map(({ id }) => id)).toEqual([tickets[0]?.id]);
    expect(second.gathered).toEqual([]);
  });
});
