import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { MainToWorker } from '#shared/replica/port-protocol.ts';
import { Journal } from '../journal/journal.ts';
import { type Disk, realDisk } from '../journal/journal-file.ts';
import { FakeSyncApi, FakeWorker } from '../testing/fake-sync.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { SyncClient } from './sync-client.ts';

const at = '2026-11-22T09:00:00.000Z';
const actor = { userId: newId(), name: 'Anna', grants: [] };

let folder: string;
let clock: ManualClock;
let api: FakeSyncApi;
let worker: FakeWorker;
let journal: Journal;
let client: SyncClient;
let diskFails: boolean;

const disk: Disk = {
  ...realDisk,
  sync: (handle) =>
    diskFails ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) : realDisk.sync(handle),
};

async function begin(): Promise<void> {
  const log = createTestLog();
  journal = await Journal.open({ path: join(folder, 'journal'), clock, log, disk });
  client = new SyncClient({ profile: 'p', actor, journal, api, clock, log, onStatus: () => undefined });
}

async function end(): Promise<void> {
  await client.stop();
  await journal.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-sync-'));
  clock = new ManualClock();
  api = new FakeSyncApi();
  worker = new FakeWorker();
  diskFails = false;
  await begin();
});

afterEach(async () => {
  await end();
  await rm(folder, { recursive: true });
});

/** Waits for a state that the code reaches by itself; time of the clock does not pass. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 2_000, interval: 2 });

/** The longest timer is the next round's: the status is told after a tenth of a second. */
const nextRound = () => Math.max(0, ...clock.pending.filter((milliseconds) => milliseconds > 100));

const isResting = () => until(() => expect(nextRound()).toBeGreaterThan(0));

const isLevel = () =>
  until(() => {
    expect(client.status.lastPulledAt).not.toBeNull();
    expect(nextRound()).toBe(60_000);
    expect(client.status.unsent).toBe(0);
  });

function act(): Id {
  const requestId = newId();
  worker.say({ type: 'append', requestId, name: 'ticket.addNote', args: {}, at, replaces: null });
  return requestId;
}

const offline = () =>
  until(() => {
    expect(client.status.connection.type).toBe('offline');
  });

describe('a first connection', () => {
  it('greets the worker, fills it with a snapshot and pulls what came meanwhile', async () => {
    client.connect(worker.port);
    await isLevel();
    expect(worker.types()).toEqual(['hello', 'pull', 'snapshotBegin', 'snapshotRows', 'snapshotEnd', 'pull']);
    expect(client.status).toMatchObject({ connection: { type: 'online' }, snapshot: null });
  });
});

