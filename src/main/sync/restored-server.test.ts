import { beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#shared/identity/ids.ts';
import {
  act,
  api,
  at,
  begin,
  client,
  clock,
  end,
  isLevel,
  journal,
  newWorker,
  until,
  worker,
} from '../testing/sync-station.ts';

async function start(): Promise<void> {
  await begin();
  await connected();
}

async function connected(): Promise<void> {
  client.connect(worker.port);
  await isLevel();
}

beforeEach(connected);

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
    newWorker();
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
    await end();
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
    newWorker();
    client.connect(worker.port);
    await until(() => expect(client.status.rebuilding).toBe('missing'));
    api.snapshotPieces = whole;
    client.wake();
    await until(() => expect(client.status.rebuilding).toBeNull());
  });

  it('because it was damaged is told until it is whole again', async () => {
    worker.say({ type: 'replicaDamaged', cause: 'damaged', detail: 'checksum' });
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
