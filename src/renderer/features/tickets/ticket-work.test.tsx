// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData, type FakeRows } from '#renderer/data/testing.ts';
import { aCall } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { aService, aServiceLevel } from '#shared/catalogue/samples.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Message } from '#shared/messages/schema.ts';
import type { Template } from '#shared/templates/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { localTimeOf } from '#shared/time/local-time.ts';
import { TicketsScreen } from './tickets-screen.tsx';

const actor = anActor();
const level = aServiceLevel();
const service = aService({ serviceLevelId: level.id, name: 'Utskrift' });
const reminder: Template = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Påminnelse',
  use: 'reminder',
  body: 'Hej {förnamn}! Vi väntar på svar om {ärende}.',
  groupId: null,
  active: true,
};

function open(change: Partial<Ticket>, rows: FakeRows = {}) {
  const ticket = aTicket({ number: 'BUR-1', title: 'Skrivaren tuggar', requesterName: 'Bo Ek', ...change });
  const fake = createFakeData({
    actor,
    rows: {
      organisations: [anOrganisation()],
      services: [service],
      serviceLevels: [level],
      templates: [reminder],
      ...rows,
      tickets: [ticket, ...(rows.tickets ?? [])],
    },
  });
  const shown = showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
  return { ticket, fake, ...shown };
}

const note = () => screen.findByRole('textbox', { name: 'Anteckning' });
const form = (name: string) => screen.findByRole('form', { name });
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

afterEach(cleanup);

