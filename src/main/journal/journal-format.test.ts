import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { Journal } from './journal.ts';
import { encodeRecord, type JournalRecord } from './record.ts';

const at = '2026-11-22T09:00:00.000Z';
const hour = 3_600_000;
let folder: string;
let path: string;
const opened: Journal[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-format-'));
  path = join(folder, 'journal');
});

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(folder, { recursive: true });
});

async function open(clock = new ManualClock(Date.parse(at))): Promise<Journal> {
  const journal = await Journal.open({ path, clock, log: createTestLog() });
  opened.push(journal);
  return journal;
}

const clientId = newId();
const incarnation = newId();
const applied = (seq: number): CommandOutcome => ({ seq, status: 'applied' });
const refused = (seq: number): CommandOutcome => ({ seq, status: 'refused', code: 'not-found', details: {} });
const envelope = (seq: number, id: Id = newId(), of = clientId, body = '') => ({
  id,
  clientId: of,
  seq,
  name: 'ticket.addNote',
  args: { body },
  at,
  schemaVersion: 1,
});
const seqs = (commands: readonly { seq: number }[]) => commands.map(({ seq }) => seq);
const ids = (commands: readonly { id: Id }[]) => commands.map(({ id }) => id);

describe('a journal of the first format', () => {
  const [first, second, third, fourth] = [envelope(1), envelope(2), envelope(3), envelope(4)];
  const earlier = envelope(7, newId(), newId());
  const records: JournalRecord[] = [
    { type: 'begin', format: 1, clientId, nextSeq: 1, containedSeq: 0, givenSeq: 0, formerClientIds: [] },
    { type: 'command', envelope: earlier },
    { type: 'outcome', outcome: refused(7), at },
    { type: 'command', envelope: first },
    { type: 'command', envelope: second },
    { type: 'command', envelope: third },
    { type: 'outcome', outcome: applied(1), at },
    { type: 'outcome', outcome: applied(2), at },
    { type: 'contained', seq: 2 },
    { type: 'reopened', fromSeq: 2 },
    { type: 'command', envelope: fourth },
  ];

  it('says the same as before, and the same again after it was written anew', async () => {
    await writeFile(path, Buffer.concat(records.map(encodeRecord)));
    const journal = await open();
    const account = ({ contents }: Journal) => ({
      clientId: contents.clientId,
      nextSeq: contents.nextSeq,
      containedSeq: contents.containedSeq,
      unanswered: contents.unanswered(),
      refused: contents.refused().map((one) => one.envelope),
      damage: contents.damage,
    });
    const expected = {
      clientId,
      nextSeq: 5,
      containedSeq: 1,
      unanswered: [second, third, fourth],
      refused: [earlier],
      damage: null,
    };
    expect(account(journal)).toEqual(expected);
    await journal.compact();
    expect(account(journal)).toEqual(expected);
    expect(account(await open())).toEqual(expected);
    expect(await readFile(path, 'utf8')).toContain('"format":2');
  });
});

describe('a number that an earlier client used as well', () => {
  it('is that of the present one, in whatever order the journal holds them: its answer reaches its command', async () => {
    const own = envelope(1);
    const earlier = envelope(1, newId(), newId());
    const records: JournalRecord[] = [
      { type: 'begin', format: 2, clientId, nextSeq: 2, containedSeq: 0, givenSeq: 1, formerClientIds: [] },
      { type: 'command', envelope: own },
      { type: 'acknowledged', envelope: earlier, outcome: applied(1), at, discarded: false },
    ];
    await writeFile(path, Buffer.concat(records.map(encodeRecord)));
    const journal = await open();
    expect(ids(journal.contents.unanswered())).toEqual([own.id]);
    await journal.recordOutcomes([applied(1)], at);
    expect(journal.contents.unanswered()).toEqual([]);
  });
});

