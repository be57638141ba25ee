import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import type { LiveRequest } from '../../src/shared/live/protocol.ts';
import { TestClient } from '../integration/support/client.ts';
import { openDatabase } from '../integration/support/database.ts';
import { TestLive } from '../integration/support/live.ts';
import { accounts, queues } from '../integration/support/rows.ts';
import { prepareServer } from '../integration/support/server.ts';
import { type Exchange, startExchange } from './support/asterisk.ts';
import { loggedCalls, withinSecond } from './support/queue-log.ts';
import { patience, Telephones, telephone } from './support/telephones.ts';

const fixture = prepareServer();

let exchange: Exchange;
let telephones: Telephones;

beforeAll(async () => {
  exchange = await startExchange();
  telephones = new Telephones(await exchange.hands());
});
afterAll(async () => {
  telephones.hands.close();
  await exchange.stop();
});

/** An API that acts at the exchange, an agent ready at it, and what is known of the calls. */
async function agentAtExchange(username: 'agent' | 'everywhere' = 'agent') {
  const { userId } = accounts[username];
  const database = openDatabase(await fixture.address());
  const members = JSON.stringify([userId]);
  await database.db
    .updateTable('queues')
    .set({ memberUserIds: members as never })
    .execute();
  await database.db
    .insertInto('connectors')
    .values({
      id: accounts.agent.userId,
      name: 'asterisk',
      tokenHash: null,
      asterisk: JSON.stringify({ ...exchange.address, context: 'office' }),
      organisationIds: JSON.stringify(['burlov', 'kavlinge']),
      active: true,
      kind: 'asterisk',
    })
    .execute();
  const { url } = await fixture.start();
  const client = await TestClient.signedIn(url, username);
  const live = await TestLive.open(client);
  onTestFinished(async () => {
    live.close();
    await telephones.hangUpEverything();
    await database.close();
  });
  const setTelephone = (name: string) =>
    client.push(
      client.command('telephone.set', {
        organisationId: 'burlov',
        userId,
        connector: 'asterisk',
        telephone: name,
      }),
    );
  const calls = () =>
    database.db.selectFrom('calls').selectAll().where('connector', '=', 'asterisk').orderBy('arrivedAt').execute();
  const callFrom = async (number: string) => (await calls()).find((call) => call.fromNumber === number);
  const idOf = async (number: string) => (await callFrom(number))?.id ?? '';
  const until = (number: string, expected: object) =>
    expect.poll(() => callFrom(number), patience).toMatchObject(expected);
  const ask = (request: LiveRequest) => live.ask(request);
  const state = () =>
    expect.poll(async () => {
      const agent = await database.db
        .selectFrom('agentStates')
        .select(['state', 'pauseReason'])
        .where('userId', '=', userId)
        .executeTakeFirst();
      return `${agent?.state} ${agent?.pauseReason ?? ''}`.trim();
    }, patience);
  return { database, client, live, setTelephone, calls, callFrom, idOf, until, ask, state };
}

const mine = (change: object = {}) => ({ answeredByUserId: accounts.agent.userId, endedAt: null, ...change });

