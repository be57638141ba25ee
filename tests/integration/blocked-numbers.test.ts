import { expect, it } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { ctiToken, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();

it('turns a blocked caller away at the organisation that blocked the number, until the block is lifted', async () => {
  const { url } = await fixture.start();
  const keeper = await TestClient.signedIn(url, 'administrator');
  const id = newId();
  const values = {
    customerOrganisationId: 'burlov',
    number: '0701740605',
    name: 'Ringer och hotar',
    until: null,
    active: true,
  };
  await keeper.push(keeper.command('record.create', { kind: 'blockedNumbers', id, organisationId: 'burlov', values }));

  const blocked = await sendEvent(url, callEvent('newCall', 'b-1'));
  expect([blocked.status, await blocked.json()]).toEqual([200, { action: 'reject', reason: 'busy' }]);
  const elsewhere = await sendEvent(url, callEvent('newCall', 'b-2', { to: queues.kavlinge.number }));
  expect(await elsewhere.json()).toEqual({});
  const bySipgate = await fetch(`${url}/api/v1/cti/${ctiToken}/sipgate`, {
    method: 'POST',
    body: new URLSearchParams(callEvent('newCall', 'b-3') as Record<string, string>),
  });
  expect(await bySipgate.text()).toContain('<Reject reason="busy"/>');

  await keeper.push(
    keeper.command('record.set', { kind: 'blockedNumbers', id, set: { active: false }, was: { active: true } }),
  );
  expect(await (await sendEvent(url, callEvent('newCall', 'b-4'))).json()).toEqual({});

  const database = openDatabase(await fixture.address());
  const calls = await database.db.selectFrom('calls').select('externalId').orderBy('externalId').execute();
  const log = await database.db.selectFrom('connectorLog').select('reason').where('result', '=', 'refused').execute();
  await database.close();
  expect(calls.map(({ externalId }) => externalId)).toEqual(['b-2', 'b-4']);
  expect(log).toEqual([{ reason: 'blocked' }, { reason: 'blocked' }]);
});
