// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anActor, anOrganisation, aPerson, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { localTicketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { User } from '#shared/users/schema.ts';
import { TicketsScreen } from './tickets-screen.tsx';

const actor = anActor();
const self: User = {
  id: actor.userId,
  organisationId: 'burlov',
  version: 1,
  name: actor.name,
  initials: 'AA',
  organisationIds: ['burlov'],
  title: '',
  groupIds: [],
  active: true,
};
const person = aPerson({ givenName: 'Åsa', familyName: 'Öberg', phones: [{ number: '+46317401234', kind: 'fixed' }] });

function open(change: Partial<Ticket>, params?: Record<string, string>) {
  const ticket = aTicket(change);
  const fake = createFakeData({
    actor,
    rows: { organisations: [anOrganisation()], people: [person], users: [self], tickets: [ticket] },
  });
  const shown = showScreen(<TicketsScreen />, fake, { view: 'tickets', params: params ?? { ticketId: ticket.id } });
  return { ticket, fake, ...shown };
}

const form = (name: string) => screen.getByRole('form', { name });
const press = (key: string) => fireEvent.keyDown(document.body, { key });

afterEach(cleanup);

describe('a ticket', () => {
  it('goes by its local number, marked, until the server has given it one', async () => {
    const { ticket, fake } = open({ number: null });
    expect(await screen.findByText(localTicketNumber(ticket.id))).toBeTruthy();
    expect(screen.getByText('(väntar på nummer)')).toBeTruthy();
    fake.receive({ tickets: [{ ...ticket, number: 'BUR-9' }] });
    expect(await screen.findByText('BUR-9')).toBeTruthy();
    expect(screen.queryByText('(väntar på nummer)')).toBeNull();
  });

  it('takes a note with Ctrl+Enter, shows it in the history as not sent, and empties the field', async () => {
    const { fake } = open({});
    const field = await screen.findByRole('textbox', { name: 'Anteckning' });
    fireEvent.change(field, { target: { value: 'Provat en annan kontakt.' } });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(await screen.findByText('Provat en annan kontakt.', { selector: 'p' })).toBeTruthy();
    expect(screen.getAllByText('Ej skickat').length).toBeGreaterThan(0);
    expect(fake.saved[0]).toMatchObject({ name: 'ticket.addNote', args: { visibility: 'internal' } });
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Anteckning' })).toHaveProperty('value', ''));
  });

  it('keeps an unfinished note when the window is gone', async () => {
    const { fake, close, ticket } = open({});
    fireEvent.change(await screen.findByRole('textbox', { name: 'Anteckning' }), { target: { value: 'Halvskriv' } });
    await fake.client.drafts.flush();
    close();
    showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
    expect(await screen.findByDisplayValue('Halvskriv')).toBeTruthy();
  });

  it('asks how it was solved before it resolves', async () => {
    const { fake } = open({ status: 'in-progress' });
    await screen.findByRole('textbox', { name: 'Anteckning' });
    press('r');
    const field = await screen.findByRole('textbox', { name: 'Hur löstes det?' });
    fireEvent.submit(form('Lös ärendet'));
    expect(await screen.findByText('Skriv hur ärendet löstes.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
    fireEvent.change(field, { target: { value: 'Bytte kabel.' } });
    fireEvent.submit(form('Lös ärendet'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ status: 'resolved', resolution: 'Bytte kabel.' });
  });

  it('is taken with one key', async () => {
    const { fake } = open({});
    await screen.findByRole('textbox', { name: 'Anteckning' });
    press('t');
    await waitFor(() => expect(fake.saved[0]?.args).toMatchObject({ assigneeUserId: actor.userId }));
  });

  it('sends only the field that was changed, with the value seen', async () => {
    const { fake } = open({ title: 'Skrivaren' });
    await screen.findByRole('textbox', { name: 'Anteckning' });
    press('e');
    fireEvent.change(await screen.findByRole('textbox', { name: 'Rubrik' }), { target: { value: 'Skrivaren tuggar' } });
    fireEvent.submit(form('Ändra ärendet'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ set: { title: 'Skrivaren tuggar' }, was: { title: 'Skrivaren' } });
  });

  it('says that it is not here instead of showing an empty pane', async () => {
    open({}, { ticketId: '01980000-0000-7000-8000-0000000000ff' });
    expect(await screen.findByText('Ärendet finns inte här.')).toBeTruthy();
  });
});

describe('a new ticket', () => {
  it('opens with the caller filled in and shows what it became', async () => {
    const { fake, places } = open({}, { new: 'yes', personId: person.id });
    expect(await screen.findByDisplayValue('Åsa Öberg')).toBeTruthy();
    fireEvent.submit(form('Nytt ärende'));
    expect(await screen.findByText('Skriv en rubrik.')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Rubrik' }), { target: { value: 'Skärmen flimrar' } });
    fireEvent.submit(form('Nytt ärende'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    const id = z.object({ id: z.string() }).parse(fake.saved[0]?.args).id;
    expect(fake.saved[0]?.args).toMatchObject({ requesterPersonId: person.id, organisationId: 'burlov' });
    await waitFor(() => expect(places.at(-1)?.params).toEqual({ ticketId: id }));
  });
});
