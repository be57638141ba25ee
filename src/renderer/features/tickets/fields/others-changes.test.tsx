// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import { TicketsScreen } from '../tickets-screen.tsx';

const actor = anActor();
const anna = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Anna Berg',
  initials: 'AB',
  organisationIds: ['burlov'],
  title: '',
  groupIds: [],
  active: true,
};

/** Somebody is changing the title when Anna's change of it arrives. */
async function begin() {
  const ticket = aTicket({ number: 'BUR-1', title: 'Skrivaren' });
  const fake = createFakeData({
    actor,
    rows: { organisations: [anOrganisation()], users: [anna], tickets: [ticket] },
  });
  showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
  await screen.findByRole('textbox', { name: 'Anteckning' });
  fireEvent.keyDown(document.body, { key: 'e' });
  const form = await screen.findByRole('form', { name: 'Ändra ärendet' });
  const title = within(form).getByRole('textbox', { name: 'Rubrik' });
  fireEvent.change(title, { target: { value: 'Skrivaren tuggar' } });
  fake.receive({
    tickets: [{ ...ticket, title: 'Skrivaren i köket' }],
    ticketEvents: [
      {
        id: newId(),
        organisationId: 'burlov',
        version: 2,
        ticketId: ticket.id,
        userId: anna.id,
        at: '2026-11-22T13:32:00.000Z',
        change: {
          type: 'fields',
          fields: [{ field: 'title', from: 'Skrivaren', to: 'Skrivaren i köket', unseen: false }],
        },
      },
    ],
  });
  await within(form).findByText('Anna Berg ändrade rubriken till ”Skrivaren i köket” 14:32.');
  return { fake, form, title };
}

afterEach(cleanup);

describe('a field that a colleague changes while one writes in it', () => {
  it('says who, to what and when, and is theirs at a press', async () => {
    const { fake, form, title } = await begin();
    fireEvent.click(within(form).getByRole('button', { name: 'Ta deras' }));
    await waitFor(() => expect(title).toHaveProperty('value', 'Skrivaren i köket'));
    expect(within(form).queryByText(/Anna Berg ändrade/)).toBeNull();
    fireEvent.submit(form);
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Ändra ärendet' })).toBeNull());
    expect(fake.saved).toEqual([]);
  });

  it('stays one’s own at a press, and what is saved says that theirs was seen', async () => {
    const { fake, form } = await begin();
    fireEvent.click(within(form).getByRole('button', { name: 'Behåll mitt' }));
    await waitFor(() => expect(within(form).queryByText(/Anna Berg ändrade/)).toBeNull());
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({
      set: { title: 'Skrivaren tuggar' },
      was: { title: 'Skrivaren i köket' },
    });
  });
});
