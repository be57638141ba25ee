// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { TicketsScreen } from '../tickets-screen.tsx';

const title = 'Muntlig beställning utan skriftlig bekräftelse';

function open(change: Parameters<typeof aTicket>[0]) {
  const ticket = aTicket({ title: 'Ny skärm', requesterName: 'Karin', number: 'BUR-9', ...change });
  const fake = createFakeData({
    actor: anActor(),
    rows: { organisations: [anOrganisation()], tickets: [ticket] },
  });
  showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
  return fake;
}

afterEach(cleanup);

describe('an order made by word of mouth', () => {
  it('gets its confirmation written by one key, and owes nothing once it is sent', async () => {
    const fake = open({ kind: 'service-request', channel: 'phone' });
    await screen.findByText(title);
    fireEvent.keyDown(document.body, { key: 'n' });
    const field = await screen.findByRole('textbox', { name: 'Anteckning' });
    await waitFor(() => expect(field).toHaveProperty('value', expect.stringContaining('Ny skärm')));
    expect(field).toHaveProperty('value', expect.stringContaining('BUR-9'));
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() =>
      expect(fake.saved).toMatchObject([{ name: 'ticket.addNote', args: { visibility: 'outward' } }]),
    );
    await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  });

  it('is no matter of what was ordered in writing', async () => {
    open({ kind: 'service-request', channel: 'email' });
    await screen.findByRole('textbox', { name: 'Anteckning' });
    expect(screen.queryByText(title)).toBeNull();
  });
});
