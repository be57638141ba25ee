import { expect, it, onTestFinished } from 'vitest';
import type {
  ActingExchange,
  AgentInQueues,
  ExchangeAction,
  ExchangeDependencies,
} from '../../src/server/connectors/acting-exchange.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import type { AgentState, LiveServerFrame } from '../../src/shared/live/protocol.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { isSnapshot, TestLive } from './support/live.ts';
import { accounts, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();
const patience = { timeout: 15_000, interval: 50 };
const extension = 'PJSIP/101';

/** An exchange that keeps what it is asked for, and by which a test tells of what happens there. */
class HeardExchange implements ActingExchange {
  readonly can = ['state', 'hangUp'] as const;
  readonly way = { state: 'connected', since: new Date().toISOString(), problem: '' } as const;
  readonly told: AgentInQueues[] = [];
  readonly asked: ExchangeAction[] = [];
  readonly dependencies: ExchangeDependencies;

  constructor(dependencies: ExchangeDependencies) {
    this.dependencies = dependencies;
  }

  async act(action: ExchangeAction): ReturnType<ActingExchange['act']> {
    this.asked.push(action);
    return await Promise.resolve({ type: 'done' } as const);
  }

  async setAgents(agents: readonly AgentInQueues[]): Promise<void> {
    await Promise.resolve(this.told.push(...agents));
  }

  async stop(): Promise<void> {
    await Promise.resolve();
  }
}

type Delta = Extract<LiveServerFrame, { type: 'delta' }>;

const agentIs =
  (expected: (agent: AgentState) => boolean) =>
  (frame: LiveServerFrame): frame is Delta =>
    frame.type === 'delta' &&
    frame.changes.some(
      (change) => change.type === 'agent' && change.agent.userId === accounts.agent.userId && expected(change.agent),
    );

/** An agent with a telephone who belongs to two queues of Burlöv, a colleague who sees them, and the exchange. */
async function inTwoQueues() {
  let exchange: HeardExchange | undefined;
  const database = openDatabase(await fixture.address());
  const second = { ...queues.burlov, id: newId(), name: 'Växel Burlöv', number: '+46406280411' };
  const members = JSON.stringify([accounts.agent.userId]);
  const { id, organisationId, version, name, number, greeting, sortOrder } = second;
  await database.db
    .insertInto('queues')
    .values({
      ...{ id, organisationId, version, name, number, greeting, sortOrder },
      openingHours: JSON.stringify(second.openingHours) as never,
      serviceLevel: JSON.stringify(second.serviceLevel) as never,
      memberUserIds: members as never,
    } as never)
    .execute();
  await database.db
    .updateTable('queues')
    .set({
      memberUserIds: members as never,
      skills: JSON.stringify({ ...queues.burlov.skills, wanted: { finska: 2 } }) as never,
    })
    .where('id', '=', queues.burlov.id)
    .execute();
  const start = (dependencies: ExchangeDependencies) => {
    exchange = new HeardExchange(dependencies);
    return exchange;
  };
  const { url } = await fixture.start({ exchanges: { 'test-pbx': start } });
  const client = await TestClient.signedIn(url, 'agent');
  const anna = await TestLive.open(client);
  const karl = await TestLive.open(await TestClient.signedIn(url, 'colleague'));
  await karl.next(isSnapshot);
  onTestFinished(async () => {
    for (const live of [anna, karl]) live.close();
    await database.close();
  });
  const telephone = { organisationId: 'burlov', userId: accounts.agent.userId, connector: 'test-pbx' };
  await client.push(client.command('telephone.set', { ...telephone, telephone: extension }));
  if (exchange === undefined) throw new Error('The exchange was not started.');
  return { url, anna, karl, database, exchange, second };
}

it('is one queue at a time: seen by colleagues at once, carried out at the exchange with what the agent lacks, and forgotten by logging out of all', async () => {
  const { anna, karl, exchange, second } = await inTwoQueues();
  const logIn = (queueId: string, isIn: boolean) => anna.ask({ type: 'setQueueLogIn', queueId, isIn });
  const queuesTold = () => exchange.told.at(-1)?.queues.map((queue) => queue.name);

  // Into one while logged out: ready, in that one alone.
  expect(await logIn(second.id, true)).toMatchObject({ ok: true });
  await karl.next(agentIs((agent) => agent.state === 'ready' && agent.outOfQueueIds?.join() === queues.burlov.id));
  await expect.poll(queuesTold, patience).toEqual([second.name]);
  expect(exchange.told.at(-1)?.otherQueues).toContainEqual({ name: queues.burlov.name, number: queues.burlov.number });

  // The other too, where she lacks what callers need: she is asked after those who know it.
  expect(await logIn(queues.burlov.id, true)).toMatchObject({ ok: true });
  await karl.next(agentIs((agent) => agent.outOfQueueIds?.length === 0));
  await expect.poll(queuesTold, patience).toHaveLength(2);
  expect(exchange.told.at(-1)?.queues).toContainEqual(
    expect.objectContaining({ name: queues.burlov.name, priority: 20 }),
  );
  expect(exchange.told.at(-1)?.queues).toContainEqual(expect.objectContaining({ name: second.name, priority: 0 }));

  // A pause leaves it as it is; out of the last one is logged out, and ready again is all of them.
  await logIn(second.id, false);
  expect(await anna.ask({ type: 'setState', state: 'paused', pauseReason: 'Lunch' })).toMatchObject({ ok: true });
  await karl.next(agentIs((agent) => agent.state === 'paused' && agent.outOfQueueIds?.join() === second.id));
  await logIn(queues.burlov.id, false);
  await karl.next(agentIs((agent) => agent.state === 'logged-out'));
  await anna.ask({ type: 'setState', state: 'ready', pauseReason: '' });
  await karl.next(agentIs((agent) => agent.state === 'ready' && agent.outOfQueueIds?.length === 0));

  // A queue one does not belong to is none to log in to.
  expect(await logIn(queues.kavlinge.id, true)).toMatchObject({ error: 'not-permitted' });
  expect(await karl.ask({ type: 'setQueueLogIn', queueId: second.id, isIn: true })).toMatchObject({
    error: 'not-permitted',
  });
});

it('is learnt from the exchange, and not told back to it', async () => {
  const { anna, karl, exchange, second } = await inTwoQueues();
  await anna.ask({ type: 'setState', state: 'ready', pauseReason: '' });
  await expect.poll(() => exchange.told, patience).toHaveLength(1);
  const tell = (queueName: string, isIn: boolean) =>
    exchange.dependencies.agentChanged({ names: [extension], queueName, isIn });

  await tell(second.number, false);
  await karl.next(agentIs((agent) => agent.outOfQueueIds?.join() === second.id));
  await tell('Larmet', false);
  await tell(queues.burlov.name, false);
  await karl.next(agentIs((agent) => agent.state === 'logged-out'));
  await tell(second.name, true);
  await karl.next(agentIs((agent) => agent.state === 'ready' && agent.outOfQueueIds?.join() === queues.burlov.id));
  expect(exchange.told).toHaveLength(1);
});

it('turns a blocked caller away at an exchange that can, and lets them come where it cannot', async () => {
  const { url, database, exchange } = await inTwoQueues();
  const keeper = await TestClient.signedIn(url, 'administrator');
  const number = '+46701740605';
  const values = { customerOrganisationId: 'burlov', number, name: 'Ringer och hotar', until: null, active: true };
  const block = { kind: 'blockedNumbers' as const, id: newId(), organisationId: 'burlov', values };
  await keeper.push(keeper.command('record.create', block));
  const arrives = (externalId: string) =>
    exchange.dependencies.receive({
      fact: { type: 'arrived' },
      at: new Date().toISOString(),
      externalId,
      direction: 'in',
      from: '0701740605',
      to: queues.burlov.number,
      queueName: queues.burlov.name,
      agentNames: [],
    });
  await arrives('b-1');
  expect(exchange.asked).toMatchObject([{ type: 'reject', call: { externalId: 'b-1' } }]);
  exchange.act = async () =>
    await Promise.resolve({ type: 'failed', error: 'exchange-refused', detail: 'Permission denied' } as const);
  await arrives('b-2');
  const calls = await database.db.selectFrom('calls').select('externalId').execute();
  expect(calls).toEqual([{ externalId: 'b-2' }]);
  const log = await database.db.selectFrom('connectorLog').select('reason').where('event', '=', 'reject').execute();
  expect(log).toEqual([{ reason: 'Permission denied' }]);
});
