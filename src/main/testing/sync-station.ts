import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type Id, newId } from '#shared/identity/ids.ts';
import { Journal } from '../journal/journal.ts';
import { type Disk, realDisk } from '../journal/journal-file.ts';
import { SyncClient } from '../sync/sync-client.ts';
import { FakeSyncApi, FakeWorker } from './fake-sync.ts';
import { ManualClock } from './manual-clock.ts';
import { createTestLog } from './test-log.ts';

/** When the person does things, by their clock. */
export const at = '2026-11-22T09:00:00.000Z';
const actor = { userId: newId(), name: 'Anna', grants: [] };

// For tests of the sync client: one workstation's journal, client and worker, new for each test of the file that imports this.
let folder: string;
export let clock: ManualClock;
export let api: FakeSyncApi;
export let worker: FakeWorker;
export let journal: Journal;
export let client: SyncClient;
let diskFails: boolean;

const disk: Disk = {
  ...realDisk,
  sync: (handle) =>
    diskFails ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) : realDisk.sync(handle),
};

/** Starts the application's part on the journal that is there. */
export async function begin(): Promise<void> {
  const log = createTestLog();
  journal = await Journal.open({ path: join(folder, 'journal'), clock, log, disk });
  client = new SyncClient({ profile: 'p', actor, journal, api, clock, log, onStatus: () => undefined });
}

/** Ends it; the journal stays. */
export async function end(): Promise<void> {
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
export const until = (check: () => void) => vi.waitFor(check, { timeout: 2_000, interval: 2 });

/** The longest timer is the next round's: the status is told after a tenth of a second. */
export const nextRound = () => Math.max(0, ...clock.pending.filter((milliseconds) => milliseconds > 100));

export const isResting = () => until(() => expect(nextRound()).toBeGreaterThan(0));

export const isLevel = () =>
  until(() => {
    expect(client.status.lastPulledAt).not.toBeNull();
    expect(nextRound()).toBe(60_000);
    expect(client.status.unsent).toBe(0);
  });

/** The person does something; returns its identifier. */
export function act(): Id {
  const requestId = newId();
  worker.say({ type: 'append', requestId, name: 'ticket.addNote', args: {}, at, replaces: null });
  return requestId;
}

export const offline = () =>
  until(() => {
    expect(client.status.connection.type).toBe('offline');
  });

/** Another worker takes the place of the one that has gone. */
export function newWorker(): void {
  worker = new FakeWorker();
}

/** From now on the disk has no room, or has room again. */
export function setDiskFull(isFull: boolean): void {
  diskFails = isFull;
}
