import { describe, expect, it } from 'vitest';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { MainToWorker } from '#shared/replica/port-protocol.ts';
import {
  act,
  api,
  begin,
  client,
  clock,
  end,
  isLevel,
  isResting,
  journal,
  newWorker,
  nextRound,
  offline,
  setDiskFull,
  until,
  worker,
} from '../testing/sync-station.ts';

describe('a first connection', () => {
  it('greets the worker, fills it with a snapshot and pulls what came meanwhile', async () => {
    client.connect(worker.port);
    await isLevel();
    expect(worker.types()).toEqual(['hello', 'pull', 'snapshotBegin', 'snapshotRows', 'snapshotEnd', 'pull']);
    expect(client.status).toMatchObject({ connection: { type: 'online' }, snapshot: null });
  });
});

describe('progress of a snapshot that broke off', () => {
  it('is shown no longer when a pull finds that nothing is missing', async () => {
    client.connect(worker.port);
    await isLevel();
    worker.say({ type: 'snapshotProgress', done: 3, total: 9, incoming: null });
    expect(client.status.snapshot).toEqual({ done: 3, total: 9 });
    client.wake();
    await isLevel();
    expect(client.status.snapshot).toBeNull();
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
    newWorker();
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
    setDiskFull(true);
    const requestId = act();
    await until(() => expect(worker.heard).toContainEqual({ type: 'appendFailed', requestId, reason: 'disk-full' }));
    expect(client.status.journalFault).toBe('disk-full');
    setDiskFull(false);
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

  it('is not waited for when the person leaves while the API says nothing', async () => {
    const isAsked = new Promise<void>((resolve) => {
      api.pull = (_, signal) =>
        new Promise((answer) => {
          signal?.addEventListener('abort', () => answer({ type: 'unreachable' }));
          resolve();
        });
    });
    client.connect(worker.port);
    await isAsked;
    await client.stop();
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