describe('the size of a journal', () => {
  it('stays bounded however much is done: what is acknowledged goes after the interval of the backups', async () => {
    const clock = new ManualClock(Date.parse(at));
    const journal = await open(clock);
    const now = () => new Date(clock.now()).toISOString();
    await journal.recordMeeting({ incarnation, backupIntervalHours: 24 });
    const body = 'å'.repeat(20_000);
    let largest = 0;
    let last: Id = '';
    for (let seq = 1; seq <= 200; seq += 1) {
      last = newId();
      await journal.append({ id: last, name: 'ticket.addNote', args: { body }, at: now() });
      await journal.recordOutcomes([applied(seq)], now());
      await journal.recordLevel({ containedSeq: seq, incarnation, isRestored: false, now: now() });
      largest = Math.max(largest, (await stat(path)).size);
      clock.advance(hour);
    }
    // 8 MB went through; 25 commands of 40 kB are within the interval at any time.
    expect(largest).toBeLessThan(2_200_000);
    const again = await open(clock);
    expect(again.contents.find(last)).toBeDefined();
    expect(again.contents.nextSeq).toBe(201);
  });

  it('keeps what was acknowledged within the interval and what was refused, also when the clock of this machine is wrong', async () => {
    const clock = new ManualClock(Date.parse(at));
    const journal = await open(clock);
    await journal.recordMeeting({ incarnation, backupIntervalHours: 24 });
    const [recent, old] = [newId(), newId()];
    await journal.append({ id: old, name: 'ticket.addNote', args: {}, at });
    await journal.append({ id: recent, name: 'ticket.addNote', args: {}, at });
    await journal.append({ id: newId(), name: 'ticket.addNote', args: {}, at });
    await journal.recordOutcomes([applied(1)], '2026-11-20T09:00:00.000Z');
    await journal.recordOutcomes([applied(2)], at);
    await journal.recordOutcomes([refused(3)], '2026-11-01T09:00:00.000Z');
    await journal.recordContained(3);
    clock.advance(10 * 365 * 24 * hour);
    // By the clock of the server an hour has passed.
    await journal.compact('2026-11-22T10:00:00.000Z');
    expect(journal.contents.find(old)).toBeUndefined();
    expect(journal.contents.find(recent)).toBeDefined();
    expect(seqs(journal.contents.refused().map((one) => one.envelope))).toEqual([3]);
  });
});

describe('a journal whose lines are damaged', () => {
  it('tells where its copy is, and tells it again at the next start, for as long as backups are kept', async () => {
    const clock = new ManualClock(Date.parse(at));
    const before = await open(clock);
    await before.append({ id: newId(), name: 'ticket.addNote', args: {}, at });
    await before.append({ id: newId(), name: 'ticket.addNote', args: {}, at });
    const content = await readFile(path);
    content[content.indexOf('"seq":1') + 6] = 0x39;
    await writeFile(path, content);
    const { damage } = (await open(clock)).contents;
    expect(damage).toMatchObject({ at, lines: 1 });
    expect(await readdir(folder)).toContain(damage?.copy);
    const again = await open(clock);
    expect(again.contents.damage).toEqual(damage);
    clock.advance(73 * hour);
    await again.compact();
    expect(again.contents.damage).toBeNull();
  });

  it('loses no command when it is the first line, which says whose they are', async () => {
    const before = await open();
    const all = [newId(), newId(), newId()];
    for (const id of all) await before.append({ id, name: 'ticket.addNote', args: {}, at });
    await before.recordOutcomes([applied(1)], at);
    const content = await readFile(path);
    content[3] = 0x39;
    await writeFile(path, content);
    const again = await open();
    expect(ids(again.contents.unanswered())).toEqual(all.slice(1));
    expect(seqs(again.contents.unanswered())).toEqual([1, 2]);
    expect(again.contents.damage).not.toBeNull();
  });

  it('loses no command when it is the line with an answer: it is sent again under its identifier', async () => {
    const before = await open();
    const id = newId();
    await before.append({ id, name: 'ticket.addNote', args: {}, at });
    await before.recordOutcomes([applied(1)], at);
    const content = await readFile(path);
    content[content.indexOf('"outcome"') + 2] = 0x39;
    await writeFile(path, content);
    expect(ids((await open()).contents.unanswered())).toEqual([id]);
  });
});

describe('a journal whose replacement was cut short', () => {
  it('removes what was left of it, and nothing else', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.0b1f.tmp`, 'half');
    await writeFile(`${path}.damaged-1`, 'kept');
    await writeFile(join(folder, 'profile.json'), '{}');
    await open();
    expect((await readdir(folder)).sort()).toEqual(['journal.damaged-1', 'profile.json']);
  });
});
