// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { filesAtOnce } from '#renderer/parts/attachments/use-file-intake.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { largestAttachment } from '#shared/attachments/schema.ts';
import { TicketsScreen } from '../tickets-screen.tsx';

const actor = anActor();

function open() {
  const ticket = aTicket({});
  const fake = createFakeData({ actor, rows: { organisations: [anOrganisation()], tickets: [ticket] } });
  const place = { view: 'tickets' as const, params: { ticketId: ticket.id } };
  const shown = showScreen(<TicketsScreen />, fake, place);
  return { ticket, fake, place, ...shown };
}

const file = (name: string, content = 'innehåll', type = 'text/plain') => new File([content], name, { type });
const transferOf = (...files: File[]) => ({ files, types: ['Files'], dropEffect: 'none' });
const noteField = () => screen.findByRole('textbox', { name: 'Anteckning' });

async function dropOnTicket(...files: File[]): Promise<void> {
  await noteField();
  fireEvent.drop(screen.getByRole('list', { name: 'Händelser' }), { dataTransfer: transferOf(...files) });
}

afterEach(cleanup);

describe('files dropped on a ticket', () => {
  it('are put on it, each with its name and size, and can be opened from the keyboard', async () => {
    const { fake } = open();
    await dropOnTicket(file('rapport.pdf', 'x'.repeat(2_400)), file('lista.xlsx', 'y'));
    const name = await screen.findByRole('button', { name: 'Öppna rapport.pdf' });
    expect(await screen.findByRole('button', { name: 'Öppna lista.xlsx' })).toBeTruthy();
    expect(screen.getByText('2,4 kB')).toBeTruthy();
    expect(name.tagName).toBe('BUTTON');
    expect(fake.saved.map((command) => command.name)).toEqual(['attachment.add', 'attachment.add']);
  });

  it('that are empty or too large are refused by name, and the others are saved all the same', async () => {
    const { fake } = open();
    const huge = file('film.mp4');
    Object.defineProperty(huge, 'size', { value: largestAttachment + 1 });
    await dropOnTicket(file('tom.txt', ''), huge, file('bra.txt'));
    expect(await screen.findByText('tom.txt: Filen är tom.')).toBeTruthy();
    expect(await screen.findByText(/^film\.mp4: Filen är större än 262 MB\.$/)).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Öppna bra.txt' })).toBeTruthy();
    expect(fake.saved).toHaveLength(1);
  });

  it('beyond what is taken at once are left out, in words', async () => {
    open();
    await dropOnTicket(...Array.from({ length: filesAtOnce + 3 }, (_, index) => file(`${index}.txt`, '')));
    expect(await screen.findByText(/Bifoga högst 20 filer åt gången/)).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText(/Filen är tom/)).toHaveLength(filesAtOnce));
  });

  it('that cannot be read, as a folder, are said to be', async () => {
    open();
    const folder = file('mapp');
    Object.defineProperty(folder, 'arrayBuffer', { value: () => Promise.reject(new Error('NotFoundError')) });
    await dropOnTicket(folder);
    expect(await screen.findByText(/^mapp: Filen går inte att läsa/)).toBeTruthy();
  });
});

describe('a file with a note', () => {
  it('stays with the unfinished note over a restart, and is saved before the note that names it', async () => {
    const { fake, close, place } = open();
    fireEvent.paste(await noteField(), {
      clipboardData: { files: [file('image.png', 'pixlar', 'image/png')], types: ['Files'] },
    });
    expect(await screen.findByRole('button', { name: /^Ta bort Skärmbild .*\.png från anteckningen$/ })).toBeTruthy();
    await fake.client.drafts.flush();
    close();
    showScreen(<TicketsScreen />, fake, place);
    expect(await screen.findByRole('button', { name: /^Ta bort Skärmbild/ })).toBeTruthy();
    const field = await noteField();
    fireEvent.change(field, { target: { value: 'Se bilden.' } });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    const [added, noted] = fake.saved;
    expect([added?.name, noted?.name]).toEqual(['attachment.add', 'ticket.addNote']);
    expect(noted?.args).toMatchObject({ attachmentIds: [Object(added?.args).id] });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Ta bort Skärmbild .* från/ })).toBeNull());
  });

  it('that comes along with copied text is not taken: the text is meant', async () => {
    const { fake } = open();
    const field = await noteField();
    fireEvent.paste(field, {
      clipboardData: { files: [file('image.png', 'pixlar', 'image/png')], types: ['text/plain', 'Files'] },
    });
    fireEvent.change(field, { target: { value: 'Text.' } });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ attachmentIds: [] });
  });
});

describe('the list', () => {
  it('says where each file is on its way, and why one is not taken', async () => {
    const { fake } = open();
    await dropOnTicket(file('rapport.pdf', 'x'.repeat(100)));
    await screen.findByRole('button', { name: 'Öppna rapport.pdf' });
    const hash: string = Object(fake.saved[0]?.args).hash;
    const store = fake.client.transfers;
    store.setState([{ type: 'sending', hash, doneBytes: 43, totalBytes: 100 }], true);
    expect(await screen.findByText('Skickas 43 %')).toBeTruthy();
    store.setState([{ type: 'refused', hash, reason: 'damaged' }], true);
    expect(await screen.findByText(/Kunde inte skickas: filen har blivit skadad/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Försök igen' })).toBeTruthy();
  });

  it('asks before it takes a file away, and the history keeps its name', async () => {
    const { fake } = open();
    await dropOnTicket(file('fel.pdf'));
    fireEvent.click(await screen.findByRole('button', { name: 'Ta bort fel.pdf' }));
    const question = await screen.findByRole('alertdialog');
    expect(fake.saved).toHaveLength(1);
    fireEvent.click(within(question).getByRole('button', { name: 'Ta bort' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Öppna fel.pdf' })).toBeNull());
    expect(screen.getByText(/tog bort bilagan fel\.pdf/)).toBeTruthy();
  });

  it('says in words when a file cannot be had now', async () => {
    const { fake } = open();
    fake.client.files.open = async () => 'offline';
    await dropOnTicket(file('fjärran.pdf'));
    fireEvent.click(await screen.findByRole('button', { name: 'Öppna fjärran.pdf' }));
    expect(await screen.findByText(/Filen finns inte på den här datorn ännu/)).toBeTruthy();
  });
});
