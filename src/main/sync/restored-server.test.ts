import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Id, newId } from '#shared/identity/ids.ts';
import { Journal } from '../journal/journal.ts';
import { FakeSyncApi, FakeWorker } from '../testing/fake-sync.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { SyncClient } from './sync-client.ts';

const at = '2026-11-22T09:00:00.000Z';
let folder: string;
let clock: ManualClock;
let api: FakeSyncApi;
let worker: FakeWorker;
let journal: Journal;
let client: SyncClient;

async function start(): Promise<void> {
  const log = createTestLog();
  const actor = { userId: newId(), name: 'Anna', grants: [] };
  journal = await Journal.open({ path: join(folder, 'journal'), clock, log });
  client = new SyncClient({ profile: 'p', actor, journal, api, clock, log, onStatus: () => undefined });
  client.connect(worker.port);
  await isLevel();
}

async function stop(): Promise<void> {
  await client.stop();
  await journal.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-restored-'));
  clock = new ManualClock();
  api = new FakeSyncApi();
  worker = new FakeWorker();
  await start();
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

const until = (check: () => void) => vi.waitFor(check, { timeout: 2_000, interval: 2 });

const isLevel = () =>
  until(() => {
    expect(client.status.lastPulledAt).not.toBeNull();
    expect(Math.max(0, ...clock.pending)).toBe(60_000);
    expect(client.status.unsent).toBe(0);
  });

function act(): Id {
  const requestId = newId();
  worker.say({ type: 'append', requestId, name: 'ticket.addNote', args: {}, at, replaces: null });
  return requestId;
}

async function carriedOut(): Promise<Id> {
  const id = act();
  await until(() => expect(api.effects).toContain(id));
  await isLevel();
  return id;
}

/** A database put back from a backup from before these commands, under another incarnation. */
function forget(...ids: Id[]): void {
  api.effects = api.effects.filter((id) => !ids.includes(id));
  for (const [clientId, log] of api.executed) {
    api.executed.set(
      clientId,
      log.filter(({ id }) => !ids.includes(id)),
    );
  }
  api.incarnation = newId();
}

describe('a server put back from a backup', () => {
  it('gets what it had acknowledged again, once, in order, before what is new', async () => {
    const [first, second, third] = [await carriedOut(), await carriedOut(), await carriedOut()];
    forget(second, third);
    const fourth = act();
    await until(() => expect(api.effects).toEqual([first, second, third, fourth]));
    await isLevel();
    expect(api.effects).toEqual([first, second, third, fourth]);
  });

  it('gets also what an earlier client of this journal had sent', async () => {
    const [first, second] = [await carriedOut(), await carriedOut()];
    await journal.renewClient();
    client.wake();
    const third = await carriedOut();
    forget(second, third);
    const fourth = act();
    await until(() => expect(api.effects).toEqual([first, second, third, fourth]));
  });

  it('gets nothing new before it, though the first snapshots are refused, or no page is there yet', async () => {
    const [first, second] = [await carriedOut(), await carriedOut()];
    await journal.renewClient();
    client.wake();
    await isLevel();
    forget(second);
    const busy = { type: 'failed' as const, status: 429, error: 'too-many-attempts' as const, retryAfterSeconds: 2 };
    const snapshot = api.snapshot.bind(api);
    let refusals = 0;
    api.snapshot = async () => {
      refusals += 1;
      return busy;
    };
    clock.advance(3_600_000);
    await until(() => expect(refusals).toBe(1));
    const third = act();
    client.wake();
    await until(() => expect(refusals).toBe(2));
    worker.die();
    client.wake();
    await until(() => expect(Math.max(0, ...clock.pending)).toBeGreaterThan(100));
    expect(api.effects).toEqual([first]);
    api.snapshot = snapshot;
    worker = new FakeWorker();
    client.connect(worker.port);
    await until(() => expect(api.effects).toEqual([first, second, third]));
  });

  it('gets nothing new before it while its snapshot streams', async () => {
    const [first, second] = [await carriedOut(), await carriedOut()];
    await journal.renewClient();
    client.wake();
    await isLevel();
    forget(second);
    const done: Id[] = [];
    const { post } = worker.port;
    Object.assign(worker.port, {
      post: (message: Parameters<typeof post>[0]) => {
        post(message);
        if (message.type === 'snapshotRows') done.push(act());
      },
    });
    clock.advance(3_600_000);
    await until(() => expect(api.effects).toHaveLength(3));
    expect(api.effects).toEqual([first, second, ...done]);
  });

  it('gets it also when the workstation was switched off meanwhile', async () => {
    const [first, second] = [await carriedOut(), await carriedOut()];
    await stop();
    forget(first, second);
    await start();
    await until(() => expect(api.effects).toEqual([first, second]));
  });

  it('gets nothing twice when it is put back twice', async () => {
    const [first, second] = [await carriedOut(), await carriedOut()];
    forget(second);
    client.wake();
    await until(() => expect(api.effects).toEqual([first, second]));
    await isLevel();
    forget(first, second);
    client.wake();
    await until(() => expect(api.effects).toEqual([first, second]));
  });

  it('is told to the person until the replica is whole again', async () => {
    const whole = api.snapshotPieces;
    api.snapshotPieces = () => whole().slice(0, 3);
    api.incarnation = newId();
    client.wake();
    await until(() => expect(client.status.rebuilding).toBe('restored-server'));
    api.snapshotPieces = whole;
    client.wake();
    await until(() => expect(client.status.rebuilding).toBeNull());
  });

  it('may keep its backups for as long as it says', async () => {
    api.backupIntervalHours = 24;
    const first = await carriedOut();
    clock.advance(3_600_000);
    client.wake();
    await until(() => expect(journal.contents.server?.backupIntervalHours).toBe(24));
    await isLevel();
    await journal.compact(new Date(Date.parse(at) + 23 * 3_600_000).toISOString());
    expect(journal.contents.find(first)).toBeDefined();
    await journal.compact(new Date(Date.parse(at) + 26 * 3_600_000).toISOString());
    expect(journal.contents.find(first)).toBeUndefined();
  });
});

describe('a replica that is gone', () => {
  it('though this person has worked here before is told until it is whole again, and not the first time', async () => {
    expect(client.status.rebuilding).toBeNull();
    const whole = api.snapshotPieces;
    api.snapshotPieces = () => whole().slice(0, 3);
    worker = new FakeWorker();
    client.connect(worker.port);
    await until(() => expect(client.status.rebuilding).toBe('missing'));
    api.snapshotPieces = whole;
    client.wake();
    await until(() => expect(client.status.rebuilding).toBeNull());
  });

  it('because it was damaged is told until it is whole again', async () => {
    worker.say({ type: 'replicaDamaged', detail: 'checksum' });
    expect(client.status.rebuilding).toBe('damaged');
    await until(() => expect(client.status.rebuilding).toBeNull());
  });
});

describe('a command that the API takes in no way', () => {
  it('is told while the API answers a pull, keeps those after it waiting, and drops nothing', async () => {
    const stuck = newId();
    api.poison.add(stuck);
    worker.say({ type: 'append', requestId: stuck, name: 'ticket.addNote', args: {}, at, replaces: null });
    const after = act();
    await until(() => {
      client.wake();
      expect(client.status.heldUp).toMatchObject({ commandId: stuck, name: 'ticket.addNote', status: 400 });
    });
    expect(journal.contents.unanswered().map(({ id }) => id)).toEqual([stuck, after]);
    api.poison.clear();
    client.wake();
    await until(() => expect(api.effects).toEqual([stuck, after]));
    await until(() => expect(client.status.heldUp).toBeNull());
  });
});