describe('what a person does', () => {
  it('is durable before the worker hears it, then carried out, then contained', async () => {
    client.connect(worker.port);
    await isLevel();
    const id = act();
    await until(() => expect(worker.types().slice(6)).toEqual(['appended', 'outcomes', 'pull']));
    expect(api.executedIds()).toEqual([id]);
    await until(() => expect(journal.contents.waiting()).toEqual([]));
  });

  it('reaches the API exactly once and in order although every answer gets lost for a while', async () => {
    client.connect(worker.port);
    await isLevel();
    api.losesAnswers = true;
    const ids = [act(), act(), act()];
    await offline();
    for (let round = 0; round < 3; round += 1) {
      await isResting();
      clock.advance(30_000);
    }
    await isResting();
    expect(client.status.unsent).toBe(3);
    api.losesAnswers = false;
    client.wake();
    await isLevel();
    expect(api.executedIds()).toEqual(ids);
  });

  it('survives the end of the application while the API is away', async () => {
    client.connect(worker.port);
    await isLevel();
    api.fault = { type: 'unreachable' };
    const id = act();
    await until(() => expect(worker.types()).toContain('appended'));
    await end();
    api.fault = null;
    worker = new FakeWorker();
    await begin();
    client.connect(worker.port);
    await isLevel();
    expect(worker.heard[0]).toMatchObject({ type: 'hello', waiting: [{ envelope: { id }, outcome: null }] });
    expect(api.executedIds()).toEqual([id]);
  });

  it('is sent and answered while a snapshot streams, and is not taken for forgotten when that ends', async () => {
    const ids: Id[] = [];
    const { post } = worker.port;
    Object.assign(worker.port, {
      post: (message: MainToWorker) => {
        post(message);
        if (message.type === 'snapshotRows') ids.push(act(), act());
      },
    });
    const pieces = api.snapshotPieces;
    api.snapshot = async (request) => {
      api.snapshots.push(request);
      const left = pieces();
      const value = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          // The end comes only when what was done before it has been carried out.
          if (left.length === 1) await until(() => expect(journal.contents.highestAcknowledgedSeq()).toBe(2));
          const piece = left.shift();
          if (piece === undefined) controller.close();
          else controller.enqueue(piece);
        },
      });
      return { type: 'ok' as const, value };
    };
    client.connect(worker.port);
    await isLevel();
    expect(api.effects).toEqual(ids);
    expect(journal.contents.containedSeq).toBe(2);
    expect(worker.types().filter((type) => type === 'hello')).toHaveLength(1);
  });

  it('is listed when it is refused, does not hold up what follows, and goes when the person says so', async () => {
    client.connect(worker.port);
    await isLevel();
    api.fault = { type: 'unreachable' };
    const [refused, following] = [act(), act()];
    api.refuse.add(refused);
    await offline();
    await isResting();
    api.fault = null;
    client.wake();
    await until(() => expect(client.status).toMatchObject({ unsent: 0, refused: 1 }));
    expect(api.executedIds()).toEqual([refused, following]);
    worker.say({ type: 'discardRefused', commandId: refused });
    await until(() => expect(client.status.refused).toBe(0));
  });

  it('is not called saved when the disk is full, and the status says so until the disk has room', async () => {
    client.connect(worker.port);
    await isLevel();
    diskFails = true;
    const requestId = act();
    await until(() => expect(worker.heard).toContainEqual({ type: 'appendFailed', requestId, reason: 'disk-full' }));
    expect(client.status.journalFault).toBe('disk-full');
    diskFails = false;
    act();
    await until(() => expect(client.status).toMatchObject({ journalFault: null, unsent: 0 }));
    expect(api.executedIds()).not.toContain(requestId);
  });

  it('is carried out under a new number when the server was restored and has forgotten older ones', async () => {
    client.connect(worker.port);
    await isLevel();
    const first = act();
    await until(() => expect(client.status.unsent).toBe(0));
    await isLevel();
    api.executed.clear();
    const second = act();
    await until(() => expect(api.executedIds()).toEqual([first, second]));
  });

  it('waits again, for the worker to see, when a pull shows that the server has forgotten it', async () => {
    client.connect(worker.port);
    await isLevel();
    const first = act();
    await until(() => expect(journal.contents.containedSeq).toBe(1));
    await isLevel();
    api.executed.clear();
    client.wake();
    await until(() => expect(api.executedIds()).toEqual([first]));
    const hellos = worker.heard.filter((message) => message.type === 'hello');
    expect(hellos.at(-1)?.waiting.map(({ envelope }) => envelope.id)).toEqual([first]);
  });

  it('is told to the worker under its new number when the server knows more of this client than the journal', async () => {
    client.connect(worker.port);
    await isLevel();
    const { clientId } = journal.contents;
    const forgotten = [1, 2, 3].map((seq) => ({ id: newId(), outcome: { seq, status: 'applied' as const } }));
    api.executed.set(clientId, forgotten);
    client.wake();
    await until(() => expect(journal.contents.clientId).not.toBe(clientId));
    await until(() => {
      const hello = worker.heard.filter((message) => message.type === 'hello').at(-1);
      expect(hello?.clientId).toBe(journal.contents.clientId);
    });
  });
});

describe('a connection that fails', () => {
  it('is tried again after half a second to thirty, and says since when it is away', async () => {
    api.fault = { type: 'unreachable' };
    client.connect(worker.port);
    const since = new Date(clock.now()).toISOString();
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await isResting();
      waits.push(nextRound());
      clock.advance(nextRound());
    }
    expect(waits).toEqual([375, 750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500]);
    expect(client.status.connection).toEqual({ type: 'offline', since });
  });

  it.each([
    [{ type: 'ended' as const }, 'session-expired'],
    [
      { type: 'failed' as const, status: 409, error: 'schema-version' as const, retryAfterSeconds: null },
      'schema-version',
    ],
  ])('by a decision of the API blocks, and keeps what is unsent (%#)', async (fault, reason) => {
    client.connect(worker.port);
    await isLevel();
    api.fault = fault;
    act();
    await until(() => expect(client.status.connection).toEqual({ type: 'blocked', reason }));
    expect(client.status).toMatchObject({ unsent: 1, refused: 0 });
  });
});

