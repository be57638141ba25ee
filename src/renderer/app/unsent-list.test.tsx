// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DataProvider } from '../data/index.ts';
import { anActor, anOrganisation, aTicket, createFakeData, type FakeData } from '../data/testing.ts';
import { TranslatorProvider } from '../ui/index.ts';
import { UnsentList } from './unsent-list.tsx';

afterEach(cleanup);

const ticket = aTicket({ number: 'BUR-7', title: 'Skärmen flimrar' });

function show(data: FakeData): void {
  render(
    <DataProvider client={data.client}>
      <TranslatorProvider language="sv">
        <UnsentList />
      </TranslatorProvider>
    </DataProvider>,
  );
}

function workstation(): FakeData {
  return createFakeData({ actor: anActor(), rows: { organisations: [anOrganisation()], tickets: [ticket] } });
}

describe('what waits to be sent', () => {
  it('is not spoken of when there is nothing', () => {
    show(workstation());
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is named by what was done to what, and goes when it has been taken', async () => {
    const data = workstation();
    const set = { title: 'Skärmen är svart' };
    const result = await data.client.execute('ticket.setFields', { ticketId: ticket.id, set, was: {} });
    show(data);
    expect(await screen.findByText('Ändring i ärende · BUR-7 Skärmen är svart')).toBeTruthy();
    await act(async () => data.refuse(result.status === 'saved' ? result.commandId : '', 'ticket-closed'));
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('can be copied with everything written in it', async () => {
    const data = workstation();
    const set = { title: 'Skärmen är svart' };
    await data.client.execute('ticket.setFields', { ticketId: ticket.id, set, was: {} });
    show(data);
    fireEvent.click(await screen.findByRole('button', { name: 'Kopiera' }));
    expect(data.copied).toHaveLength(1);
    expect(data.copied[0]).toContain('Ändring i ärende · BUR-7 Skärmen är svart');
    expect(data.copied[0]).toMatch(/^Gjort: /m);
    expect(data.copied[0]).toMatch(/: Skärmen är svart$/m);
    expect(await screen.findByRole('button', { name: 'Kopierat' })).toBeTruthy();
  });

  it('says when it will probably be refused, as soon as that is known here', async () => {
    const data = workstation();
    await data.client.execute('ticket.setFields', { ticketId: ticket.id, set: { title: 'x' }, was: {} });
    show(data);
    await act(async () => data.receive({ tickets: [{ ...ticket, status: 'closed' }] }));
    expect(await screen.findByText(/^väntas bli avvisad: Ärendet är stängt/)).toBeTruthy();
  });
});
