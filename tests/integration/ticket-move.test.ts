import { describe, expect, it } from 'vitest';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newLoan, newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { accounts, devices, people } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

async function ticketWithAll(client: TestClient): Promise<Id> {
  const ticket = newTicket({ requesterPersonId: people.open.id, deviceId: devices.first.id, note: 'Första samtalet' });
  const file = { name: 'bild.jpg', mediaType: 'image/jpeg', size: 3, hash: 'a'.repeat(64), thumbnailHash: null };
  const { outcomes } = await client.push(
    client.command('ticket.create', ticket),
    client.command('attachment.add', { id: newId(), ticketId: ticket.id, ...file }),
    client.command('loan.checkOut', newLoan({ ticketId: ticket.id })),
    client.command('ticket.logTime', { id: newId(), ticketId: ticket.id, minutes: 15, note: '' }),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied', 'applied']);
  return ticket.id;
}

async function filled(client: TestClient): Promise<TestReplica> {
  const replica = new TestReplica();
  await replica.fill(client);
  return replica;
}

/** What a replica holds of a ticket, as "kind organisation", sorted. */
function heldOf(replica: TestReplica, ticketId: Id): string[] {
  return [...replica.rows]
    .filter(([key, row]) => key === `tickets:${ticketId}` || (row as { ticketId?: Id }).ticketId === ticketId)
    .map(([key, row]) => `${key.split(':')[0]} ${(row as { organisationId: string }).organisationId}`)
    .sort();
}

describe('moving a ticket to another organisation', () => {
  it('takes notes, history, time and attachments along, and leaves loan and device', async () => {
    const { url } = await fixture.start();
    const both = await TestClient.signedIn(url, 'everywhere');
    const ticketId = await ticketWithAll(both);
    const replica = await filled(both);
    const move = both.command('ticket.move', { ticketId, organisationId: 'kavlinge', reason: 'Bor i Kävlinge' });
    expect((await both.push(move)).outcomes).toMatchObject([{ status: 'applied' }]);
    await replica.catchUp(both, 2);
    expect(heldOf(replica, ticketId)).toEqual([
      'attachments kavlinge',
      'loans burlov',
      'ticketEvents kavlinge',
      'ticketEvents kavlinge',
      'ticketEvents kavlinge',
      'ticketNotes kavlinge',
      'ticketNotes kavlinge',
      'ticketTimes kavlinge',
      'tickets kavlinge',
    ]);
    expect(replica.get('tickets', ticketId)).toMatchObject({
      number: 'KAV-1',
      formerNumbers: ['BUR-1'],
      requesterPersonId: null,
      requesterName: 'Åsa Öberg',
      deviceId: devices.first.id,
    });
    const changes = [...replica.rows.values()].map((row) => (row as { change?: { type: string } }).change);
    expect(changes).toContainEqual({ type: 'moved', from: 'burlov', number: 'BUR-1' });
    expect(replica.rows).toEqual((await filled(both)).rows);
  });

  it('takes it from those who see only the old organisation, and gives it to those who see only the new', async () => {
    const { url } = await fixture.start();
    const database = openDatabase(await fixture.address());
    await database.db
      .updateTable('grants')
      .set({ organisationId: 'kavlinge' })
      .where('userId', '=', accounts.colleague.userId)
      .execute();
    await database.close();
    const [both, old, other] = [
      await TestClient.signedIn(url, 'everywhere'),
      await TestClient.signedIn(url, 'agent'),
      await TestClient.signedIn(url, 'colleague'),
    ];
    const ticketId = await ticketWithAll(both);
    const [left, arrived] = [await filled(old), await filled(other)];
    expect(heldOf(left, ticketId)).toHaveLength(7);
    expect(heldOf(arrived, ticketId)).toEqual([]);
    await both.push(both.command('ticket.move', { ticketId, organisationId: 'kavlinge', reason: '' }));
    const pages = await left.catchUp(old);
    expect(JSON.stringify(pages)).not.toContain('Första samtalet');
    expect(heldOf(left, ticketId)).toEqual(['loans burlov']);
    await arrived.catchUp(other);
    expect(heldOf(arrived, ticketId)).toHaveLength(7);
    expect(left.rows).toEqual((await filled(old)).rows);
    expect(arrived.rows).toEqual((await filled(other)).rows);
  });

  it('and back again leaves everyone with the one ticket, whatever pages they took in between', async () => {
    const { url } = await fixture.start();
    const both = await TestClient.signedIn(url, 'everywhere');
    const old = await TestClient.signedIn(url, 'agent');
    const ticketId = await ticketWithAll(both);
    const [late, steady] = [await filled(old), await filled(both)];
    for (const organisationId of ['kavlinge', 'burlov', 'kavlinge', 'burlov'] as const) {
      await both.push(both.command('ticket.move', { ticketId, organisationId, reason: '' }));
      await steady.catchUp(both, 1);
    }
    await late.catchUp(old);
    expect(steady.get('tickets', ticketId)).toMatchObject({
      organisationId: 'burlov',
      formerNumbers: ['BUR-1', 'KAV-1', 'BUR-2', 'KAV-2'],
    });
    expect(steady.rows).toEqual((await filled(both)).rows);
    expect(late.rows).toEqual((await filled(old)).rows);
  });

  it('is refused to those who may not write in both', async () => {
    const { url } = await fixture.start();
    const [both, agent] = [await TestClient.signedIn(url, 'everywhere'), await TestClient.signedIn(url, 'agent')];
    const ticketId = await ticketWithAll(both);
    const { outcomes } = await agent.push(
      agent.command('ticket.move', { ticketId, organisationId: 'kavlinge', reason: '' }),
    );
    expect(outcomes).toMatchObject([{ status: 'refused', code: 'not-permitted' }]);
  });

  it('and work on it at the same time meet without harm: every note answered as saved is there, nothing stays behind', async () => {
    const { url } = await fixture.start();
    const [both, agent, third] = [
      await TestClient.signedIn(url, 'everywhere'),
      await TestClient.signedIn(url, 'colleague'),
      await TestClient.signedIn(url, 'everywhere'),
    ];
    const ticketId = await ticketWithAll(both);
    const attachment = [...(await filled(both)).rows].find(([key]) => key.startsWith('attachments:'))?.[1];
    const note = () => ({
      id: newId(),
      ticketId,
      visibility: 'internal' as const,
      attachmentIds: [],
      body: 'samtidigt',
    });
    const [move, notes, removal] = await Promise.all([
      both.push(both.command('ticket.move', { ticketId, organisationId: 'kavlinge', reason: '' })),
      agent.push(...Array.from({ length: 5 }, () => agent.command('ticket.addNote', note()))),
      third.push(third.command('attachment.remove', { attachmentId: (attachment as { id: Id }).id })),
    ]);
    expect([...move.outcomes, ...removal.outcomes]).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
    const saved = notes.outcomes.filter(({ status }) => status === 'applied').length;
    const held = heldOf(await filled(both), ticketId);
    expect(held.filter((one) => one === 'ticketNotes kavlinge')).toHaveLength(saved + 1);
    expect(held.filter((one) => one.endsWith('burlov'))).toEqual(['loans burlov']);
  });
});
