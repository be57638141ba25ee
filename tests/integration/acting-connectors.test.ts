import { describe, expect, it, onTestFinished } from 'vitest';
import { DemoExchange } from '../../src/demo/pbx/acting-exchange.ts';
import { hashToken } from '../../src/server/session/tokens.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { plainQueueSettings } from '../../src/shared/queues/schema.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { callIdIn, callIs, figuresIn, isSnapshot, TestLive } from './support/live.ts';
import { accounts, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();
const patience = { timeout: 15_000, interval: 50 };
const exchanges = {
  'test-pbx': (dependencies: ConstructorParameters<typeof DemoExchange>[0]) => new DemoExchange(dependencies),
};

/** An API whose switchboard acts, an agent and a colleague at it, and the calls as they are stored. */
async function atExchange(options: Parameters<typeof fixture.start>[0] = { exchanges }) {
  const { url } = await fixture.start(options);
  const anna = await TestLive.open(await TestClient.signedIn(url, 'agent'));
  const karl = await TestLive.open(await TestClient.signedIn(url, 'colleague'));
  const database = openDatabase(await fixture.address());
  onTestFinished(async () => {
    for (const live of [anna, karl]) live.close();
    await database.close();
  });
  const call = async (externalId: string) =>
    await database.db.selectFrom('calls').selectAll().where('externalId', '=', externalId).executeTakeFirst();
  const until = (externalId: string, expected: object) =>
    expect.poll(() => call(externalId), patience).toMatchObject(expected);
  /** A caller whom Anna speaks with. */
  const speaking = async (externalId: string) => {
    await sendEvent(url, callEvent('newCall', externalId));
    const callId = callIdIn(await anna.next(callIs(externalId, 'waiting')));
    expect(await anna.ask({ type: 'answer', callId })).toMatchObject({ ok: true });
    return callId;
  };
  return { url, anna, karl, database, call, until, speaking };
}

describe('a switchboard that acts', () => {
  it('says what it can, and does it: hands over, gives back whom nobody takes with the reason, parks for all', async () => {
    const { anna, karl, until, speaking } = await atExchange();
    const snapshot = await anna.next(isSnapshot);
    expect(snapshot.connectors).toEqual([
      expect.objectContaining({
        name: 'test-pbx',
        state: 'connected',
        can: expect.arrayContaining(['transfer', 'park']),
      }),
    ]);

    const callId = await speaking('c-1');
    await until('c-1', { answerSource: 'pbx', answeredByUserId: accounts.agent.userId });
    expect(await karl.ask({ type: 'transfer', callId, to: '100', mode: 'blind' })).toMatchObject({
      error: 'not-permitted',
    });
    expect(await anna.ask({ type: 'transfer', callId, to: '597', mode: 'blind' })).toMatchObject({
      error: 'exchange-refused',
      detail: expect.stringContaining('spärrat'),
    });
    await until('c-1', { transferringTo: null, transferProblem: null });
    expect(await anna.ask({ type: 'transfer', callId, to: '599', mode: 'blind' })).toMatchObject({ ok: true });
    expect(await anna.ask({ type: 'park', callId })).toMatchObject({ error: 'already-transferring' });
    await until('c-1', { transferringTo: null, transferProblem: { to: '599', reason: 'busy' }, endedAt: null });

    // With a word first; the other side has picked up, and it is called off.
    expect(await anna.ask({ type: 'completeTransfer', callId })).toMatchObject({ error: 'not-transferring' });
    expect(await anna.ask({ type: 'transfer', callId, to: '0701740699', mode: 'announced' })).toMatchObject({
      ok: true,
    });
    await until('c-1', { transferProblem: { reason: 'busy' }, transferringTo: null });
    expect(await anna.ask({ type: 'transfer', callId, to: '100', mode: 'announced' })).toMatchObject({ ok: true });
    await until('c-1', { transferState: 'speaking' });
    expect(await anna.ask({ type: 'cancelTransfer', callId })).toMatchObject({ ok: true });
    await until('c-1', { transferringTo: null, transferProblem: null, endedAt: null });

    expect(await karl.ask({ type: 'retrieve', callId })).toMatchObject({ error: 'call-not-parked' });
    expect(await anna.ask({ type: 'park', callId })).toMatchObject({ ok: true });
    await until('c-1', { parkingSpace: '701' });
    expect(await karl.ask({ type: 'retrieve', callId })).toMatchObject({ ok: true });
    await until('c-1', { parkedAt: null, answeredByUserId: accounts.colleague.userId });
    expect(await karl.ask({ type: 'transfer', callId, to: '100', mode: 'blind' })).toMatchObject({ ok: true });
    await until('c-1', { transferredTo: '100', cause: 'forwarded', endedAt: expect.any(String) });
  });

  it('rings out for an agent, and what only tells is asked for nothing', async () => {
    const { anna, database } = await atExchange();
    const request = { type: 'originate', organisationId: 'burlov', number: '0701740605' } as const;
    expect(await anna.ask(request)).toMatchObject({ ok: true });
    const outgoing = () =>
      database.db.selectFrom('calls').selectAll().where('direction', '=', 'out').executeTakeFirst();
    await expect.poll(outgoing, patience).toMatchObject({
      organisationId: 'burlov',
      toNumber: '+46701740605',
      answeredByUserId: accounts.agent.userId,
      queueId: null,
    });
    expect(await anna.ask({ ...request, organisationId: 'kavlinge' })).toMatchObject({ error: 'not-permitted' });

    const other = await atExchange({});
    const callId = await other.speaking('c-2');
    for (const type of ['park', 'retrieve'] as const) {
      const error = type === 'park' ? 'no-connector' : 'call-not-parked';
      expect(await other.anna.ask({ type, callId })).toMatchObject({ ok: false, error });
    }
    expect(await other.anna.ask(request)).toMatchObject({ error: 'no-connector' });
  });

  it('killed in the middle of a transfer leaves a call that is ended by what is told next, and nothing that stands for ever', async () => {
    const first = await fixture.start({ exchanges });
    const client = await TestClient.signedIn(first.url, 'agent');
    const live = await TestLive.open(client);
    await sendEvent(first.url, callEvent('newCall', 'c-1'));
    const callId = callIdIn(await live.next(callIs('c-1', 'waiting')));
    await live.ask({ type: 'answer', callId });
    expect(await live.ask({ type: 'transfer', callId, to: '598', mode: 'blind' })).toMatchObject({ ok: true });
    // Another rings at an agent's telephone.
    await sendEvent(first.url, callEvent('newCall', 'c-2', { from: '0701740606' }));
    const waiting = callIdIn(await live.next(callIs('c-2', 'waiting')));
    const before = openDatabase(await fixture.address());
    await before.db
      .updateTable('calls')
      .set({ answeringUserId: accounts.colleague.userId })
      .where('id', '=', waiting)
      .execute();
    await before.close();
    await first.stop();

    const { anna, url, until } = await atExchange();
    const snapshot = await anna.next(isSnapshot);
    expect(snapshot.calls).toMatchObject([{ id: callId, transferringTo: '598' }, { id: waiting }]);
    // It rings there no more: whoever is free can take it.
    await until('c-2', { answeringUserId: null, answeredAt: null });
    expect(await anna.ask({ type: 'answer', callId: waiting })).toMatchObject({ ok: true });
    // Nobody follows the transfer any more: the agent takes the caller back by hand.
    expect(await anna.ask({ type: 'cancelTransfer', callId })).toMatchObject({ ok: true });
    await until('c-1', { transferringTo: null, endedAt: null });
    await sendEvent(url, callEvent('hangup', 'c-1'));
    const ended = await anna.next(callIs('c-1', 'ended'));
    expect(figuresIn(ended, queues.burlov.id)).toMatchObject({ active: 1, offered: 2, answered: 2 });
  });
});

describe('a call that two connectors tell of', () => {
  it('is one call: the second neither doubles it nor moves it, and may end it', async () => {
    const { url, database } = await atExchange({});
    const token = 'second-switchboard-token-0123456789';
    await database.db
      .insertInto('connectors')
      .values({
        id: newId(),
        name: 'second',
        tokenHash: hashToken(token),
        asterisk: null,
        organisationIds: JSON.stringify(['burlov']),
        active: true,
      })
      .execute();
    await Promise.all([
      sendEvent(url, callEvent('newCall', 'one')),
      sendEvent(url, callEvent('newCall', 'other'), token),
    ]);
    await sendEvent(url, callEvent('answer', 'other', { user: accounts.agent.username }), token);
    await sendEvent(url, callEvent('newCall', 'hidden', { from: 'anonymous' }));
    await sendEvent(url, callEvent('newCall', 'hidden too', { from: 'anonymous' }), token);
    await sendEvent(url, callEvent('hangup', 'one'));
    await sendEvent(url, callEvent('hangup', 'other'), token);
    const calls = await database.db.selectFrom('calls').selectAll().orderBy('arrivedAt').execute();
    expect(calls.filter(({ fromNumber }) => fromNumber !== null)).toEqual([
      expect.objectContaining({
        answeredByUserId: accounts.agent.userId,
        endedAt: expect.any(String),
        queueId: queues.burlov.id,
      }),
    ]);
    expect(calls.filter(({ fromNumber }) => fromNumber === null)).toHaveLength(2);
  });
});

/** A second queue of Burlöv that helps the first when more than so many wait there. */
async function helpingQueue({ db }: ReturnType<typeof openDatabase>, moreThanWaiting: number) {
  const second = newId();
  await db
    .insertInto('queues')
    .columns([
      'id',
      'organisationId',
      'version',
      'name',
      'number',
      'greeting',
      'openingHours',
      'serviceLevel',
      'memberUserIds',
      'sortOrder',
    ])
    .expression((from) =>
      from
        .selectFrom('queues')
        .select((is) => [
          is.val(second).$castTo<string>().as('id'),
          'organisationId',
          'version',
          is.val('Hjälpande').as('name'),
          is.val('+46406280411').as('number'),
          'greeting',
          'openingHours',
          'serviceLevel',
          'memberUserIds',
          'sortOrder',
        ])
        .where('id', '=', queues.burlov.id),
    )
    .execute();
  const overflow = { ...plainQueueSettings.overflow, toQueueId: second, moreThanWaiting };
  await db
    .updateTable('queues')
    .set({ overflow: JSON.stringify(overflow) as never })
    .where('id', '=', queues.burlov.id)
    .execute();
  return second;
}

describe('a queue', () => {
  it('gives time for after-call work, and makes the agent ready when it is over', async () => {
    const { url, anna, karl, database, speaking } = await atExchange();
    await database.db.updateTable('queues').set({ afterCallSeconds: 5 }).where('id', '=', queues.burlov.id).execute();
    await speaking('c-1');
    await sendEvent(url, callEvent('hangup', 'c-1'));
    const own =
      (state: string) =>
      (frame: (typeof karl.frames)[number]): frame is (typeof karl.frames)[number] =>
        frame.type === 'delta' &&
        frame.changes.some((change) => change.type === 'agent' && change.agent.state === state);
    const after = await karl.next(own('after-call'));
    expect(JSON.stringify(after)).toMatch(/"until":"\d{4}-/);
    // Asked for again by the console, it lasts no longer.
    expect(await anna.ask({ type: 'setState', state: 'after-call', pauseReason: '' })).toMatchObject({ ok: true });
    await karl.next(own('ready'));
  });

  it('is helped by another when too many wait: the call is offered once in each', async () => {
    const { url, anna, database, until } = await atExchange();
    const second = await helpingQueue(database, 1);
    await sendEvent(url, callEvent('newCall', 'c-1'));
    await sendEvent(url, callEvent('newCall', 'c-2', { from: '0701740606' }));
    await until('c-2', { queueId: second, transferringTo: null, answeredAt: null });
    await until('c-1', { queueId: queues.burlov.id });
    const moved = await anna.next(
      (frame): frame is Extract<typeof frame, { type: 'delta' }> =>
        frame.type === 'delta' && figuresIn(frame, second)?.waiting === 1,
    );
    expect(figuresIn(moved, queues.burlov.id)).toMatchObject({ waiting: 1, offered: 1, movedOn: 1 });
  });

  it('that cannot be helped keeps its calls, and administrators are told by the connector’s log', async () => {
    // One that only tells of calls: nobody can move them on.
    const { url, database, call } = await atExchange({});
    const overflows = () =>
      database.db.selectFrom('connectorLog').select(['externalId', 'reason']).where('event', '=', 'overflow').execute();
    await helpingQueue(database, 1);
    await sendEvent(url, callEvent('newCall', 'c-1'));
    await sendEvent(url, callEvent('newCall', 'c-2', { from: '0701740606' }));
    await expect.poll(overflows, patience).toEqual([{ externalId: 'c-2', reason: 'overflow-cannot-act' }]);
    expect(await call('c-2')).toMatchObject({ queueId: queues.burlov.id, transferringTo: null });
  });
});
