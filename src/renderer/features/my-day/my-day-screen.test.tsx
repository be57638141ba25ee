// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
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
});
