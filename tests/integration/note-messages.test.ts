import { describe, expect, it, vi } from 'vitest';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { headerOf } from './support/mail-server.ts';
import { prepareMessages, waits } from './support/messages.ts';
import { person } from './support/rows.ts';

const { open, addMail, openWithMail } = prepareMessages();

describe('an outward note on a ticket', () => {
  async function reported(administrator: TestClient, client: TestClient) {
    const requester = person('burlov', { email: 'asa.oberg@burlov.example' });
    const { version: _, organisationId, id, ...values } = requester;
    const ticket = newTicket({ requesterPersonId: id, title: 'Skrivaren' });
    const made = await administrator.push(
      administrator.command('record.create', { kind: 'people', id, organisationId, values }),
    );
    expect(made.outcomes).toMatchObject([{ status: 'applied' }]);
    await client.push(client.command('ticket.create', ticket));
    return ticket.id;
  }
  const note = (ticketId: Id) => ({
    id: newId(),
    ticketId,
    visibility: 'outward' as const,
    attachmentIds: [],
    body: 'Den är lagad.',
  });
  const untilNote = async (client: TestClient, id: Id, state: string) =>
    await vi.waitFor(async () => {
      const replica = new TestReplica();
      await replica.fill(client);
      const found = replica.get('ticketNotes', id);
      expect(found?.delivery?.state).toBe(state);
      return found;
    }, waits);

  it('goes to the requester by e-mail, once, and every colleague sees that it was sent', async () => {
    const { url, anna, administrator, mail } = await openWithMail();
    const written = note(await reported(administrator, anna));
    const command = anna.command('ticket.addNote', written);
    await anna.push(command);
    await anna.push(command);
    const karl = await TestClient.signedIn(url, 'colleague');
    await untilNote(karl, written.id, 'sent');
    expect(mail.taken.map(({ to }) => to)).toEqual([['asa.oberg@burlov.example']]);
    expect(mail.taken.map((taken) => headerOf(taken, 'subject'))[0]).toMatch(/^\[BUR-\d+\] Skrivaren$/);
  });

  it('says why when there is no mail server, and is sent once when colleagues try again', async () => {
    const { url, anna, administrator } = await open();
    const written = note(await reported(administrator, anna));
    await anna.push(anna.command('ticket.addNote', written));
    expect((await untilNote(anna, written.id, 'failed'))?.delivery?.failure).toBe('no-channel');
    const { mail } = await addMail(administrator);
    const karl = await TestClient.signedIn(url, 'colleague');
    const again = { ticketId: written.ticketId, noteId: written.id };
    for (const client of [karl, anna]) {
      const { outcomes } = await client.push(client.command('ticket.resendNote', again));
      expect(outcomes).toMatchObject([{ status: 'applied' }]);
    }
    await untilNote(anna, written.id, 'sent');
    expect(mail.taken.map(({ to }) => to)).toEqual([['asa.oberg@burlov.example']]);
  });
});
