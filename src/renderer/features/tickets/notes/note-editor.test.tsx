// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { User } from '#shared/users/schema.ts';
import { TicketsScreen } from '../tickets-screen.tsx';

const colleague = (title: string): User => ({
  id: newId(),
  organisationId: 'it-teamet',
  version: 1,
  name: 'Anna Ek',
  initials: 'AE',
  title,
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
});
const technician = colleague('Nätverkstekniker');
const buyer = colleague('Inköpare');

function open() {
  const ticket = aTicket({});
  const fake = createFakeData({
    actor: anActor(),
    rows: { organisations: [anOrganisation()], tickets: [ticket], users: [technician, buyer] },
  });
  const shown = () => showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { ticketId: ticket.id } });
  return { ticket, fake, shown, ...shown() };
}

const noteField = async () => {
  const field = await screen.findByRole('textbox', { name: 'Anteckning' });
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('notes are written in several lines');
  return field;
};

async function write(text: string): Promise<void> {
  const field = await noteField();
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  field.setSelectionRange(text.length, text.length);
  fireEvent.keyUp(field, { key: text.slice(-1) });
}

async function save(): Promise<void> {
  fireEvent.keyDown(await noteField(), { key: 'Enter', ctrlKey: true });
}

const isEmptied = async () => waitFor(async () => expect((await noteField()).value).toBe(''));

afterEach(cleanup);

describe('a note that names a colleague', () => {
  it.each([
    ['the one', technician],
    ['the other', buyer],
  ])('calls %s who was picked of two with one name', async (_which, picked) => {
    const { fake } = open();
    await write('Hej @anna');
    const list = await screen.findByRole('listbox', { name: 'Kollegor att nämna' });
    fireEvent.pointerDown(within(list).getByText(picked.title));
    await waitFor(async () => expect((await noteField()).value).toBe('Hej @Anna Ek '));
    await save();
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ body: 'Hej @Anna Ek', mentionedUserIds: [picked.id] });
  });

  it('asks who is meant when the name was written by hand', async () => {
    const { fake } = open();
    await write('Hej @Anna Ek, kan du?');
    await save();
    const which = await screen.findByRole('button', { name: /Vilken Anna Ek menar du\?/ });
    expect(fake.saved).toEqual([]);
    fireEvent.click(which);
    fireEvent.click(await screen.findByRole('option', { name: /Inköpare/ }));
    await waitFor(() => expect(screen.queryByText(/Flera kollegor heter så/)).toBeNull());
    await save();
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ mentionedUserIds: [buyer.id] });
  });
});

describe('a note that was saved before the application was killed', () => {
  async function saveAndBeKilled() {
    const opened = open();
    const { fake, ticket, close } = opened;
    await write('Ringde Anna.');
    const key = `ticket.notes:${ticket.id}`;
    const written = fake.client.drafts.get(key).value;
    await save();
    await isEmptied();
    close();
    // As it was stored when the application died.
    fake.client.drafts.set(key, written);
    opened.shown();
    await waitFor(async () => expect((await noteField()).value).toBe('Ringde Anna.'));
    return opened;
  }

  it('is not saved twice', async () => {
    const { fake } = await saveAndBeKilled();
    await save();
    await isEmptied();
    expect(fake.saved.map(({ name }) => name)).toEqual(['ticket.addNote']);
  });

  it('and written on since is saved as it is now', async () => {
    const { fake } = await saveAndBeKilled();
    await write('Ringde Anna. Hon ringer upp.');
    await save();
    await isEmptied();
    expect(fake.saved.map(({ args }) => Object(args).body)).toEqual(['Ringde Anna.', 'Ringde Anna. Hon ringer upp.']);
  });
});

describe('a note begun in an earlier version', () => {
  it('is taken over with its files, once', async () => {
    const { fake, ticket, shown, close } = open();
    await noteField();
    close();
    const file = {
      id: newId(),
      name: 'x.png',
      mediaType: 'image/png',
      size: 1,
      hash: 'a'.repeat(64),
      thumbnailHash: null,
    };
    fake.client.drafts.set(`ticket.note:${ticket.id}`, { body: 'Gammalt', visibility: 'outward' });
    fake.client.drafts.set(`ticket.note.files:${ticket.id}`, { files: [file] });
    await fake.client.drafts.flush();
    const again = shown();
    await waitFor(async () => expect((await noteField()).value).toBe('Gammalt'));
    await waitFor(() => expect(fake.client.drafts.get(`ticket.note:${ticket.id}`).value).toBeNull());
    again.close();
    shown();
    await waitFor(async () => expect((await noteField()).value).toBe('Gammalt'));
    const kept = (await fake.client.drafts.list()).filter(({ key }) => key.startsWith('ticket.note'));
    expect(kept).toMatchObject([
      {
        key: `ticket.notes:${ticket.id}`,
        value: { drafts: [{ body: 'Gammalt', visibility: 'outward', files: [file] }] },
      },
    ]);
  });
});
