import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { Journal, type Level } from './journal.ts';
import { type Disk, realDisk } from './journal-file.ts';

const at = '2026-11-22T09:00:00.000Z';
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-journal-'));
  path = join(folder, 'profile', 'journal');
});

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(folder, { recursive: true });
});

const opened: Journal[] = [];

/** Opens the journal; one opened before is left as a killed process leaves it. */
async function open(disk: Disk = realDisk): Promise<Journal> {
  const journal = await Journal.open({ path, clock: new ManualClock(), log: createTestLog(), disk });
  opened.push(journal);
  return journal;
}

const command = (text = '') => ({ id: newId(), name: 'ticket.addNote', args: { text }, at });
const applied = (seq: number): CommandOutcome => ({ seq, status: 'applied' });
const refused = (seq: number): CommandOutcome => ({ seq, status: 'refused', code: 'not-found', details: {} });
const incarnation = newId();
const level = (containedSeq: number, now = at): Level => ({ containedSeq, incarnation, isRestored: false, now });
const texts = (journal: Journal) =>
  journal.contents.unanswered().map(({ args }) => (args as { readonly text: string }).text);

async function appendAll(journal: Journal, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) await journal.append(command(`${index}`));
}

const brokenDisk = (code: string): Disk & { broken: boolean } => {
  const disk: Disk & { broken: boolean } = {
    ...realDisk,
    broken: false,
    write: async (handle, bytes, position) => {
      if (!disk.broken) return realDisk.write(handle, bytes, position);
      await realDisk.write(handle, bytes.subarray(0, Math.ceil(bytes.length / 2)), position);
      throw Object.assign(new Error('the disk says no'), { code });
    },
  };
  return disk;
};

