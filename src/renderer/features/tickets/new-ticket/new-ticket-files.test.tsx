// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { TicketsScreen } from '../tickets-screen.tsx';

const place = { view: 'tickets' as const, params: { new: 'yes' } };

function begin() {
  const fake = createFakeData({ actor: anActor(), rows: { organisations: [anOrganisation()] } });
  return { fake, ...showScreen(<TicketsScreen />, fake, place) };
}

async function pasteScreenshot(): Promise<void> {
  const file = new File(['pixlar'], 'image.png', { type: 'image/png' });
  fireEvent.paste(await screen.findByRole('textbox', { name: 'Rubrik' }), {
    clipboardData: { files: [file], types: ['Files'] },
  });
  await screen.findByRole('button', { name: /^Ta bort Skärmbild .* från ärendet$/ });
}

function save(title: string): void {
  const field = screen.getByRole('textbox', { name: 'Rubrik' });
  fireEvent.change(field, { target: { value: title } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
}

afterEach(cleanup);

describe('files with a ticket being written', () => {
  it('stay with the draft over a restart and are saved after the ticket, on it', async () => {
    const { fake, close } = begin();
    await pasteScreenshot();
    await fake.client.drafts.flush();
    close();
    showScreen(<TicketsScreen />, fake, place);
    await screen.findByRole('button', { name: /^Ta bort Skärmbild/ });
    save('Skärmen är svart');
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    const [created, added] = fake.saved;
    expect([created?.name, added?.name]).toEqual(['ticket.create', 'attachment.add']);
    expect(Object(added?.args).ticketId).toBe(Object(created?.args).id);
    expect(await screen.findByRole('button', { name: /^Öppna Skärmbild/ })).toBeTruthy();
  });

  it('are tied to the same ticket when the application was killed between the ticket and its files', async () => {
    const { fake } = begin();
    await pasteScreenshot();
    const { execute } = fake.client;
    let isKilled = true;
    fake.client.execute = async (name, args) =>
      name === 'attachment.add' && isKilled ? { status: 'not-saved', reason: 'write-failed' } : execute(name, args);
    save('Skärmen är svart');
    await screen.findByText(/^Skärmbild .*\.png: /);
    expect(fake.saved.map(({ name }) => name)).toEqual(['ticket.create']);
    isKilled = false;
    save('Skärmen är svart');
    await waitFor(() => expect(fake.saved.map(({ name }) => name)).toEqual(['ticket.create', 'attachment.add']));
    expect(Object(fake.saved[1]?.args).ticketId).toBe(Object(fake.saved[0]?.args).id);
  });
});

/** Saves a ticket whose draft is still there afterwards, as when the application is killed just then. */
async function saveAndBeKilled() {
  const { fake, close } = begin();
  await pasteScreenshot();
  const { execute } = fake.client;
  fake.client.execute = async (name, args) =>
    name === 'attachment.add' ? { status: 'not-saved', reason: 'write-failed' } : execute(name, args);
  save('Skärmen är svart');
  await screen.findByText(/^Skärmbild .*\.png: /);
  await fake.client.drafts.flush();
  fake.client.execute = execute;
  close();
  const id: string = Object(fake.saved[0]?.args).id;
  const again = () => showScreen(<TicketsScreen />, fake, place);
  return { fake, id, again };
}

describe('a ticket that was saved before the application was killed', () => {
  it('gets what was written differently before it was saved again, and nothing else', async () => {
    const { fake, id, again } = await saveAndBeKilled();
    // Somebody has named the requester meanwhile; that stays.
    await fake.client.execute('ticket.setFields', { ticketId: id, set: { requesterName: 'Bo' }, was: {} });
    again();
    await screen.findByRole('button', { name: /^Ta bort Skärmbild/ });
    save('Skärmen blinkar');
    await waitFor(() =>
      expect(fake.saved.map(({ name }) => name)).toEqual([
        'ticket.create',
        'ticket.setFields',
        'ticket.setFields',
        'attachment.add',
      ]),
    );
    expect(fake.saved[2]?.args).toEqual({
      ticketId: id,
      set: { title: 'Skärmen blinkar' },
      was: { title: 'Skärmen är svart' },
    });
  });

  it('says in words what could not be changed, and goes there when it is saved once more', async () => {
    const { fake, id, again } = await saveAndBeKilled();
    const key = 'ticket.new:';
    const written = Object(fake.client.drafts.get(key).value);
    fake.client.drafts.set(key, { ...written, channel: 'email' });
    again();
    await screen.findByRole('button', { name: /^Ta bort Skärmbild/ });
    save('Skärmen är svart');
    expect(await screen.findByText(/gick inte att ändra härifrån: hur det kom in\./)).toBeTruthy();
    expect(fake.saved).toHaveLength(1);
    save('Skärmen är svart');
    await waitFor(() => expect(fake.saved.at(-1)).toMatchObject({ name: 'attachment.add', args: { ticketId: id } }));
  });
});

describe('a ticket being filed', () => {
  it('waits until its identifier is stored with the draft', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    const { flush } = fake.client.drafts;
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    let isAsked = false;
    fake.client.drafts.flush = async () => {
      isAsked = true;
      await stored;
      await flush.call(fake.client.drafts);
    };
    save('Skärmen är svart');
    await waitFor(() => expect(isAsked).toBe(true));
    expect(fake.saved).toEqual([]);
    store();
    await waitFor(() => expect(fake.saved.map(({ name }) => name)).toEqual(['ticket.create']));
  });
});
