import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Id, newId } from '#shared/identity/ids.ts';
import { afterPush } from '../sync/decide.ts';
import { ForgetfulServer } from '../testing/forgetful-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MortalDisk } from '../testing/mortal-disk.ts';
import { createTestLog } from '../testing/test-log.ts';
import { Journal } from './journal.ts';

type Step =
  | { type: 'act'; times: number }
  | { type: 'push'; loseAnswer: boolean; atMost: number }
  | { type: 'level' }
  | { type: 'discard' }
  | { type: 'correct' }
  | { type: 'compact' }
  | { type: 'hours'; count: number }
  | { type: 'renew' }
  | { type: 'back-up' }
  | { type: 'restore'; told: boolean }
  | { type: 'kill'; after: number; survives: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('act' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('push' as const),
      loseAnswer: fc.boolean(),
      atMost: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('level' as const) }) },
  fc.record({ type: fc.constantFrom('discard' as const, 'correct' as const, 'compact' as const, 'renew' as const) }),
  fc.record({ type: fc.constant('hours' as const), count: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ type: fc.constant('back-up' as const) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('restore' as const), told: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('kill' as const),
      after: fc.integer({ min: 0, max: 7 }),
      survives: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
);

/** A person, a journal on a disk that can die, and a server that can forget a day. */
class History {
  readonly #path: string;
  readonly #clock = new ManualClock();
  readonly #server = new ForgetfulServer((id) => (this.#done.indexOf(id) + 1) % 4 === 0);
  /** In the order they were done; also those that were not called saved. */
  readonly #done: Id[] = [];
  readonly #saved = new Set<Id>();
  readonly #discarded = new Set<Id>();
  #journal: Journal;
  #disk: MortalDisk;
  #hoursSinceBackup = 0;
  readonly #firstClientId: Id;

  private constructor(path: string, journal: Journal, disk: MortalDisk) {
    this.#path = path;
    this.#journal = journal;
    this.#disk = disk;
    this.#firstClientId = journal.contents.clientId;
  }

  static async begun(folder: string): Promise<History> {
    const path = join(folder, newId(), 'journal');
    const disk = new MortalDisk(path, Number.POSITIVE_INFINITY, 1);
    const journal = await Journal.open({ path, clock: new ManualClock(), log: createTestLog(), disk });
    const history = new History(path, journal, disk);
    await journal.recordMeeting({ incarnation: history.#server.incarnation, backupIntervalHours: 72 });
    return history;
  }

  async take(one: Step): Promise<void> {
    try {
      await this.#do(one);
    } catch (error) {
      if (!this.#disk.isDead) throw error;
    }
    if (this.#disk.isDead) await this.#reopen(Number.POSITIVE_INFINITY, 1);
  }

  async end(): Promise<void> {
    await this.#reopen(Number.POSITIVE_INFINITY, 1);
    for (let round = 0; round < 4; round += 1) {
      await this.#push(1_000);
      await this.#level();
    }
    await this.#push(1_000);
    await this.#level();
    const order = this.#server.carriedOut.map((id) => this.#done.indexOf(id));
    expect(this.#journal.contents.unanswered()).toEqual([]);
    expect(order, 'carried out once, in the order they were done').toEqual([...new Set(order)].sort((a, b) => a - b));
    const shown = new Set(this.#journal.contents.refused().map(({ envelope }) => envelope.id));
    for (const id of this.#saved) {
      const places = [this.#server.carriedOut.includes(id), shown.has(id), this.#discarded.has(id)];
      expect(places.filter(Boolean), `command ${this.#done.indexOf(id) + 1}`).toHaveLength(1);
    }
    await this.#journal.close();
  }

  async #reopen(operations: number, survives: number): Promise<void> {
    const left = this.#journal;
    this.#disk = new MortalDisk(this.#path, operations, survives);
    this.#journal = await Journal.open({
      path: this.#path,
      clock: this.#clock,
      log: createTestLog(),
      disk: this.#disk,
    });
    await left.close();
    expect(this.#journal.fault).toBeNull();
    expect(this.#journal.contents.damage).toBeNull();
  }

  async #do(one: Step): Promise<void> {
    switch (one.type) {
      case 'act':
        for (let count = 0; count < one.times; count += 1) await this.#act(null);
        return;
      case 'push':
        return this.#push(one.atMost, one.loseAnswer);
      case 'level':
        return this.#level();
      case 'discard': {
        const refused = this.#journal.contents.refused()[0]?.envelope.id;
        if (refused === undefined) return;
        // Killed in the middle it may be put aside or not; both are right, so it is looked up after the next start.
        await this.#journal.discardRefused(refused);
        this.#discarded.add(refused);
        return;
      }
      case 'correct':
        return this.#act(this.#journal.contents.refused()[0]?.envelope.id ?? null);
      case 'compact':
        return this.#journal.compact();
      case 'hours':
        // A backup is taken at least every 72 hours, which is what the journal counts on.
        this.#hoursSinceBackup += one.count;
        if (this.#hoursSinceBackup > 71) this.#backUp();
        this.#clock.advance(one.count * 3_600_000);
        return;
      case 'renew':
        // For the same reason: what was forgotten without a word shows in the numbers of the client that sent it.
        await this.#level();
        return this.#journal.renewClient();
      case 'back-up':
        return this.#backUp();
      case 'restore':
        // Numbers of an earlier client cannot show what was forgotten: then it takes the switch that tells.
        return this.#server.restore(one.told || this.#journal.contents.clientId !== this.#firstClientId);
      case 'kill':
        return this.#reopen(one.after, one.survives);
    }
  }

  #backUp(): void {
    this.#server.backUp();
    this.#hoursSinceBackup = 0;
  }

  async #act(replaces: Id | null): Promise<void> {
    const id = newId();
    this.#done.push(id);
    const at = new Date(this.#clock.now()).toISOString();
    const result = await this.#journal.append({ id, name: 'ticket.addNote', args: {}, at }, replaces);
    if (result.ok) {
      this.#saved.add(id);
      if (replaces !== null) this.#discarded.add(replaces);
    }
  }

  async #push(atMost: number, loseAnswer = false): Promise<void> {
    const at = new Date(this.#clock.now()).toISOString();
    // A program asks whom it talks to before it sends anything.
    const { incarnation } = this.#server;
    if (await this.#journal.recordMeeting({ incarnation, backupIntervalHours: 72 })) await this.#level();
    for (let round = 0; round < 5; round += 1) {
      const { clientId } = this.#journal.contents;
      const batch = this.#journal.contents.unanswered().slice(0, atMost);
      if (batch.length === 0) return;
      const answer = this.#server.push(clientId, batch);
      if (loseAnswer) return;
      if (answer === 'foreign') {
        await this.#journal.renewClient();
        continue;
      }
      await this.#journal.recordOutcomes(answer.outcomes, at);
      const next = afterPush(batch, answer);
      if (next.type === 'continue-at') await this.#journal.continueAt(next.seq);
      if (next.type === 'renew-client') await this.#journal.renewClient();
    }
  }

  async #level(): Promise<void> {
    const { clientId, nextSeq } = this.#journal.contents;
    const containedSeq = this.#server.containedSeq(clientId);
    if (containedSeq >= nextSeq) return this.#journal.renewClient();
    const now = new Date(this.#clock.now()).toISOString();
    await this.#journal.recordLevel({ containedSeq, incarnation: this.#server.incarnation, isRestored: false, now });
  }
}

it('loses nothing that was called saved and does nothing twice, killed at any operation, with a server that forgets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-history-'));
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const history = await History.begun(folder);
        for (const one of steps) await history.take(one);
        await history.end();
      }),
      { numRuns: 100 },
    );
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.includes('damaged'));
    expect(left).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 120_000);