describe('the journal', () => {
  it('has a command again after the application was killed, once it said that it is saved', async () => {
    const journal = await open();
    const result = await journal.append(command('kvar'));
    // No close: the process is simply gone.
    const again = await open();
    expect(result).toMatchObject({ ok: true, envelope: { seq: 1, clientId: again.contents.clientId } });
    expect(texts(again)).toEqual(['kvar']);
  });

  it('numbers commands that come at once without holes and in order', async () => {
    const journal = await open();
    const results = await Promise.all(Array.from({ length: 50 }, (_, index) => journal.append(command(`${index}`))));
    expect(results.map((result) => result.ok && result.envelope.seq)).toEqual(results.map((_, index) => index + 1));
    expect(texts(await open())).toEqual(results.map((_, index) => `${index}`));
  });

  it('takes the same command twice as one, whether the second comes at once or later', async () => {
    const journal = await open();
    const one = command('en gång');
    const [first, second] = await Promise.all([journal.append(one), journal.append(one)]);
    expect(second).toEqual(first);
    expect(await journal.append(one)).toEqual(first);
    expect(texts(await open())).toEqual(['en gång']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'write-failed'],
    ['EACCES', 'write-failed'],
  ])('says on %s that the command is not saved (%s), and goes on when the disk does', async (code, reason) => {
    const disk = brokenDisk(code);
    const journal = await open(disk);
    await journal.append(command('före'));
    disk.broken = true;
    expect(await journal.append(command('under'))).toEqual({ ok: false, reason });
    expect(texts(await open())).toEqual(['före']);
    disk.broken = false;
    expect(await journal.append(command('efter'))).toMatchObject({ ok: true, envelope: { seq: 2 } });
    expect(texts(await open())).toEqual(['före', 'efter']);
  });

  it('keeps outcomes, containment and discarded refusals over a restart', async () => {
    const journal = await open();
    await appendAll(journal, 3);
    await journal.recordOutcomes([applied(1), refused(2)], at);
    await journal.recordContained(1);
    const again = await open();
    expect(again.contents.waiting().map(({ envelope, outcome }) => [envelope.seq, outcome?.status])).toEqual([
      [2, 'refused'],
      [3, undefined],
    ]);
    const [shown] = again.contents.refused();
    expect(shown).toMatchObject({ code: 'not-found', refusedAt: at, envelope: { seq: 2 } });
    await again.discardRefused(shown?.envelope.id ?? '');
    expect((await open()).contents.refused()).toEqual([]);
  });

  it('tells the replica of a command whose effects it holds for as long as the server has not been heard to answer', async () => {
    const journal = await open();
    await appendAll(journal, 2);
    await journal.recordLevel(level(2));
    const waiting = ({ contents }: Journal) => contents.waiting().map(({ envelope }) => envelope.seq);
    const again = await open();
    expect(waiting(again)).toEqual([1, 2]);
    await again.recordOutcomes([refused(1), applied(2)], at);
    expect(waiting(again)).toEqual([]);
    expect(again.contents.refused().map(({ envelope }) => envelope.seq)).toEqual([1]);
  });

  it('has lost nothing but the torn record, at whichever byte the file was cut', async () => {
    const journal = await open();
    await appendAll(journal, 3);
    await journal.close();
    const whole = await readFile(path);
    const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index + 1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: ends[0], max: whole.length }), async (cut) => {
        await writeFile(path, whole);
        await truncate(path, cut);
        // The machine died in the write: nobody had been told, and nothing had been noted.
        await rm(`${path}.mark`, { force: true });
        const survivors = ends.slice(1).filter((end) => end <= cut).length;
        const again = await open();
        expect(texts(again)).toEqual(['1', '2', '3'].slice(0, survivors));
        expect(await again.append(command('nytt'))).toMatchObject({ ok: true, envelope: { seq: survivors + 1 } });
        await again.close();
        expect(texts(await open())).toEqual([...['1', '2', '3'].slice(0, survivors), 'nytt']);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a copy of a damaged file and goes on with the readable rest as a new client', async () => {
    const journal = await open();
    await appendAll(journal, 4);
    await journal.recordOutcomes([refused(1)], at);
    const before = journal.contents.clientId;
    await journal.close();
    const content = await readFile(path);
    const position = content.indexOf('"text":"3"');
    content[position + 8] = 0x39;
    await writeFile(path, content);
    const again = await open();
    expect(texts(again)).toEqual(['2', '4']);
    expect(again.contents.unanswered().map(({ seq }) => seq)).toEqual([1, 2]);
    expect(again.contents.clientId).not.toBe(before);
    expect(again.contents.refused().map(({ envelope }) => envelope.clientId)).toEqual([before]);
    const copies = (await readdir(join(folder, 'profile'))).filter((name) => name.includes('damaged'));
    expect(await Promise.all(copies.map((name) => readFile(join(folder, 'profile', name))))).toEqual([content]);
    expect(texts(await open())).toEqual(['2', '4']);
  });

  it('asks a restored server for everything it has forgotten', async () => {
    const journal = await open();
    await appendAll(journal, 3);
    await journal.recordOutcomes([applied(1), applied(2), applied(3)], at);
    await journal.recordLevel(level(3));
    await journal.recordContained(1);
    expect(journal.contents.unanswered()).toEqual([]);
    await journal.recordLevel(level(1));
    expect(texts(journal)).toEqual(['2', '3']);
    expect(texts(await open())).toEqual(['2', '3']);
  });

  it('numbers anew what is unanswered when the server expects numbers that are gone', async () => {
    const journal = await open();
    await appendAll(journal, 3);
    await journal.recordOutcomes([applied(1), applied(2)], at);
    await journal.continueAt(1);
    expect(journal.contents.unanswered().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await journal.recordOutcomes([applied(1), applied(2), applied(3)], at);
    await journal.recordLevel(level(3));
    await appendAll(journal, 1);
    await journal.continueAt(9);
    expect(journal.contents.unanswered().map(({ seq }) => seq)).toEqual([9]);
    expect(await journal.append(command())).toMatchObject({ ok: true, envelope: { seq: 10 } });
  });

  it('forgets in a compaction only what is contained and old, and never gives a number twice', async () => {
    const clock = new ManualClock(Date.parse(at));
    const journal = await Journal.open({ path, clock, log: createTestLog() });
    await appendAll(journal, 4);
    await journal.recordOutcomes([applied(1), refused(2), applied(3)], at);
    await journal.recordContained(3);
    clock.advance(30 * 24 * 3_600_000);
    const { size } = await stat(path);
    await journal.compact();
    expect((await stat(path)).size).toBeLessThan(size);
    const again = await open();
    expect(again.contents.refused().map(({ envelope }) => envelope.seq)).toEqual([2]);
    expect(again.contents.waiting().map(({ envelope }) => envelope.seq)).toEqual([4]);
    expect(again.contents.find(journal.contents.waiting()[0]?.envelope.id ?? '')).toBeDefined();
    expect(await again.append(command())).toMatchObject({ ok: true, envelope: { seq: 5 } });
    expect(again.contents.clientId).toBe(journal.contents.clientId);
  });

  it('is whole when a compaction is cut short before it replaces the file', async () => {
    const disk: Disk = {
      ...realDisk,
      replace: async () => {
        throw Object.assign(new Error('killed'), { code: 'EIO' });
      },
    };
    const journal = await open(disk);
    await appendAll(journal, 2);
    await expect(journal.compact()).rejects.toThrow('killed');
    await journal.append(command('3'));
    expect(texts(await open())).toEqual(['1', '2', '3']);
  });

  it('takes no more when it is not sure which file a crash would leave, and goes on from either at the next start', async () => {
    let isFolderLost = false;
    const disk: Disk = {
      ...realDisk,
      syncFolder: async (where) => {
        if (isFolderLost) throw Object.assign(new Error('the folder is gone'), { code: 'EIO' });
        await realDisk.syncFolder(where);
      },
    };
    const journal = await open(disk);
    await appendAll(journal, 2);
    const before = await readFile(path);
    isFolderLost = true;
    await expect(journal.renewClient()).rejects.toThrow('the folder is gone');
    isFolderLost = false;
    expect(await journal.append(command('3'))).toEqual({ ok: false, reason: 'write-failed' });
    expect(journal.fault).toBe('write-failed');
    const after = await readFile(path);
    expect(after).not.toEqual(before);
    for (const found of [after, before]) {
      await writeFile(path, found);
      expect(texts(await open())).toEqual(['1', '2']);
    }
  });

  it('says that a first command is saved only when the file and the new folders it lies in are durable', async () => {
    const folders: string[] = [];
    let isRefusing = true;
    const disk: Disk = {
      ...realDisk,
      syncFolder: async (where) => {
        if (isRefusing) throw Object.assign(new Error('no'), { code: 'EIO' });
        folders.push(where);
        await realDisk.syncFolder(where);
      },
    };
    const above = join(dirname(path), 'new');
    path = join(above, 'profile', 'journal');
    const journal = await open(disk);
    expect(await journal.append(command('1'))).toEqual({ ok: false, reason: 'write-failed' });
    isRefusing = false;
    expect(await journal.append(command('2'))).toMatchObject({ ok: true });
    expect(folders).toEqual([join(above, 'profile'), above, dirname(above), folder]);
    expect(texts(await open())).toEqual(['2']);
  });
});
