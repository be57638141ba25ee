import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { DraftFolder } from './draft-folder.ts';

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'drafts-'));
  folder = join(base, 'drafts');
});
afterEach(() => rm(base, { recursive: true }));

const open = (clock = new ManualClock(), log = createTestLog()) => DraftFolder.open({ folder, clock, log });
const at = (millisecond: number) => new Date(Date.UTC(2026, 10, 22, 9) + millisecond).toISOString();

describe('drafts on the disk', () => {
  it('are there after any start as they were last written, whatever was typed in whatever order', async () => {
    const typed = fc.record({
      key: fc.constantFrom('ticket.new', 'ticket.note:åäö', 'ticket.note:../../x'),
      text: fc.option(fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text))),
      isAwaited: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { maxLength: 12 }), async (keys) => {
        await rm(folder, { recursive: true, force: true });
        const drafts = await open();
        const newest = new Map<string, unknown>();
        for (const [index, { key, text, isAwaited }] of keys.entries()) {
          const draft = { key, text, savedAt: at(index) };
          newest.set(key, draft);
          const stored = drafts.write(draft);
          expect(drafts.read(key)).toEqual(draft);
          if (isAwaited) expect(await stored).toBe(draft.savedAt);
        }
        await drafts.close();
        const again = await open();
        expect(new Set(again.list())).toEqual(new Set(newest.values()));
        for (const [key, draft] of newest) expect(again.read(key)).toEqual(draft);
      }),
      { numRuns: 30 },
    );
  });

  it('that were typed while the disk was busy share one write, and all are answered with the last', async () => {
    const drafts = await open();
    const answers = ['h', 'he', 'hej'].map((text, index) => drafts.write({ key: 'note', text, savedAt: at(index) }));
    expect(await Promise.all(answers)).toEqual([at(2), at(2), at(2)]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('can be read by their owner only', async () => {
    const drafts = await open();
    await drafts.write({ key: 'note', text: '"hemligt"', savedAt: at(0) });
    const [name = ''] = await readdir(folder);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect(name).not.toContain('note');
  });

  it('remember for a month that one was thrown away, and then forget it', async () => {
    const drafts = await open();
    await drafts.write({ key: 'note', text: null, savedAt: at(0) });
    const clock = new ManualClock();
    expect((await open(clock)).read('note')).toEqual({ key: 'note', text: null, savedAt: at(0) });
    clock.advance(31 * 24 * 3_600_000);
    expect((await open(clock)).read('note')).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('are read without those that do not hold, which stay for whoever looks, and without what a kill left half-written', async () => {
    const before = await open();
    await before.write({ key: 'note', text: '"hel"', savedAt: at(0) });
    await writeFile(join(folder, 'trasig.json'), '{"format":1,"key":');
    await writeFile(join(folder, 'x.json.1.tmp'), '{');
    const log = createTestLog();
    expect((await open(new ManualClock(), log)).list()).toEqual([{ key: 'note', text: '"hel"', savedAt: at(0) }]);
    expect(log.events).toEqual(['draft-unreadable']);
    expect(await readdir(folder)).toContain('trasig.json');
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('that cannot be stored say so, once in the log, and are stored with the next key that can', async () => {
    await writeFile(join(base, 'file'), '');
    const log = createTestLog();
    const drafts = await DraftFolder.open({ folder: join(base, 'file', 'drafts'), clock: new ManualClock(), log });
    log.events.length = 0;
    expect(await drafts.write({ key: 'note', text: '"h"', savedAt: at(0) })).toBeNull();
    expect(await drafts.write({ key: 'note', text: '"he"', savedAt: at(1) })).toBeNull();
    expect(log.events).toEqual(['draft-not-stored']);
    expect(drafts.read('note')?.text).toBe('"he"');
    await rm(join(base, 'file'));
    expect(await drafts.write({ key: 'note', text: '"hej"', savedAt: at(2) })).toBe(at(2));
  });
});
