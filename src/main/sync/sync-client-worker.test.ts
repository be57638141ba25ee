import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { MainToWorker } from '#shared/replica/port-protocol.ts';
import {
  act,
  api,
  at,
  begin,
  client,
  clock,
  end,
  isLevel,
  isResting,
  journal,
  newWorker,
  until,
  worker,
} from '../testing/sync-station.ts';

describe('the replica worker', () => {
  it('gets a new snapshot when it says that its data do not hold', async () => {
    client.connect(worker.port);
    await isLevel();
    worker.say({ type: 'replicaDamaged', cause: 'damaged', detail: 'checksum' });
    await until(() => expect(api.snapshots).toHaveLength(2));
    await until(() => expect(worker.types().filter((type) => type === 'snapshotEnd')).toHaveLength(2));
  });

  it('gets a new snapshot although its data were found damaged while a pull was under way', async () => {
    client.connect(worker.port);
    await isLevel();
    const pull = api.pull.bind(api);
    api.pull = async (request) => {
      api.pull = pull;
      worker.say({ type: 'replicaDamaged', cause: 'damaged', detail: 'a row that was looked at' });
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
    newWorker();
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
    newWorker();
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
    worker.say({ type: 'replicaDamaged', cause: 'damaged', detail: 'a row' });
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
    worker.say({
      type: 'ready',
      incarnation,
      access: 'x',
      cursors: {},
      containedSeq: 0,
      lostJournal: null,
      incoming: null,
    });
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
    newWorker();
    client.connect(worker.port);
    await until(() => expect(worker.types()).toContain('snapshotEnd'));
  });

  it('is let go when it says something that is not in the protocol', () => {
    client.connect(worker.port);
    worker.say({ type: 'nonsense' });
    expect(worker.closed).toBe(true);
  });
});

describe('a replica that knows of more than the journal', () => {
  /** What the worker was last told of the journal. */
  const lastHello = () =>
    worker.heard.findLast((message): message is Extract<MainToWorker, { type: 'hello' }> => message.type === 'hello');

  it.each(['with', 'without'])('has the journal go on as a new client and is told so, %s network', async (network) => {
    if (network === 'without') api.fault = { type: 'unreachable' };
    const lost = newId();
    const before = journal.contents.clientId;
    worker.lostJournal = lost;
    client.connect(worker.port);
    await until(() => expect(lastHello()?.formerClientIds).toEqual(expect.arrayContaining([lost, before])));
    expect(lastHello()?.clientId).toBe(journal.contents.clientId);
    expect(client.status.journalDamage).toMatchObject({ lines: 0 });
    const done = act();
    await until(() => expect(journal.contents.find(done)?.seq).toBe(1));
    api.fault = null;
    client.wake();
    await isLevel();
    expect(api.executedIds()).toEqual([done]);
    await end();
    await begin();
    expect(client.status.journalDamage).toMatchObject({ lines: 0 });
    expect(journal.contents.formerClientIds).toContain(lost);
  });

  it('has what is left sent once, under the numbers of the new client, and nothing under the old ones', async () => {
    const waits = (await journal.append({ id: newId(), name: 'ticket.addNote', args: {}, at })).ok;
    expect(waits).toBe(true);
    const { clientId } = journal.contents;
    worker.lostJournal = clientId;
    client.connect(worker.port);
    await isLevel();
    expect(api.executed.get(clientId) ?? []).toEqual([]);
    expect(api.executed.get(journal.contents.clientId)).toHaveLength(1);
  });
});
