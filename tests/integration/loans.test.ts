import { describe, expect, it } from 'vitest';
import { TestClient, TestReplica } from './support/client.ts';
import { newLoan } from './support/commands.ts';
import { devices } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

async function replicaOf(client: TestClient): Promise<TestReplica> {
  const replica = new TestReplica();
  await replica.fill(client);
  return replica;
}

describe('lending a device', () => {
  it('refuses the second lender with who has it and since when, and keeps that hand-over as a conflict', async () => {
    const { url } = await fixture.start();
    const [anna, karl] = [await TestClient.signedIn(url, 'agent'), await TestClient.signedIn(url, 'colleague')];
    const first = newLoan({ borrowerName: 'Åsa Öberg' });
    const second = newLoan({ borrowerName: 'Örjan Ek' });
    await anna.push(anna.command('loan.checkOut', first));
    const { outcomes } = await karl.push(karl.command('loan.checkOut', second));

    const replica = await replicaOf(anna);
    const since = replica.get('loans', first.id)?.lentAt;
    expect(outcomes).toEqual([
      {
        seq: 1,
        status: 'refused',
        code: 'device-already-lent',
        details: { device: devices.first.assetTag, borrower: 'Åsa Öberg', since },
      },
    ]);
    expect(replica.get('loans', second.id)).toMatchObject({ status: 'conflict', conflictsWithLoanId: first.id });
    expect(replica.get('devices', devices.first.id)?.currentLoanId).toBe(first.id);
  });

  it('lends a device to exactly one of many who hand it out at the same moment', async () => {
    const { url } = await fixture.start();
    const clients = await Promise.all(
      Array.from({ length: 6 }, (_, index) => TestClient.signedIn(url, index % 2 === 0 ? 'agent' : 'colleague')),
    );
    const answers = await Promise.all(clients.map((client) => client.push(client.command('loan.checkOut', newLoan()))));
    const statuses = answers.map((answer) => answer.outcomes[0]?.status);
    expect(statuses.filter((status) => status === 'applied')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'refused')).toHaveLength(5);
    const [client] = clients;
    if (client === undefined) throw new Error('There is no client.');
    const loans = [...(await replicaOf(client)).rows].filter(([key]) => key.startsWith('loans:'));
    expect(loans.map(([, row]) => (row as { status: string }).status).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'conflict'),
      'open',
    ]);
  });

  it('refuses a hand-over made offline while the device was out, though it is back now', async () => {
    const { url } = await fixture.start();
    const [anna, karl] = [await TestClient.signedIn(url, 'agent'), await TestClient.signedIn(url, 'colleague')];
    const first = newLoan();
    await anna.push(
      anna.command('loan.checkOut', first, { at: hoursAgo(5) }),
      anna.command('loan.return', { loanId: first.id, accessoriesMissing: [], wiped: true, note: '' }),
    );
    const offline = newLoan({ borrowerName: 'Örjan Ek' });
    const { outcomes } = await karl.push(karl.command('loan.checkOut', offline, { at: hoursAgo(3) }));
    expect(outcomes[0]).toMatchObject({ status: 'refused', code: 'device-already-lent' });
    const replica = await replicaOf(karl);
    expect(replica.get('loans', offline.id)).toMatchObject({ status: 'conflict', conflictsWithLoanId: first.id });
    expect(replica.get('devices', devices.first.id)?.currentLoanId).toBeNull();
  });

  it('lends it again from the moment it came back', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const [first, second] = [newLoan(), newLoan()];
    const back = hoursAgo(3);
    const { outcomes } = await client.push(
      client.command('loan.checkOut', first, { at: hoursAgo(5) }),
      client.command('loan.return', { loanId: first.id, accessoriesMissing: [], wiped: true, note: '' }, { at: back }),
      client.command('loan.checkOut', second, { at: back }),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied', 'applied']);
  });

  it('comes back at the earliest when it was handed over, though a clock is behind', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const loan = newLoan();
    const back = { loanId: loan.id, accessoriesMissing: [], wiped: true, note: '' };
    const { outcomes } = await client.push(
      client.command('loan.checkOut', loan),
      client.command('loan.return', back, { at: hoursAgo(10) }),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied']);
    const replica = await replicaOf(client);
    expect(replica.get('loans', loan.id)).toMatchObject({ status: 'returned' });
    expect(replica.get('loans', loan.id)?.returnedAt).toBe(replica.get('loans', loan.id)?.lentAt);
  });

  it('settles a conflict in favour of the second borrower', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const [first, second] = [newLoan(), newLoan()];
    const { outcomes } = await client.push(
      client.command('loan.checkOut', first, { at: hoursAgo(5) }),
      client.command('loan.checkOut', second, { at: hoursAgo(3) }),
      client.command('loan.settleConflict', { loanId: second.id, as: 'take-over' }),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'refused', 'applied']);
    const replica = await replicaOf(client);
    expect(replica.get('loans', first.id)?.status).toBe('returned');
    expect(replica.get('loans', second.id)?.status).toBe('open');
    expect(replica.get('devices', devices.first.id)?.currentLoanId).toBe(second.id);
  });
});