describe('an agent at a real Asterisk', () => {
  it('takes a caller out of the queue, parks and takes back, hands over with and without a word, and gets back whom nobody takes', async () => {
    const { setTelephone, idOf, until, ask, calls, callFrom } = await agentAtExchange();
    await expect
      .poll(() => ask({ type: 'originate', organisationId: 'burlov', number: '555' }), patience)
      .toMatchObject({
        error: 'no-telephone',
      });
    await setTelephone(telephone(101));

    // Taken from the queue, where nobody is logged in.
    const first = '+46701740631';
    await telephones.call(first, '0406280410');
    await until(first, { queueId: queues.burlov.id, answeredAt: null });
    expect(await ask({ type: 'answer', callId: await idOf(first) })).toMatchObject({ ok: true });
    await until(first, mine({ answerSource: 'pbx', answeringUserId: null }));

    // Put aside and taken back.
    expect(await ask({ type: 'park', callId: await idOf(first) })).toMatchObject({ ok: true });
    await until(first, { parkingSpace: expect.stringMatching(/^7\d\d$/), endedAt: null });
    expect(await ask({ type: 'retrieve', callId: await idOf(first) })).toMatchObject({ ok: true });
    await until(first, mine({ parkedAt: null, parkingSpace: null }));

    // Sent on to somebody busy, then to nobody there: back each time, with the reason.
    for (const [to, reason] of [
      ['599', 'busy'],
      ['598', 'no-answer'],
    ] as const) {
      expect(await ask({ type: 'transfer', callId: await idOf(first), to, mode: 'blind' })).toMatchObject({ ok: true });
      await until(first, { transferringTo: null, transferProblem: { to, reason }, endedAt: null });
      await until(first, mine({ parkedAt: null }));
    }
    // With a word first, called off; then handed over.
    const announced = { type: 'transfer', callId: await idOf(first), to: '555', mode: 'announced' } as const;
    expect(await ask(announced)).toMatchObject({ ok: true });
    await until(first, { transferringTo: '555', transferState: 'speaking' });
    expect(await ask({ type: 'cancelTransfer', callId: await idOf(first) })).toMatchObject({ ok: true });
    await until(first, mine({ transferringTo: null, transferProblem: null, parkedAt: null }));
    expect(await ask(announced)).toMatchObject({ ok: true });
    await until(first, { transferState: 'speaking' });
    expect(await ask({ type: 'completeTransfer', callId: await idOf(first) })).toMatchObject({ ok: true });
    await until(first, { transferredTo: '555', cause: 'forwarded', endedAt: expect.any(String) });
    await telephones.hangUpEverything();

    // Sent on without a word to somebody who answers.
    const second = '+46701740632';
    await telephones.call(second, '0406280410');
    await until(second, { answeredAt: null });
    expect(await ask({ type: 'answer', callId: await idOf(second) })).toMatchObject({ ok: true });
    expect(await ask({ type: 'transfer', callId: await idOf(second), to: '556', mode: 'blind' })).toMatchObject({
      ok: true,
    });
    await until(second, { transferredTo: '556', cause: 'forwarded' });
    await telephones.hangUpEverything();

    // Rung from the console, and hung up there.
    expect(await ask({ type: 'originate', organisationId: 'burlov', number: '557' })).toMatchObject({ ok: true });
    const outgoing = async () => (await calls()).find((call) => call.direction === 'out');
    await expect.poll(outgoing, patience).toMatchObject(mine({ toNumber: '557', answeredAt: expect.any(String) }));
    expect(await ask({ type: 'hangUp', callId: (await outgoing())?.id ?? '' })).toMatchObject({ ok: true });
    await expect.poll(outgoing, patience).toMatchObject({ endedAt: expect.any(String) });
    // Its own log agrees. Of a caller taken from the queue by key it knows only that somebody left it, by another name:
    // the two halves of the call change places when they are bridged.
    const lines = await exchange.queueLog();
    const log = loggedCalls(lines);
    expect(log.size).toBe(2);
    const taken = await callFrom(first);
    const left = lines.filter(({ event }) => event === 'ABANDON');
    expect(left).toHaveLength(1);
    expect(taken).toMatchObject({
      arrivedAt: withinSecond(log.get(taken?.externalId ?? '')?.enteredAt),
      // The bridge is made, and then we say so.
      answeredAt: withinSecond(left[0]?.epoch, 1),
      answeredByUserId: accounts.agent.userId,
    });
    // By the second she is logged in, and the queue rings her too.
    const connected = await callFrom(second);
    const logged = log.get(connected?.externalId ?? '');
    expect(logged).toMatchObject({ answeredBy: accounts.agent.username });
    expect(connected).toMatchObject({
      arrivedAt: withinSecond(logged?.enteredAt),
      answeredAt: withinSecond(logged?.answeredAt, 1),
      answeredByUserId: accounts.agent.userId,
    });
  }, 120_000);

  it('stands in the queues as here: logged in, paused with the reason, logged out; also when it was done at the exchange, and after its restart', async () => {
    const { database, setTelephone, ask, state, until, idOf, callFrom } = await agentAtExchange();
    await telephones.logOut(101);
    const before = (await exchange.queueLog()).length;
    await setTelephone(telephone(101));
    const asMember = () =>
      expect.poll(async () => {
        const own = (await telephones.members()).filter((each) => each.get('location') === telephone(101));
        return own
          .map((each) => `${each.get('queue')} ${each.get('paused')} ${each.get('pausedreason') ?? ''}`.trim())
          .sort();
      }, patience);
    const everywhere = (words: string) => ['0406280410', '0406280420'].map((queue) => `${queue} ${words}`);

    expect(await ask({ type: 'setState', state: 'ready', pauseReason: '' })).toMatchObject({ ok: true });
    await asMember().toEqual(everywhere('0'));
    expect(await ask({ type: 'setState', state: 'paused', pauseReason: 'Lunch' })).toMatchObject({ ok: true });
    await asMember().toEqual(everywhere('1 Lunch'));
    // While the only agent has paused, the caller waits and gives up.
    await telephones.call('+46701740641', '0406280410', { patience: 2_000 });
    await until('+46701740641', { answeredAt: null, endedAt: expect.any(String), cause: 'cancel' });

    // The telephone's own key takes the pause back, and begins another.
    const queue = { Queue: '0406280410', Interface: telephone(101) };
    await telephones.hands.send('QueuePause', { ...queue, Paused: 'false', Reason: '' });
    await state().toBe('ready');
    await telephones.call('+46701740642', '0406280410', { seconds: 1 });
    await until('+46701740642', { answeredByUserId: accounts.agent.userId, endedAt: expect.any(String) });
    await telephones.hands.send('QueuePause', { Interface: telephone(101), Paused: 'true', Reason: 'Rast' });
    await state().toBe('paused Rast');

    // The exchange loses power, and with it who was logged in: it is told again.
    await exchange.restart();
    telephones = new Telephones(await exchange.hands());
    await asMember().toEqual(everywhere('1 Rast'));
    await telephones.call('+46701740643', '0406280410');
    await until('+46701740643', { endedAt: null });
    expect(await ask({ type: 'hangUp', callId: await idOf('+46701740643') })).toMatchObject({ ok: true });
    await until('+46701740643', { endedAt: expect.any(String) });
    expect(await ask({ type: 'setState', state: 'logged-out', pauseReason: '' })).toMatchObject({ ok: true });
    await asMember().toEqual([]);

    // The same by Asterisk's own log, to the second: what was asked for here, and what was done there in between.
    const log = (await exchange.queueLog()).slice(before).filter(({ queue }) => queue === '0406280410');
    const stood = log.filter(({ event }) => ['ADDMEMBER', 'REMOVEMEMBER', 'PAUSE', 'UNPAUSE'].includes(event));
    expect(stood.slice(0, 2).map(({ event, data }) => `${event} ${data[0]}`.trim())).toEqual([
      'ADDMEMBER',
      'PAUSE Lunch',
    ]);
    expect(stood.map(({ event }) => event).filter((event) => event.endsWith('MEMBER'))).toEqual([
      'ADDMEMBER',
      // After the power cut, by us.
      'ADDMEMBER',
      'REMOVEMEMBER',
    ]);
    expect(stood.some(({ event, data }) => event === 'PAUSE' && data[0] === 'Rast')).toBe(true);
    const asked = await database.db
      .selectFrom('auditLog')
      .select('at')
      .where('action', '=', 'live.setState')
      .orderBy('at')
      .execute();
    const [loggedIn, paused, out] = asked.map(({ at }) => at);
    expect([loggedIn, paused, out]).toEqual(
      [stood[0], stood[1], stood.at(-1)].map((line) => withinSecond(line?.epoch, 1.5)),
    );
    const known = loggedCalls(log);
    for (const number of ['+46701740641', '+46701740642']) {
      const record = await callFrom(number);
      const logged = known.get(record?.externalId ?? '');
      expect(record).toMatchObject({
        arrivedAt: withinSecond(logged?.enteredAt),
        answeredAt: withinSecond(logged?.answeredAt),
        endedAt: withinSecond(logged?.endedAt),
      });
    }
  }, 120_000);

  it('is in single queues as here and the other way round, asked by what they know; a blocked caller is turned away', async () => {
    const { database, setTelephone, ask, calls, state } = await agentAtExchange('everywhere');
    await setTelephone(telephone(102));
    const skills = { wanted: { finska: 2 }, ofMembers: {}, allAfterSeconds: 20 };
    await database.db
      .updateTable('queues')
      .set({ skills: JSON.stringify(skills) as never })
      .where('id', '=', queues.burlov.id)
      .execute();
    const members = () =>
      expect.poll(async () => {
        const own = (await telephones.members()).filter((each) => each.get('location') === telephone(102));
        return own.map((each) => `${each.get('queue')} ${each.get('penalty')}`).sort();
      }, patience);
    await ask({ type: 'setState', state: 'ready', pauseReason: '' });
    await members().toEqual(['0406280410 20', '0406280420 0']);
    await ask({ type: 'setQueueLogIn', queueId: queues.burlov.id, isIn: false });
    await members().toEqual(['0406280420 0']);

    // By the telephone: out of the last queue, and into the first.
    await telephones.hands.send('QueueRemove', { Queue: '0406280420', Interface: telephone(102) });
    await state().toBe('logged-out');
    await telephones.logIn(accounts.everywhere, 102, '0406280410');
    await state().toBe('ready');
    const outOf = await database.db
      .selectFrom('agentStates')
      .select(['organisationId', 'outOfQueueIds'])
      .where('userId', '=', accounts.everywhere.userId)
      .orderBy('organisationId')
      .execute();
    expect(outOf).toEqual([
      { organisationId: 'burlov', outOfQueueIds: [] },
      { organisationId: 'kavlinge', outOfQueueIds: [queues.kavlinge.id] },
    ]);

    await database.db
      .insertInto('blockedNumbers')
      .values({
        id: newId(),
        organisationId: 'burlov',
        version: 0,
        customerOrganisationId: 'burlov',
        number: '+46701740651',
        name: 'Ringer och hotar',
        until: null,
        active: true,
      } as never)
      .execute();
    await telephones.call('+46701740651', '0406280410');
    const turnedAway = () =>
      database.db.selectFrom('connectorLog').select('event').where('reason', '=', 'blocked').execute();
    await expect.poll(turnedAway, patience).toEqual([{ event: 'arrived' }]);
    await expect.poll(() => telephones.channels(/@incoming/), patience).toEqual([]);
    expect(await calls()).toEqual([]);
    await ask({ type: 'setState', state: 'logged-out', pauseReason: '' });
    await members().toEqual([]);
  }, 120_000);
});
