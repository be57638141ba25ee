// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Group, User } from '#shared/users/schema.ts';
import { MyDayScreen } from './my-day-screen.tsx';

const actor = anActor();
const base = { organisationId: 'burlov', version: 1 } as const;
const group: Group = {
  ...base,
  id: newId(),
  name: 'Nätgruppen',
  description: '',
  phone: '',
  hours: null,
  active: true,
};
const self: User = {
  ...base,
  id: actor.userId,
  name: actor.name,
  initials: 'AA',
  organisationIds: ['burlov'],
  title: '',
  groupIds: [group.id],
  active: true,
};
const colleague: User = { ...self, id: newId(), name: 'Bo Ask', initials: 'BA' };
const now = '2026-11-23T09:00:00.000Z';

function mine(change: Partial<Ticket>): Ticket {
  return aTicket({
    status: 'in-progress',
    assigneeUserId: actor.userId,
    answeredAt: now,
    startedAt: now,
    dueAt: null,
    ...change,
  });
}

function open(tickets: Ticket[]) {
  const fake = createFakeData({
    actor,
    now: () => now,
    rows: { organisations: [anOrganisation()], users: [self, colleague], groups: [group], tickets },
  });
  return { fake, ...showScreen(<MyDayScreen Ticket={() => null} />, fake, { view: 'my-day', params: {} }) };
}

afterEach(cleanup);

describe('my day', () => {
  it('says in words of calm that nothing waits', async () => {
    open([aTicket({ assigneeUserId: colleague.id, status: 'in-progress' })]);
    expect(await screen.findByText('Inget väntar på dig just nu.')).toBeTruthy();
  });

  it('says what to begin with and why, overdue before what is merely the group’s', async () => {
    open([
      aTicket({ groupId: group.id, assigneeUserId: null, title: 'Gruppens', dueAt: null, number: 'BUR-1' }),
      mine({ title: 'Skrivaren', number: 'BUR-2', dueAt: '2026-11-23T08:00:00.000Z' }),
    ]);
    expect(await screen.findByText('Börja med BUR-2 Skrivaren: Skulle ha varit löst i dag 09:00')).toBeTruthy();
    for (const reason of ['Allt', 'Över tiden', 'Ingen har tagit']) {
      expect(screen.getByRole('radio', { name: new RegExp(reason) })).toBeTruthy();
    }
  });

  it('hands over to a colleague with the note first', async () => {
    const ticket = mine({ number: 'BUR-3' });
    const { fake } = open([ticket]);
    await screen.findByText(/Börja med BUR-3/);
    fireEvent.keyDown(document.body, { key: 'h' });
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
    expect(await screen.findByText('Inget väntar på dig just nu.')).toBeTruthy();
  });

  it('asks for somebody before it hands over to nobody', async () => {
    const { fake } = open([mine({ number: 'BUR-4', groupId: null })]);
    await screen.findByText(/Börja med BUR-4/);
    fireEvent.keyDown(document.body, { key: 'h' });
    fireEvent.submit(await screen.findByRole('form', { name: 'Lämna över BUR-4' }));
    expect(await screen.findByText('Välj en kollega eller en grupp.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });
});
