import { expect, it } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import { plainQueueSettings } from '../../src/shared/queues/schema.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();

const values = {
  ...plainQueueSettings,
  name: 'Bygglov Burlöv',
  number: '+46406280499',
  greeting: '',
  openingHours: queues.burlov.openingHours,
  serviceLevel: { variant: 'ignore', thresholdSeconds: 30, shortAbandonSeconds: 5, targetPercent: 80 },
  memberUserIds: [],
  sortOrder: 3,
};

it('gives calls to a queue that an administrator made, under its number alone, until it is taken out of use', async () => {
  const { url } = await fixture.start();
  const keeper = await TestClient.signedIn(url, 'administrator');
  const agent = await TestClient.signedIn(url, 'agent');
  const database = openDatabase(await fixture.address());
  const queueOf = async (externalId: string) => {
    const found = await database.db
      .selectFrom('calls')
      .select('queueId')
      .where('externalId', '=', externalId)
      .execute();
    return found[0]?.queueId;
  };
  const outcome = async (client: TestClient, ...[name, args]: Parameters<TestClient['command']>) => {
    const { outcomes } = await client.push(client.command(name, args));
    return outcomes[0];
  };
  const id = newId();
  const create = (queueId: string, change: object = {}) =>
    ({ kind: 'queues', id: queueId, organisationId: 'burlov', values: { ...values, ...change } }) as const;

  expect(await outcome(agent, 'record.create', create(id))).toMatchObject({ code: 'not-permitted' });
  expect(await outcome(keeper, 'record.create', create(id, { number: '040-628 04 99' }))).toMatchObject({
    code: 'invalid-arguments',
    details: { field: 'number' },
  });
  expect(await outcome(keeper, 'record.create', create(id, { number: queues.burlov.number }))).toMatchObject({
    code: 'queue-number-taken',
  });
  expect(await outcome(keeper, 'record.create', create(id))).toMatchObject({ status: 'applied' });
  await sendEvent(url, callEvent('newCall', 'k-1', { to: '040-628 04 99' }));
  expect(await queueOf('k-1')).toBe(id);

  const retire = { kind: 'queues', id, set: { active: false }, was: { active: true } } as const;
  expect(await outcome(keeper, 'record.set', retire)).toMatchObject({ status: 'applied' });
  await sendEvent(url, callEvent('newCall', 'k-2', { to: '040-628 04 99' }));
  expect(await queueOf('k-2')).toBeNull();

  // The number is free again: another queue takes it, and the first cannot come back with it.
  const successor = newId();
  expect(await outcome(keeper, 'record.create', create(successor, { name: 'Bygglov 2' }))).toMatchObject({
    status: 'applied',
  });
  await sendEvent(url, callEvent('newCall', 'k-3', { to: '040-628 04 99' }));
  expect(await queueOf('k-3')).toBe(successor);
  const restore = { ...retire, set: { active: true }, was: { active: false } };
  expect(await outcome(keeper, 'record.set', restore)).toMatchObject({ code: 'queue-number-taken' });
  await database.close();
});
