import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { Journal } from './journal.ts';
import { type Disk, realDisk } from './journal-file.ts';

const at = '2026-11-22T09:00:00.000Z';
let folder: string;
let path: string;
let mark: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-mark-'));
  path = join(folder, 'journal');
  mark = `${path}.mark`;
});

afterEach(() => rm(folder, { recursive: true }));

const open = (disk: Disk = realDisk) =>
  Journal.open({ path, clock: new ManualClock(Date.parse(at)), log: createTestLog(), disk });

/** Opens the journal, does `work`, and closes it; returns what came of it. */
async function opened<T>(work: (journal: Journal) => Promise<T> | T): Promise<T> {
  const journal = await open();
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

const damage = () => opened(({ contents }) => contents.damage);

async function act(journal: Journal, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await journal.append({ id: newId(), name: 'ticket.addNote', args: {}, at });
  }
}

describe('a journal that was cut off', () => {
  it('is damaged at whichever byte it was, also between two lines, and says how many are gone', async () => {
    await opened((journal) => act(journal, 5));
    const [whole, noted] = [await readFile(path), await readFile(mark)];
    const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index + 1);
    const anywhere = fc.oneof(fc.constantFrom(0, ...ends), fc.nat({ max: whole.length }));
    await fc.assert(
      fc.asyncProperty(anywhere, async (cut) => {
        await writeFile(path, whole);
        await writeFile(mark, noted);
        await truncate(path, cut);
        const left = ends.filter((end) => end <= cut).length;
        const before = await opened(({ contents }) => ({ damage: contents.damage, waits: contents.unanswered() }));
        expect(before.damage?.lines ?? 0).toBe(ends.length - left);
        expect(before.waits).toHaveLength(Math.max(0, left - 1));
        if (before.damage !== null) expect(await readdir(folder)).toContain(before.damage.copy);
        // What was put right is whole again: told for as long as it matters, and not found a second time.
        expect(await damage()).toEqual(before.damage);
      }),
      { numRuns: 60 },
    );
  });

  it('is damaged when the whole file is gone, is told as long as it matters, and goes on as a new client', async () => {
    const first = await opened(async (journal) => {
      await act(journal, 3);
      return journal.contents.clientId;
    });
    await rm(path);
    const gone = await opened(async (journal) => {
      const { clientId, damage } = journal.contents;
      await act(journal, 1);
      return { clientId, damage };
    });
    expect(gone.damage).toMatchObject({ lines: 4 });
    expect(gone.clientId).not.toBe(first);
    expect(await damage()).toEqual(gone.damage);
    expect(await opened(({ contents }) => contents.unanswered())).toHaveLength(1);
  });

  it('is damaged still when the machine died while it was put right', async () => {
    await opened((journal) => act(journal, 3));
    const whole = await readFile(path);
    const dies = { ...realDisk, replace: () => Promise.reject(new Error('the power went')) };
    for (const harm of [() => rm(path), () => writeFile(path, whole.subarray(0, whole.indexOf(0x0a) + 1))]) {
      await harm();
      const journal = await open(dies);
      expect(journal.fault).not.toBeNull();
      await journal.close();
    }
    expect(await damage()).toMatchObject({ lines: 3 });
  });

  it('is new, and not damaged, where nothing was ever saved', async () => {
    expect(await damage()).toBeNull();
  });

  it('goes on as a new client, so that a number that was lost is not given twice', async () => {
    const first = await opened(async (journal) => {
      await act(journal, 2);
      return journal.contents.clientId;
    });
    const whole = await readFile(path);
    await truncate(path, whole.lastIndexOf(0x0a, whole.length - 2) + 1);
    expect(await opened(({ contents }) => contents.clientId)).not.toBe(first);
  });
});

describe('a journal that is gone, or cut off, together with its mark, as the replica has shown', () => {
  it('goes on as a new client that remembers the one before it, keeps what is left and tells of it as long as it matters', async () => {
    const lost = newId();
    const cut = await opened((journal) => act(journal, 3).then(() => journal.contents.clientId));
    const whole = await readFile(path);
    await truncate(path, whole.lastIndexOf(0x0a, whole.length - 2) + 1);
    await rm(mark);
    const waited = await opened(({ contents }) => contents.unanswered().map(({ id }) => id));
    expect(waited).toHaveLength(2);
    const told = await opened(async (journal) => {
      expect(journal.contents.damage).toBeNull();
      await journal.recordLoss(lost);
      return journal.contents.damage;
    });
    expect(told).toMatchObject({ at, lines: 0 });
    expect(await readdir(folder)).toContain(told?.copy);
    await opened(async (journal) => {
      await journal.compact();
      const { contents } = journal;
      expect(contents.damage).toEqual(told);
      expect(contents.clientId).not.toBe(cut);
      expect(new Set(contents.formerClientIds)).toEqual(new Set([lost, cut]));
      expect(contents.unanswered().map(({ id, seq }) => ({ id, seq }))).toEqual(
        waited.map((id, index) => ({ id, seq: index + 1 })),
      );
    });
  });

  it('is not told of a second time where the mark had told already, with how many lines are gone', async () => {
    const first = await opened((journal) => act(journal, 3).then(() => journal.contents.clientId));
    await rm(path);
    await opened(async (journal) => {
      const { damage } = journal.contents;
      await journal.recordLoss(first);
      expect(journal.contents.damage).toEqual(damage);
      expect(journal.contents.formerClientIds).toContain(first);
    });
  });

  it('keeps in mind which numbers it has given, also when a server was put back and they go on before them', async () => {
    await opened(async (journal) => {
      await act(journal, 4);
      await journal.recordOutcomes(
        [1, 2, 3, 4].map((seq) => ({ seq, status: 'applied' })),
        at,
      );
      await journal.continueAt(2);
      await journal.recordOutcomes([{ seq: 2, status: 'applied' }], at);
      await journal.continueAt(1);
      await journal.compact();
    });
    expect(await opened(({ contents }) => contents.givenSeq)).toBeGreaterThanOrEqual(4);
    expect(await opened((journal) => journal.renewClient().then(() => journal.contents.givenSeq))).toBeGreaterThan(0);
  });
});

describe('the mark beside a journal', () => {
  it('may lag behind, be torn or be gone: the journal is whole', async () => {
    await opened((journal) => act(journal, 2));
    const older = await readFile(mark);
    await opened((journal) => act(journal, 3));
    const newer = await readFile(mark);
    const any = fc.oneof(
      fc.constant(older),
      fc.nat({ max: newer.length - 1 }).map((length) => newer.subarray(0, length)),
      fc.uint8Array({ maxLength: 120 }),
    );
    await fc.assert(
      fc.asyncProperty(any, async (content) => {
        await writeFile(mark, content);
        expect(await damage()).toBeNull();
      }),
    );
    await rm(mark);
    expect(await damage()).toBeNull();
  });

  it('follows a journal that is written anew and becomes shorter', async () => {
    await opened(async (journal) => {
      await act(journal, 4);
      const outcomes = [1, 2, 3, 4].map((seq) => ({ seq, status: 'applied' as const }));
      await journal.recordOutcomes(outcomes, '2026-11-01T09:00:00.000Z');
      await journal.recordContained(4);
      await journal.compact(at);
    });
    expect(await damage()).toBeNull();
    await opened((journal) => act(journal, 1));
    await truncate(path, (await readFile(path)).indexOf(0x0a) + 1);
    expect(await damage()).toMatchObject({ lines: 1 });
  });
});