describe('a ticket that waits for the user', () => {
  const waiting = (days: number, more: Partial<Ticket> = {}): Partial<Ticket> => ({
    status: 'waiting-for-user',
    serviceId: service.id,
    waitingSince: daysAgo(days),
    createdAt: daysAgo(days),
    pauses: [{ from: daysAgo(days), to: null }],
    ...more,
  });

  it('proposes a reminder with one key, written from the template', async () => {
    const { fake } = open(waiting(30));
    await note();
    expect(screen.getByText(/Dags för påminnelse 1/)).toBeTruthy();
    press('n');
    const text = 'Hej Bo! Vi väntar på svar om BUR-1.';
    expect(await screen.findByDisplayValue(text)).toBeTruthy();
    fireEvent.submit(await form('Påminn den som anmälde'));
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ name: 'ticket.remind', args: { text } }));
    expect(await screen.findByText(/Påmind en gång/)).toBeTruthy();
  });

  it('is closed for missing information with the same key when the reminders are used up, never without feedback', async () => {
    const { fake } = open(waiting(60, { remindedAt: [daysAgo(50), daysAgo(40)] }));
    await note();
    press('n');
    const panel = await form('Stäng för att uppgifter saknas');
    fireEvent.submit(panel);
    expect(await screen.findByText('Välj hur återkopplingen gavs.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
    fireEvent.click(within(panel).getByRole('radio', { name: 'Per e-post' }));
    fireEvent.submit(panel);
    await waitFor(() =>
      expect(fake.saved[0]?.args).toMatchObject({ status: 'closed', closedBecause: 'missing-information' }),
    );
    expect(await screen.findByText('Stängt för att uppgifter saknades.')).toBeTruthy();
  });

  it('is closed with whom else the result was told and when, never before the report', async () => {
    const { fake } = open({ status: 'resolved', createdAt: daysAgo(3), resolution: 'Bytte kabel.' });
    await note();
    press('s');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Stäng …' }));
    const panel = await form('Stäng ärendet');
    fireEvent.click(within(panel).getByRole('radio', { name: 'Per telefon' }));
    fireEvent.click(await within(panel).findByRole('button', { name: /Till vem/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Någon annan' }));
    fireEvent.submit(panel);
    expect(await within(panel).findByText('Skriv vem som fick återkopplingen.')).toBeTruthy();
    fireEvent.change(within(panel).getByLabelText('Vem?'), { target: { value: 'Åsa på expeditionen' } });
    const day = within(panel).getByLabelText(/^Dag/);
    fireEvent.change(day, { target: { value: localTimeOf(daysAgo(10)).date } });
    fireEvent.submit(panel);
    expect(await within(panel).findByText(/före anmälan eller i framtiden/)).toBeTruthy();
    expect(fake.saved).toEqual([]);
    fireEvent.change(day, { target: { value: localTimeOf(daysAgo(1)).date } });
    fireEvent.submit(panel);
    await waitFor(() =>
      expect(fake.saved[0]?.args).toMatchObject({
        feedback: { how: 'phone', to: 'other', toName: 'Åsa på expeditionen' },
      }),
    );
    expect(await screen.findByText(/Per telefon till Åsa på expeditionen/)).toBeTruthy();
  });

  it('is closed without feedback only with a reason', async () => {
    const { fake } = open({ status: 'resolved', resolution: 'Bytte kabel.' });
    await note();
    press('s');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Stäng …' }));
    const panel = await form('Stäng ärendet');
    fireEvent.click(within(panel).getByRole('radio', { name: 'Behövs inte' }));
    fireEvent.submit(panel);
    expect(await within(panel).findByText('Skriv varför ingen behövde få återkoppling.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
    const reason = within(panel).getByLabelText('Varför behövs ingen återkoppling?');
    fireEvent.change(reason, { target: { value: 'Anmälaren löste det själv.' } });
    fireEvent.submit(panel);
    await waitFor(() => expect(fake.saved[0]?.args).toMatchObject({ feedback: { how: 'not-needed' } }));
  });

  it('says since when the clock stands still, at the targets', async () => {
    open(waiting(1));
    await note();
    const targets = screen.getByRole('region', { name: 'Servicemål' });
    expect(within(targets).getByText(/^Klockan står sedan/)).toBeTruthy();
    expect(within(targets).getAllByText('Klockan står').length).toBeGreaterThan(0);
  });
});

describe('a ticket that is the same matter as another', () => {
  it('is merged by key and number, shows where it went, and can be separated again', async () => {
    const first = aTicket({ number: 'BUR-2', title: 'Utskrifter nere' });
    const { ticket, fake } = open({}, { tickets: [first] });
    await note();
    press('m');
    const panel = await form('Koppla ärendet till ett annat');
    fireEvent.change(within(panel).getByRole('combobox'), { target: { value: 'bur-2' } });
    expect(await within(panel).findByText('Utskrifter nere')).toBeTruthy();
    fireEvent.submit(panel);
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ name: 'ticket.merge', args: { intoId: first.id } }));
    expect(await screen.findByText(/samma sak som BUR-2 Utskrifter nere/)).toBeTruthy();
    press('u');
    await waitFor(() => expect(fake.saved[1]).toMatchObject({ name: 'ticket.unmerge', args: { ticketId: ticket.id } }));
    await waitFor(() => expect(screen.queryByText(/samma sak som/)).toBeNull());
  });

  it('brings its history along', async () => {
    const into = aTicket({ number: 'BUR-2' });
    const double = aTicket({ number: 'BUR-3', status: 'closed', mergedIntoId: into.id, statusBeforeMerge: 'new' });
    const said = {
      id: newId(),
      organisationId: 'burlov',
      version: 1,
      ticketId: double.id,
      authorUserId: actor.userId,
      body: 'Ringde om samma skrivare.',
      visibility: 'internal' as const,
      attachmentIds: [],
      delivery: null,
      createdAt: daysAgo(1),
    };
    const fake = createFakeData({ actor, rows: { tickets: [into, double], ticketNotes: [said] } });
    showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: into.id } });
    expect(await screen.findByText('Ringde om samma skrivare.')).toBeTruthy();
    expect(screen.getByText(/i BUR-3/)).toBeTruthy();
  });

  it('brings the calls tied to it along', async () => {
    const into = aTicket({ number: 'BUR-2' });
    const double = aTicket({ number: 'BUR-3', status: 'closed', mergedIntoId: into.id, statusBeforeMerge: 'new' });
    const tied = aCall({ ticketId: double.id, fromNumber: '+46406256789', note: 'Undrar när skrivaren kommer.' });
    const fake = createFakeData({ actor, rows: { tickets: [into, double], calls: [tied] } });
    showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: into.id } });
    expect(await screen.findByText('Undrar när skrivaren kommer.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ring 040-625 67 89' })).toBeTruthy();
    expect(screen.getByText(/i BUR-3/)).toBeTruthy();
  });

  it('brings the messages about it along, and gives them back when the merge is taken back', async () => {
    const into = aTicket({ number: 'BUR-2' });
    const double = aTicket({ number: 'BUR-3', status: 'closed', mergedIntoId: into.id, statusBeforeMerge: 'new' });
    const said: Message = {
      id: newId(),
      organisationId: 'burlov',
      version: 1,
      fromUserId: actor.userId,
      subject: '',
      body: 'Rektorn vill bli uppringd.',
      priority: 'normal',
      recipients: [
        {
          id: newId(),
          way: 'email',
          userId: null,
          unitId: null,
          personId: null,
          name: 'Bo Ek',
          address: 'bo.ek@example.se',
          state: 'sent',
          stateAt: daysAgo(1),
          failure: null,
          detail: '',
        },
      ],
      sentAt: daysAgo(1),
      callId: null,
      callerName: '',
      callerNumber: '',
      ticketId: double.id,
      inReplyToId: null,
      noteId: null,
      isFollowedUp: false,
      followedUpAt: null,
    };
    const fake = createFakeData({ actor, rows: { tickets: [into, double], messages: [said] } });
    showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: into.id } });
    expect(await screen.findByText('Rektorn vill bli uppringd.')).toBeTruthy();
    expect(screen.getByText(/i BUR-3/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Skilj ut BUR-3 igen' }));
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ name: 'ticket.unmerge', args: { ticketId: double.id } }));
    await waitFor(() => expect(screen.queryByText('Rektorn vill bli uppringd.')).toBeNull());
  });
});

describe('time spent', () => {
  it('is noted by key as people write it, listed and added up', async () => {
    const { fake } = open({});
    await note();
    press('w');
    const panel = await form('Notera tid');
    fireEvent.submit(panel);
    expect(await screen.findByText(/Skriv tiden i minuter/)).toBeTruthy();
    fireEvent.change(within(panel).getByLabelText('Hur lång tid?'), { target: { value: '1:30' } });
    fireEvent.submit(panel);
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ name: 'ticket.logTime', args: { minutes: 90 } }));
    expect(await screen.findByText('Summa 1 h 30 min')).toBeTruthy();
  });
});
