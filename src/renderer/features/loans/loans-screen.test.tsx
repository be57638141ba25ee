// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aDevice, anActor, anOrganisation, aPerson, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { LoansScreen } from './loans-screen.tsx';

const actor = anActor();
const free = aDevice({ assetTag: 'IT-1', accessories: ['laddare', 'väska'] });
const out = aDevice({ assetTag: 'IT-2' });
const loan: Loan = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  deviceId: out.id,
  borrowerPersonId: null,
  borrowerName: 'Karin Ek',
  borrowerPhone: '',
  ticketId: null,
  status: 'open',
  conflictsWithLoanId: null,
  lentByUserId: actor.userId,
  lentAt: '2026-11-20T08:12:00.000Z',
  dueAt: '2026-11-24T15:00:00.000Z',
  returnedAt: null,
  returnedToUserId: null,
  accessoriesOut: ['laddare', 'mus'],
  accessoriesMissing: [],
  wiped: false,
  note: '',
};
const person = aPerson({ givenName: 'Åsa', familyName: 'Öberg' });
const ticket = aTicket({ requesterPersonId: person.id, requesterName: 'Åsa Öberg', number: 'BUR-77' });
const conflict: Loan = {
  ...loan,
  id: newId(),
  status: 'conflict',
  borrowerName: 'Bo Ask',
  conflictsWithLoanId: loan.id,
  lentAt: '2026-11-23T07:30:00.000Z',
};

function data(loans: Loan[] = [loan]) {
  return createFakeData({
    actor,
    now: () => '2026-11-23T09:00:00.000Z',
    rows: {
      organisations: [anOrganisation()],
      devices: [free, { ...out, currentLoanId: loan.id }],
      people: [person],
      tickets: [ticket],
      loans,
    },
  });
}

/** Writes into a field with suggestions and leaves it. */
async function write(name: string, text: string) {
  const field = await screen.findByRole('combobox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

afterEach(cleanup);

describe('the loan view', () => {
  it('counts what is free now per model', async () => {
    showScreen(<LoansScreen />, data(), { view: 'loans', params: {} });
    expect(await screen.findByText('1 av 2 lediga')).toBeTruthy();
  });

  it('hands a loaner out by its tag to the requester of the ticket, due the next working day at four', async () => {
    const fake = data();
    const { places } = showScreen(<LoansScreen />, fake, {
      view: 'loans',
      params: { new: 'yes', ticketId: ticket.id, personId: person.id },
    });
    expect(await screen.findByText('Hör till ärende BUR-77')).toBeTruthy();
    await write('Enhet', 'it-1');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'väska' }));
    fireEvent.submit(screen.getByRole('form', { name: 'Låna ut' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({
      deviceId: free.id,
      borrowerPersonId: person.id,
      borrowerName: 'Åsa Öberg',
      ticketId: ticket.id,
      dueAt: '2026-11-24T15:00:00.000Z',
      accessoriesOut: ['laddare'],
    });
    const shown = z.object({ id: z.string() }).parse(fake.saved[0]?.args).id;
    await waitFor(() => expect(places.at(-1)?.params).toEqual({ loanId: shown }));
  });

  it('refuses a device that is out at its field, with who has it and since when, and keeps what was written', async () => {
    const fake = data();
    showScreen(<LoansScreen />, fake, { view: 'loans', params: { new: 'yes' } });
    await write('Enhet', 'IT-2');
    await write('Låntagare', 'Bo Ask');
    fireEvent.submit(screen.getByRole('form', { name: 'Låna ut' }));
    expect(await screen.findByText(/IT-2 är redan utlånad till Karin Ek sedan .*09:12/)).toBeTruthy();
    expect(screen.getByDisplayValue('Bo Ask')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('takes a loaner back with what is missing', async () => {
    const fake = data();
    showScreen(<LoansScreen />, fake, { view: 'loans', params: { loanId: loan.id } });
    fireEvent.click(await screen.findByRole('button', { name: /Ta tillbaka/ }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'mus' }));
    expect(await screen.findByText('Saknas: mus')).toBeTruthy();
    fireEvent.submit(screen.getByRole('form', { name: 'Ta tillbaka IT-2' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ loanId: loan.id, accessoriesMissing: ['mus'], wiped: false });
  });

  it('shows both sides of a device lent twice, says what settling will do, and settles it', async () => {
    const fake = data([loan, conflict]);
    showScreen(<LoansScreen />, fake, { view: 'loans', params: {} });
    const banner = within(await screen.findByRole('region', { name: 'Ett låneexemplar är utlånat två gånger' }));
    expect(banner.getByText(/Först: Karin Ek/)).toBeTruthy();
    expect(banner.getByText(/Sedan: Bo Ask/)).toBeTruthy();
    fireEvent.click(banner.getByRole('button', { name: 'Bo Ask har den' }));
    expect(await banner.findByText(/Lånet till Karin Ek avslutas .*när Bo Ask fick IT-2/)).toBeTruthy();
    expect(fake.saved).toEqual([]);
    fireEvent.click(banner.getByRole('button', { name: 'Ja, så är det' }));
    await waitFor(() => expect(screen.queryByText(/Först: Karin Ek/)).toBeNull());
    expect(fake.saved[0]).toMatchObject({
      name: 'loan.settleConflict',
      args: { loanId: conflict.id, as: 'take-over' },
    });
  });
});
