// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { aDevice, anActor, anOrganisation, aPerson, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { ConcernedDeviceField } from './concerned-device-field.tsx';

const person = aPerson();
const own = aDevice({ assetTag: 'EGEN-1', serialNumber: 'A1', personId: person.id });
const lent = aDevice({ assetTag: 'LÅN-7', serialNumber: 'B2' });
const lentElsewhere = aDevice({ assetTag: 'LÅN-8', serialNumber: 'C3' });
const other = aDevice({ assetTag: 'NÄT-3', serialNumber: 'XK-55', manufacturer: 'Canon', model: 'Pixma' });

function aLoan(change: Partial<Loan>): Loan {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    deviceId: lent.id,
    borrowerPersonId: null,
    borrowerName: 'Karin Ask',
    borrowerPhone: '',
    ticketId: null,
    status: 'open',
    conflictsWithLoanId: null,
    lentByUserId: newId(),
    lentAt: '2026-01-01T08:00:00.000Z',
    dueAt: '2026-02-01T08:00:00.000Z',
    returnedAt: null,
    returnedToUserId: null,
    accessoriesOut: [],
    accessoriesMissing: [],
    wiped: false,
    note: '',
    ...change,
  };
}

function Form({ start }: { start: Id | null }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <ConcernedDeviceField requesterId={person.id} affectedId={null} value={value} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}

function open(start: Id | null = null): HTMLElement {
  const loans = [
    aLoan({ borrowerPersonId: person.id, borrowerName: 'Åsa Öberg' }),
    aLoan({ deviceId: lentElsewhere.id }),
    aLoan({ deviceId: other.id, borrowerName: 'Karin Ask', status: 'returned' }),
  ];
  const fake = createFakeData({
    actor: anActor(),
    rows: { organisations: [anOrganisation()], people: [person], devices: [other, lentElsewhere, lent, own], loans },
  });
  showScreen(<Form start={start} />, fake, { view: 'tickets', params: {} });
  const field = screen.getByRole('combobox', { name: /Utrustning/ });
  field.focus();
  return field;
}

const write = (field: HTMLElement, text: string) => fireEvent.change(field, { target: { value: text } });
const offered = () => screen.getAllByRole('option').map((option) => option.textContent?.split(/(?<=-\d)/)[0]);
const chosen = () => screen.getByRole('status', { hidden: true }).textContent;

afterEach(cleanup);

describe('the equipment of a matter', () => {
  it('offers what the requester has and has borrowed before anything is written, and nothing of others', async () => {
    const field = open();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    await waitFor(() => expect(offered()).toEqual(['EGEN-1', 'LÅN-7']));
  });

  it.each([
    ['its number', 'nät-3', other],
    ['its serial number', 'XK-55', other],
    ['its model', 'Pixma', other],
    ['who has borrowed it', 'Karin', lentElsewhere],
  ])('finds any device by %s, and takes it with the keyboard', async (_by, text, device) => {
    const field = open();
    write(field, text);
    await waitFor(() => expect(offered()).toEqual([device.assetTag]));
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(chosen()).toBe(device.id));
    expect(field).toHaveProperty('value', device.assetTag);
    expect(screen.getByText(new RegExp(device.model))).toBeTruthy();
  });

  it('says in words that a number is of no device, and keeps what was written', async () => {
    const field = open();
    write(field, 'XYZ-999');
    expect(await screen.findByText(/Ingen utrustning passar/)).toBeTruthy();
    fireEvent.blur(field);
    expect(field).toHaveProperty('value', 'XYZ-999');
    expect(chosen()).toBe('');
  });

  it('is about nothing once the field is emptied', async () => {
    const field = open(own.id);
    await waitFor(() => expect(field).toHaveProperty('value', 'EGEN-1'));
    write(field, '');
    await waitFor(() => expect(chosen()).toBe(''));
  });
});
