import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AmiConnection } from '../../src/server/asterisk/ami-connection.ts';
import type { AmiMessage } from '../../src/server/asterisk/ami-messages.ts';
import { cuttableWay } from '../integration/support/cuttable-way.ts';
import { openDatabase } from '../integration/support/database.ts';
import { accounts, queues } from '../integration/support/rows.ts';
import { prepareServer } from '../integration/support/server.ts';
import { type Exchange, startExchange } from './support/asterisk.ts';
import { loggedCalls, withinSecond } from './support/queue-log.ts';

const fixture = prepareServer();
const patience = { timeout: 30_000, interval: 50 };

let exchange: Exchange;
let hands: AmiConnection;

beforeAll(async () => {
  exchange = await startExchange();
  hands = await exchange.hands();
});
afterAll(async () => {
  hands.close();
  await exchange.stop();
});

/** Starts an API that listens to the exchange over a way that can be cut. */
async function listenToExchange() {
  const way = await cuttableWay(() => connect(exchange.address.port, exchange.address.host));
  const database = openDatabase(await fixture.address());
  onTestFinished(async () => {
    await database.close();
    await way.cut();
  });
  const asterisk = { ...exchange.address, host: '127.0.0.1', port: way.port };
  await database.db
    .insertInto('connectors')
    .values({
      id: accounts.agent.userId,
      name: 'asterisk',
      tokenHash: null,
      asterisk: JSON.stringify(asterisk),
      organisationIds: JSON.stringify(['burlov', 'kavlinge']),
      active: true,
      kind: 'asterisk',
    })
    .execute();
  await fixture.start();
  const calls = () =>
    database.db.selectFrom('calls').selectAll().where('connector', '=', 'asterisk').orderBy('arrivedAt').execute();
  const callFrom = async (number: string) => (await calls()).find((call) => call.fromNumber === number);
  return { way, calls, callFrom, database };
}

const telephone = (extension: number) => `Local/${extension}@agents`;

async function logIn(account: { username: string }, extension: number, queue: string): Promise<void> {
  await hands.send('QueueAdd', { Queue: queue, Interface: telephone(extension), MemberName: account.username });
}

/** Someone calls; without an answer they hang up after so many milliseconds. */
async function call(from: string, to: string, options: { patience?: number; seconds?: number } = {}): Promise<void> {
  await hands.send('Originate', {
    Channel: `Local/${to}@incoming/n`,
    CallerID: from,
    Application: 'Wait',
    Data: String(options.seconds ?? 60),
    Timeout: String(options.patience ?? 30_000),
    Async: 'true',
  });
}

async function channels(matching: RegExp): Promise<string[]> {
  const all = await hands.list('CoreShowChannels', {});
  return all.map((each: AmiMessage) => each.get('channel') ?? '').filter((name) => matching.test(name));
}

/** The caller's end in the queue, and the agent's telephone. */
const caller = /@incoming-.*;2$/;
const agentPhone = (extension: number) => new RegExp(`^Local/${extension}@agents-.*;1$`);

