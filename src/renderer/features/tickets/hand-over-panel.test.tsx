// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { User } from '#shared/users/schema.ts';
import { TicketsScreen } from './tickets-screen.tsx';

const actor = anActor();
const colleague: User = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Bo Ask',
  initials: 'BA',
  organisationIds: ['burlov'],
  title: '',
  groupIds: [],
  active: true,
};

async function openTicket(change: Partial<Ticket>) {
  const ticket = aTicket({ status: 'in-progress', groupId: null, ...change });
  const rows = { organisations: [anOrganisation()], users: [colleague], tickets: [ticket] };
  const fake = createFakeData({ actor, rows });
  showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
  await screen.findByRole('textbox', { name: 'Anteckning' });
  fireEvent.keyDown(document.body, { key: 'h' });
  return fake;
}

afterEach(cleanup);

describe('handing a ticket over from the ticket itself', () => {
  it('takes one key, and gives it to a colleague with the note first', async () => {
    const fake = await openTicket({ number: 'BUR-3' });
    const field = await screen.findByRole('combobox', { name: 'Till kollega' });
    fireEvent.change(field, { target: { value: 'Bo Ask' } });
    fireEvent.blur(field);
    fireEvent.change(screen.getByRole('textbox', { name: /Vad behöver de veta/ }), {
      target: { value: 'Ring först.' },
    });
    fireEvent.submit(screen.getByRole('form', { name: 'Lämna över BUR-3' }));
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    expect(fake.saved[0]).toMatchObject({
      name: 'ticket.addNote',
      args: { body: 'Ring först.', visibility: 'internal' },
    });
    expect(fake.saved[1]).toMatchObject({ name: 'ticket.assign', args: { assigneeUserId: colleague.id } });
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Lämna över BUR-3' })).toBeNull());
  });

  it('asks for somebody before it hands over to nobody', async () => {
    const fake = await openTicket({ number: 'BUR-4' });
    fireEvent.submit(await screen.findByRole('form', { name: 'Lämna över BUR-4' }));
    expect(await screen.findByText('Välj en kollega eller en grupp.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('is not offered for a closed ticket', async () => {
    await openTicket({ number: 'BUR-5', status: 'closed' });
    expect(screen.queryByRole('form', { name: 'Lämna över BUR-5' })).toBeNull();
  });
});
