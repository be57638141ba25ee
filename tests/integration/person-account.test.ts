import { expect, it } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient } from './support/client.ts';
import { accounts, people } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

it('gives a person an account, and an account to one person alone', async () => {
  const { url } = await fixture.start();
  const keeper = await TestClient.signedIn(url, 'administrator');
  const { userId } = accounts.agent;
  const give = async (id: string, to: string | null) => {
    const args = { kind: 'people', id, set: { userId: to }, was: { userId: null } } as const;
    return (await keeper.push(keeper.command('record.set', args))).outcomes[0];
  };
  const another = newId();
  const { id, organisationId, version, ...values } = people.open;
  expect(version).toBe(0);
  await keeper.push(
    keeper.command('record.create', {
      kind: 'people',
      id: another,
      organisationId,
      values: { ...values, userId: null },
    }),
  );

  expect(await give(id, newId())).toMatchObject({ code: 'not-found', details: { what: 'user' } });
  expect(await give(id, userId)).toMatchObject({ status: 'applied' });
  expect(await give(another, userId)).toMatchObject({ code: 'account-taken' });
  expect(await give(id, null)).toMatchObject({ status: 'applied' });
  expect(await give(another, userId)).toMatchObject({ status: 'applied' });
});
