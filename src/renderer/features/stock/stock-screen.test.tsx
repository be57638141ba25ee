// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import { emptyBalance } from '#shared/stock/balance.ts';
import { aSparePart, aStockPlace } from '#shared/stock/samples.ts';
import type { StockMovement } from '#shared/stock/schema.ts';
import { StockScreen } from './stock-screen.tsx';

const now = '2026-11-23T09:00:00.000Z';
const actor = anActor();
const room = aStockPlace({ version: 1 });
const car = aStockPlace({ version: 1, name: 'Toves bil', type: 'car' });
const part = aSparePart({ version: 1, name: 'Fixerenhet', articleNumber: 'FX-1', inStock: 3, reorderLevel: 5 });
const inRoom = { ...emptyBalance(part, room.id, now), version: 1, quantity: 2 };
const inCar = { ...emptyBalance(part, car.id, now), version: 1, quantity: 1 };
const ticket = aTicket({ number: 'BUR-77' });
const received: StockMovement = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  sparePartId: part.id,
  placeId: room.id,
  type: 'received',
  change: 2,
  otherPlaceId: null,
  ticketId: null,
  counted: null,
  ofMovementId: null,
  userId: actor.userId,
  at: '2026-11-20T09:00:00.000Z',
  note: 'Följesedel 12',
};

function data() {
  return createFakeData({
    actor,
    now: () => now,
    rows: {
      organisations: [anOrganisation()],
      stockPlaces: [room, car],
      spareParts: [part],
      stockBalances: [inRoom, inCar],
      stockMovements: [received],
      tickets: [ticket],
    },
  });
}

/** Writes into a field with suggestions and leaves it. */
async function choose(name: string, text: string) {
  const field = await screen.findByRole('combobox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

async function writeNumber(name: string, text: string) {
  const field = await screen.findByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

afterEach(cleanup);

describe('the stock view', () => {
  it('shows a spare part at a place, what is to be ordered, where else it lies and what happened', async () => {
    showScreen(<StockScreen />, data(), { view: 'stock', params: { balanceId: inRoom.id } });
    expect(await screen.findByRole('heading', { name: 'Fixerenhet' })).toBeTruthy();
    expect((await screen.findAllByText('Att beställa')).length).toBeGreaterThan(1);
    expect(await screen.findByRole('button', { name: 'Toves bil: 1 st' })).toBeTruthy();
    expect(await screen.findByText(/tog emot 2 st/)).toBeTruthy();
    expect(screen.getByText('Följesedel 12')).toBeTruthy();
  });

  it('takes a spare part for a ticket from where it is, and goes back to the ticket', async () => {
    const fake = data();
    const { places } = showScreen(<StockScreen />, fake, {
      view: 'stock',
      params: { act: 'take', ticketId: ticket.id },
    });
    expect(await screen.findByText('Till ärende BUR-77')).toBeTruthy();
    await choose('Reservdel', 'fixerenhet');
    await choose('Plats', 'förrådet');
    fireEvent.submit(screen.getByRole('form', { name: 'Ta ut' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'stock.take',
      args: { sparePartId: part.id, placeId: room.id, quantity: 1, ticketId: ticket.id },
    });
    await waitFor(() => expect(places.at(-1)).toMatchObject({ view: 'tickets', params: { ticketId: ticket.id } }));
  });

  it('says at the number how many are left when too many are taken, and keeps what was written', async () => {
    const fake = data();
    showScreen(<StockScreen />, fake, { view: 'stock', params: { balanceId: inRoom.id } });
    fireEvent.click(await screen.findByRole('button', { name: /Ta ut/ }));
    await writeNumber('Antal', '3');
    fireEvent.change(await screen.findByRole('textbox', { name: /Anteckning/ }), { target: { value: 'Till tvåan' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Ta ut' }));
    expect((await screen.findAllByText('Lagret räckte inte: 2 kvar av Fixerenhet, du tog 3.')).length).toBeGreaterThan(
      0,
    );
    expect(screen.getByDisplayValue('Till tvåan')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('asks why when a count finds another number', async () => {
    const fake = data();
    showScreen(<StockScreen />, fake, { view: 'stock', params: { balanceId: inRoom.id, act: 'count' } });
    await writeNumber('Räknat antal', '1');
    fireEvent.submit(screen.getByRole('form', { name: 'Räkna' }));
    expect(await screen.findByText('Skriv varför antalet är ett annat än det som står.')).toBeTruthy();
    fireEvent.change(await screen.findByRole('textbox', { name: /Skäl/ }), { target: { value: 'Trasig' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Räkna' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({ name: 'stock.count', args: { counted: 1, expected: 2, note: 'Trasig' } });
    expect(await screen.findByText(/räknade 1 st: 1 saknades/)).toBeTruthy();
  });
});