describe('the replica worker', () => {
  it('gets a new snapshot when it says that its data do not hold', async () => {
    client.connect(worker.port);
    await isLevel();
    worker.say({ type: 'replicaDamaged', detail: 'checksum' });
    await until(() => expect(api.snapshots).toHaveLength(2));
    await until(() => expect(worker.types().filter((type) => type === 'snapshotEnd')).toHaveLength(2));
  });

  it('gets a new snapshot although its data were found damaged while a pull was under way', async () => {
    client.connect(worker.port);
    await isLevel();
    const pull = api.pull.bind(api);
    api.pull = async (request) => {
      api.pull = pull;
      worker.say({ type: 'replicaDamaged', detail: 'a row that was looked at' });
      return await pull(request);
    };
    client.wake();
    await isResting();
    client.wake();
    await until(() => expect(api.snapshots).toHaveLength(2));
    await until(() => expect(client.status.rebuilding).toBeNull());
  });

  it('gets a snapshot anew at once when a block of it did not hold and more were to come', async () => {
    worker.refusesRows = true;
    client.connect(worker.port);
    await until(() => expect(worker.types()).toContain('snapshotAborted'));
    worker.refusesRows = false;
    await isResting();
    client.wake();
    await isLevel();
    expect(api.snapshots.map(({ resume }) => resume)).toEqual([null, null]);
    expect(worker.closed).toBe(false);
  });

  it('is told when a snapshot breaks off, and the next goes on where it broke', async () => {
    const whole = api.snapshotPieces;
    api.snapshotPieces = () => whole().slice(0, 3);
    client.connect(worker.port);
    await until(() => expect(worker.types()).toContain('snapshotAborted'));
    await isResting();
    api.snapshotPieces = whole;
    client.wake();
    await isLevel();
    expect(worker.types().at(-1)).toBe('pull');
    expect(api.snapshots.map(({ resume }) => resume?.kind)).toEqual([undefined, 'tickets']);
  });

  it('of a later start goes on with the snapshot that broke in the one before', async () => {
    const whole = api.snapshotPieces;
    api.snapshotPieces = () => whole().slice(0, 3);
    client.connect(worker.port);
    await until(() => expect(worker.types()).toContain('snapshotAborted'));
    const { incoming } = worker;
    await end();
    api.snapshotPieces = whole;
    worker = new FakeWorker();
    worker.incoming = incoming;
    await begin();
    client.connect(worker.port);
    await isLevel();
    expect(api.snapshots.at(-1)?.resume).toEqual(incoming);
  });

  it('that goes away in the middle of a snapshot is waited for, and the next one goes on with it', async () => {
    const whole = api.snapshotPieces;
    const dying = worker;
    api.snapshotPieces = () => {
      const [first, ...rest] = whole();
      return first === undefined ? rest : [first, first, ...rest];
    };
    const { post } = dying.port;
    Object.assign(dying.port, {
      post: (message: MainToWorker) => {
        post(message);
        if (message.type === 'snapshotRows') dying.die();
      },
    });
    client.connect(dying.port);
    await until(() => expect(dying.types()).toContain('snapshotRows'));
    await isResting();
    api.snapshotPieces = whole;
    worker = new FakeWorker();
    worker.incoming = dying.incoming;
    client.connect(worker.port);
    await isLevel();
    expect(worker.types()).toContain('snapshotEnd');
    expect(api.snapshots.at(-1)?.resume).toEqual(dying.incoming);
  });

  it('whose data did not hold in the middle of a snapshot gets it from the beginning', async () => {
    client.connect(worker.port);
    await isLevel();
    worker.say({
      type: 'snapshotProgress',
      done: 1,
      total: 2,
      incoming: { incarnation: api.incarnation, access: 'x', cursors: {}, kind: 'tickets', afterId: newId() },
    });
    worker.say({ type: 'replicaDamaged', detail: 'a row' });
    await until(() => expect(api.snapshots).toHaveLength(2));
    expect(api.snapshots.at(-1)?.resume).toBeNull();
  });

  it.each(['not json\n', '{"type":"surprise"}\n'])('never sees a line that is not of a snapshot: %s', async (text) => {
    const whole = api.snapshotPieces;
    api.snapshotPieces = () => [...whole().slice(0, 1), Buffer.from(text)];
    client.connect(worker.port);
    await until(() => expect(worker.types()).toContain('snapshotAborted'));
    expect(worker.types()).not.toContain('snapshotEnd');
  });

  it('is asked where it stands before it gets a page, whenever the conversation began anew', async () => {
    client.connect(worker.port);
    await isLevel();
    act();
    await until(() => expect(journal.contents.containedSeq).toBe(1));
    await isLevel();
    const { pulls } = api;
    worker.isSlow = true;
    api.executed.clear();
    act();
    await until(() => expect(worker.types().filter((type) => type === 'hello')).toHaveLength(2));
    await until(() => expect(client.status.unsent).toBe(0));
    await isResting();
    expect(api.pulls).toBe(pulls);
    const { incarnation } = worker;
    worker.say({ type: 'ready', incarnation, access: 'x', cursors: {}, containedSeq: 0, incoming: null });
    await until(() => expect(api.pulls).toBeGreaterThan(pulls));
  });

  it('is let go when it hangs, and a new one gets everything', async () => {
    client.connect(worker.port);
    await isLevel();
    worker.mute = true;
    act();
    await until(() => expect(worker.types().slice(6)).toEqual(['appended', 'outcomes', 'pull']));
    clock.advance(60_000);
    await until(() => expect(worker.closed).toBe(true));
    worker = new FakeWorker();
    client.connect(worker.port);
    await until(() => expect(worker.types()).toContain('snapshotEnd'));
  });

  it('is let go when it says something that is not in the protocol', () => {
    client.connect(worker.port);
    worker.say({ type: 'nonsense' });
    expect(worker.closed).toBe(true);
  });
});
