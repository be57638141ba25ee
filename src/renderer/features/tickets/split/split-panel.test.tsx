// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import { TicketsScreen } from '../tickets-screen.tsx';

const actor = anActor();

function open() {
  const ticket = aTicket({ number: 'BUR-1', title: 'Skrivaren tuggar', requesterName: 'Bo Ek' });
  const note = {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    ticketId: ticket.id,
    authorUserId: newId(),
    body: 'Bo vill också ha en skärm.',
    visibility: 'internal' as const,
    attachmentIds: [],
    delivery: null,
    createdAt: '2026-11-20T08:00:00.000Z',
  };
  const fake = createFakeData({
    actor,
    rows: { organisations: [anOrganisation()], tickets: [ticket], ticketNotes: [note] },
  });
  showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
  return { ticket, fake };
}

afterEach(cleanup);

describe('splitting a ticket', () => {
  it('shows what the new one will say, asks for a title, and ties the two together', async () => {
    const { ticket, fake } = open();
    await screen.findByRole('textbox', { name: 'Anteckning' });
    fireEvent.keyDown(document.body, { key: 'd' });
    const form = await screen.findByRole('form', { name: 'Dela ut ett nytt ärende' });
    fireEvent.submit(form);
    expect(await within(form).findByText('Skriv en rubrik.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
    fireEvent.change(within(form).getByRole('textbox', { name: 'Rubrik' }), { target: { value: 'Ny skärm' } });
    fireEvent.click(within(form).getByRole('checkbox'));
    const preview = await within(form).findByRole('region', { name: 'Så blir beskrivningen' });
    expect(preview.textContent).toMatch(/> Bo vill också ha en skärm\./);
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({ name: 'ticket.split', args: { ticketId: ticket.id, title: 'Ny skärm' } });
    expect(Object(fake.saved[0]?.args).description).toMatch(/> Bo vill också ha en skärm\.$/);
    const ties = await screen.findByRole('list', { name: 'Hör ihop med' });
    expect(await within(ties).findByText(/Ny skärm/)).toBeTruthy();
    expect(screen.getByText(/delade ut .* ur ärendet/)).toBeTruthy();
  });
});

describe('splitting again after a kill between saving and forgetting the draft', () => {
  it('makes no second ticket; what was written differently is changed in the one there is', async () => {
    const { fake } = open();
    const { drafts } = fake.client;
    const forget = drafts.clear;
    // Killed in between: the draft is never cleared.
    drafts.clear = () => undefined;
    const write = async (title: string) => {
      await screen.findByRole('textbox', { name: 'Anteckning' });
      fireEvent.keyDown(document.body, { key: 'd' });
      const form = await screen.findByRole('form', { name: 'Dela ut ett nytt ärende' });
      fireEvent.change(within(form).getByRole('textbox', { name: 'Rubrik' }), { target: { value: title } });
      fireEvent.submit(form);
    };
    await write('Ny skärm');
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Dela ut ett nytt ärende' })).toBeNull());
    drafts.clear = forget;
    await write('Två nya skärmar');
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    expect(fake.saved[1]).toMatchObject({
      name: 'ticket.setFields',
      args: { ticketId: Object(fake.saved[0]?.args).id, set: { title: 'Två nya skärmar' }, was: { title: 'Ny skärm' } },
    });
  });
});

describe('copying a ticket', () => {
  it('opens a new one filled in like it, that says where it came from to nobody', async () => {
    const { fake } = open();
    await screen.findByRole('textbox', { name: 'Anteckning' });
    fireEvent.keyDown(document.body, { key: 'y' });
    const form = await screen.findByRole('form', { name: 'Nytt ärende' });
    expect(await within(form).findByDisplayValue('Skrivaren tuggar')).toBeTruthy();
    fireEvent.submit(form);
    await waitFor(() =>
      expect(fake.saved[0]).toMatchObject({ name: 'ticket.create', args: { requesterName: 'Bo Ek' } }),
    );
  });
});