async function only(matching: RegExp): Promise<string> {
  const found = await channels(matching);
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

async function hangUp(number: string): Promise<void> {
  const all = await hands.list('CoreShowChannels', {});
  const own = all.find((each) => each.get('calleridnum') === number);
  await hands.send('Hangup', { Channel: own?.get('channel') ?? '' });
}

async function hangUpEverything(): Promise<void> {
  for (const channel of await channels(/./)) await hands.send('Hangup', { Channel: channel }).catch(() => undefined);
  await expect.poll(() => channels(/./), patience).toEqual([]);
}

describe('a real Asterisk', () => {
  it('tells of ten calls through two queues; each record agrees with its own queue_log to the second', async () => {
    const { calls, callFrom } = await listenToExchange();
    await logIn(accounts.agent, 101, '0406280410');
    await logIn(accounts.everywhere, 102, '0406280420');
    const ended = (number: string) =>
      expect.poll(() => callFrom(number), patience).toMatchObject({ endedAt: expect.any(String) });
    const answered = (number: string) =>
      expect.poll(() => callFrom(number), patience).toMatchObject({ answeredAt: expect.any(String), endedAt: null });

    // Answered, and hung up by the caller; in either queue; one of them with a hidden number.
    await call('+46701740601', '0406280410', { seconds: 2 });
    await call('+46701740602', '0406280420', { seconds: 2 });
    await ended('+46701740601');
    await ended('+46701740602');
    await call('', '0406280410', { seconds: 1 });
    await expect
      .poll(async () => (await calls()).filter((each) => each.fromNumber === null && each.endedAt), patience)
      .toHaveLength(1);

    // Given up while the only agent has paused.
    await hands.send('QueuePause', { Queue: '0406280410', Interface: telephone(101), Paused: 'true', Reason: 'Lunch' });
    await call('+46701740604', '0406280410', { patience: 2_500 });
    await call('+46701740605', '0406280410', { seconds: 1 });
    await ended('+46701740604');
    await hands.send('QueuePause', { Queue: '0406280410', Interface: telephone(101), Paused: 'false', Reason: '' });
    await ended('+46701740605');

    // Sent on without a word.
    await call('+46701740606', '0406280410');
    await answered('+46701740606');
    await hands.send('BlindTransfer', { Channel: await only(agentPhone(101)), Context: 'office', Exten: '555' });
    await ended('+46701740606');
    await hangUpEverything();

    // Parked, and given up there; parked, and taken back.
    await call('+46701740607', '0406280410');
    await answered('+46701740607');
    await hands.send('Park', { Channel: await only(caller) });
    await expect
      .poll(() => callFrom('+46701740607'), patience)
      .toMatchObject({ parkingSpace: expect.stringMatching(/^7\d\d$/) });
    await hangUpEverything();
    await ended('+46701740607');

    // Hung up by the agent; by hanging up both at once; two callers for one agent.
    await call('+46701740608', '0406280410');
    await answered('+46701740608');
    await hands.send('Hangup', { Channel: await only(agentPhone(101)) });
    await ended('+46701740608');
    await call('+46701740609', '0406280420', { seconds: 1 });
    await call('+46701740610', '0406280420', { seconds: 1 });
    await ended('+46701740609');
    await ended('+46701740610');

    const log = loggedCalls(await exchange.queueLog());
    const stored = await calls();
    expect(stored.map((each) => each.externalId).sort()).toEqual([...log.keys()].sort());
    expect(stored).toHaveLength(10);
    const users = new Map([accounts.agent, accounts.everywhere].map((each) => [each.username, each.userId]));
    for (const each of stored) {
      const logged = log.get(each.externalId);
      expect(each).toMatchObject({
        arrivedAt: withinSecond(logged?.enteredAt),
        answeredAt: withinSecond(logged?.answeredAt),
        answeredByUserId: users.get(logged?.answeredBy ?? '') ?? null,
        endedAt: withinSecond(logged?.endedAt),
      });
    }
    expect(await callFrom('+46701740606')).toMatchObject({ transferredTo: '555', cause: 'forwarded' });
    expect(await callFrom('+46701740604')).toMatchObject({ answeredAt: null, cause: 'cancel' });
    expect(await callFrom('+46701740602')).toMatchObject({ organisationId: 'kavlinge', queueId: queues.kavlinge.id });
  }, 120_000);

  it('is looked at anew after a lost connection: what waits is there, what is over is over, nothing goes on for ever', async () => {
    const { way, calls, callFrom } = await listenToExchange();
    await logIn(accounts.agent, 101, '0406280410').catch(() => undefined);
    await hands.send('QueuePause', { Queue: '0406280410', Interface: telephone(101), Paused: 'true', Reason: 'Lunch' });
    await call('+46701740621', '0406280410');
    await call('+46701740622', '0406280410');
    await expect.poll(calls, patience).toHaveLength(2);

    await way.cut();
    await call('+46701740623', '0406280410');
    // The second gives up while nobody listens.
    await hangUp('+46701740622');
    await expect.poll(() => channels(caller), patience).toHaveLength(2);
    await way.open();
    await expect
      .poll(() => callFrom('+46701740622'), patience)
      .toMatchObject({ endedAt: expect.any(String), cause: null });
    expect(await callFrom('+46701740623')).toMatchObject({ queueId: queues.burlov.id, endedAt: null });
    expect(await callFrom('+46701740621')).toMatchObject({ answeredAt: null, endedAt: null });

    await way.cut();
    await hands.send('QueuePause', { Queue: '0406280410', Interface: telephone(101), Paused: 'false', Reason: '' });
    await expect.poll(() => channels(agentPhone(101)), patience).not.toEqual([]);
    await expect
      .poll(
        async () => (await hands.list('QueueStatus', {})).filter((each) => each.get('event') === 'QueueEntry').length,
        patience,
      )
      .toBeLessThan(2);
    await way.open();
    await expect
      .poll(async () => (await calls()).filter((each) => each.answeredByUserId === accounts.agent.userId), patience)
      .not.toEqual([]);

    // The exchange loses power with calls going on.
    await exchange.restart();
    hands = await exchange.hands();
    await expect.poll(async () => (await calls()).filter((each) => each.endedAt === null), patience).toEqual([]);
    expect(await calls()).toHaveLength(3);
  }, 120_000);
});
