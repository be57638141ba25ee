// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aDevice, anActor, anOrganisation, aTicket, createFakeData, type FakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import type { Place } from '#renderer/ui/index.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { NotCarriedOutScreen } from './not-carried-out-screen.tsx';

afterEach(cleanup);

const ticket = aTicket({ number: 'BUR-3041', title: 'Skrivaren på plan 2' });
const device = aDevice({ assetTag: 'IT-7', model: 'Latitude' });

function aNewTicket(title: string): CommandArgs<'ticket.create'> {
  const { number: _n, formerNumbers: _f, version: _v, status: _s, ...row } = aTicket({ title, requesterName: 'Bo Ek' });
  return { ...row, solvedWith: null, note: 'Ringde två gånger' };
}

function aNote(ticketId: Id, body: string): CommandArgs<'ticket.addNote'> {
  return { id: newId(), ticketId, body, visibility: 'internal', attachmentIds: [] };
}

function workstation(): FakeData {
  return createFakeData({
    actor: anActor(),
    rows: { organisations: [anOrganisation()], tickets: [ticket], devices: [device] },
  });
}

async function refused<N extends CommandName>(
  data: FakeData,
  name: N,
  args: CommandArgs<N>,
  code: RefusalCode,
  details: Record<string, string> = {},
): Promise<Id> {
  const result = await data.client.execute(name, args);
  if (result.status !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
  await act(async () => data.refuse(result.commandId, code, details));
  return result.commandId;
}

const view = (commandId?: Id): Place => ({
  view: 'not-carried-out',
  params: commandId === undefined ? {} : { commandId },
});
const button = (name: string) => screen.getByRole('button', { name });
const names = (data: FakeData) => data.saved.map(({ name }) => name);

describe('what was not carried out', () => {
  it('says so in one sentence when there is nothing', () => {
    showScreen(<NotCarriedOutScreen />, workstation(), view());
    expect(screen.getByText('Allt du har gjort är genomfört.')).toBeTruthy();
  });

  it('does not say that all is carried out while something waits to be sent', async () => {
    const data = workstation();
    await data.client.execute('ticket.addNote', aNote(ticket.id, 'Prövade nytt papper'));
    showScreen(<NotCarriedOutScreen />, data, view());
    expect(screen.getByText(/En sak väntar på att skickas\.$/)).toBeTruthy();
    expect(screen.queryByText('Allt du har gjort är genomfört.')).toBeNull();
  });

  it('names the record a change was about, and goes there by key', async () => {
    const tag = { id: newId(), organisationId: 'burlov', version: 1, name: 'Flytten', active: true };
    const data = createFakeData({
      actor: anActor({ grants: [{ organisationId: 'burlov', role: 'administrator' }] }),
      rows: { organisations: [anOrganisation()], tags: [tag] },
    });
    const args = { kind: 'tags' as const, id: tag.id, set: { name: 'Flytten 2027' }, was: { name: 'Flytten' } };
    const commandId = await refused(data, 'record.set', args, 'already-exists');
    const { places } = showScreen(<NotCarriedOutScreen />, data, view(commandId));
    expect(screen.getByRole('heading', { name: /^Flytten/ })).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'o' });
    expect(places.at(-1)).toEqual({ view: 'administration', params: { section: 'tags', recordId: tag.id } });
  });

  it('shows what it was about, why, and every field as the forms name it', async () => {
    const data = workstation();
    const commandId = await refused(data, 'ticket.addNote', aNote(ticket.id, 'Prövade nytt papper'), 'not-permitted');
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    const detail = screen.getByRole('region', { name: 'Det som inte genomfördes' });
    expect(within(detail).getByRole('heading', { name: 'BUR-3041 Skrivaren på plan 2' })).toBeTruthy();
    expect(within(detail).getByText('Din roll får inte göra detta i den här organisationen.')).toBeTruthy();
    const written = within(detail).getByRole('region', { name: 'Det du skrev' });
    expect(written.textContent).toContain('AnteckningPrövade nytt papper');
    expect(written.textContent).toContain('Vem ser anteckningenIntern');
    expect(written.textContent).not.toMatch(/[0-9a-f]{8}-/);
  });

  it('puts what hangs on something under it', async () => {
    const data = workstation();
    const create = aNewTicket('Projektorn i aulan');
    const made = await data.client.execute('ticket.create', create);
    const note = await data.client.execute('ticket.addNote', aNote(create.id, 'Gäller onsdag'));
    if (made.status !== 'saved' || note.status !== 'saved') throw new Error('not saved');
    await act(async () => {
      data.refuse(made.commandId, 'not-permitted');
      data.refuse(note.commandId, 'not-found', { what: 'ticket' });
    });
    showScreen(<NotCarriedOutScreen />, data, view(made.commandId));
    expect(screen.getByRole('region', { name: 'En sak hänger på detta' }).textContent).toContain('Anteckning');
    expect(
      within(screen.getByRole('region', { name: 'En sak hänger på detta' })).getByText(
        'Anteckning · Projektorn i aulan (ännu inte skapat)',
      ),
    ).toBeTruthy();
  });
});

describe('correcting', () => {
  it('sends what was put right in place of what was refused, and holds empty fields to be filled', async () => {
    const data = workstation();
    const edit = { ticketId: ticket.id, set: { title: 'Projektorn', requesterPhone: '0701' }, was: { title: 'x' } };
    const commandId = await refused(data, 'ticket.setFields', edit, 'ticket-closed');
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.click(button('Rätta och skicka igen'));
    const title = screen.getByLabelText('Rubrik');
    fireEvent.change(title, { target: { value: '' } });
    fireEvent.click(button('Skicka igen'));
    expect(await screen.findByText('Fyll i det här.')).toBeTruthy();
    expect(data.saved).toHaveLength(1);
    fireEvent.change(title, { target: { value: 'Projektorn i aulan' } });
    fireEvent.click(button('Skicka igen'));
    expect(await screen.findByText(/väntar på att skickas\.$/)).toBeTruthy();
    expect(data.saved[1]).toMatchObject({
      name: 'ticket.setFields',
      args: { ...edit, set: { title: 'Projektorn i aulan', requesterPhone: '0701' } },
    });
  });

  it('keeps what was typed when one leaves and comes back', async () => {
    const data = workstation();
    const commandId = await refused(data, 'ticket.addNote', aNote(ticket.id, 'Utkast'), 'not-permitted');
    const shown = showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.click(button('Rätta och skicka igen'));
    fireEvent.change(screen.getByLabelText('Anteckning'), { target: { value: 'Omskrivet' } });
    await act(async () => data.client.drafts.flush());
    shown.close();
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.click(button('Rätta och skicka igen'));
    expect(await screen.findByDisplayValue('Omskrivet')).toBeTruthy();
  });

  it('asks for the feedback that was missing, which was not in what was written', async () => {
    const data = workstation();
    const closing = { ticketId: ticket.id, status: 'in-progress', resolution: null, feedback: null } as const;
    const commandId = await refused(data, 'ticket.setStatus', closing, 'feedback-missing');
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.click(button('Rätta och skicka igen'));
    expect(screen.getByLabelText('Anteckning om återkopplingen')).toBeTruthy();
  });
});

describe('sending again', () => {
  it('takes along what hangs on it, in order, and nothing of it stays behind', async () => {
    const data = workstation();
    const create = aNewTicket('Projektorn');
    const made = await data.client.execute('ticket.create', create);
    const note = await data.client.execute('ticket.addNote', aNote(create.id, 'Gäller onsdag'));
    if (made.status !== 'saved' || note.status !== 'saved') throw new Error('not saved');
    await act(async () => {
      data.refuse(made.commandId, 'not-permitted');
      data.refuse(note.commandId, 'not-found', { what: 'ticket' });
    });
    showScreen(<NotCarriedOutScreen />, data, view(made.commandId));
    fireEvent.click(button('Skicka igen som det är'));
    expect(await screen.findByText(/väntar på att skickas\.$/)).toBeTruthy();
    expect(names(data)).toEqual(['ticket.create', 'ticket.addNote', 'ticket.create', 'ticket.addNote']);
  });

  it('says why when it is still not possible, and keeps it', async () => {
    const data = workstation();
    const commandId = await refused(data, 'ticket.addNote', aNote(ticket.id, 'Hej'), 'not-permitted');
    await act(async () => data.receive({ tickets: [{ ...ticket, organisationId: 'lomma' }] }));
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.click(button('Skicka igen som det är'));
    expect(await screen.findByText('Det går fortfarande inte')).toBeTruthy();
    expect(data.saved).toHaveLength(1);
  });
});

describe('discarding', () => {
  it('asks once, and then it is gone for good', async () => {
    const data = workstation();
    const commandId = await refused(data, 'ticket.addNote', aNote(ticket.id, 'Hej'), 'not-permitted');
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.keyDown(document.body, { key: 'Delete' });
    const question = await screen.findByRole('alertdialog');
    fireEvent.click(within(question).getByRole('button', { name: 'Behåll' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    fireEvent.click(button('Kasta …'));
    fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Kasta' }));
    expect(await screen.findByText('Allt du har gjort är genomfört.')).toBeTruthy();
  });
});

describe('a hand-over that happened', () => {
  it('leads to where the conflict is settled', async () => {
    const data = workstation();
    const checkOut: CommandArgs<'loan.checkOut'> = {
      id: newId(),
      deviceId: device.id,
      borrowerPersonId: null,
      borrowerName: 'Anna Ask',
      borrowerPhone: '',
      ticketId: null,
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
      accessoriesOut: ['laddare'],
      note: '',
    };
    const said = { device: 'IT-7', borrower: 'Bo Ek', since: '2026-11-20T09:00:00.000Z' };
    const commandId = await refused(data, 'loan.checkOut', checkOut, 'device-already-lent', said);
    // What the server kept of it comes with the next page.
    await act(async () =>
      data.receive({
        loans: [
          {
            ...checkOut,
            organisationId: 'burlov',
            version: 9,
            status: 'conflict',
            conflictsWithLoanId: newId(),
            lentByUserId: newId(),
            lentAt: '2026-11-20T10:00:00.000Z',
            returnedAt: null,
            returnedToUserId: null,
            accessoriesMissing: [],
            wiped: false,
          },
        ],
      }),
    );
    const { places } = showScreen(<NotCarriedOutScreen />, data, view(commandId));
    expect(screen.getByText(/IT-7 är redan utlånad till Bo Ek sedan/)).toBeTruthy();
    fireEvent.click(button('Lös krocken i Lån'));
    expect(places.at(-1)).toEqual({ view: 'loans', params: { loanId: checkOut.id } });
  });
});

describe('taking it elsewhere', () => {
  it('writes what was written, readable, with the reason', async () => {
    const data = workstation();
    const commandId = await refused(data, 'ticket.addNote', aNote(ticket.id, 'Rad ett\nRad två'), 'not-permitted');
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.click(button('Exportera'));
    const [, all] = await screen.findAllByRole('menuitem', { name: 'Som text att läsa' });
    if (all === undefined) throw new Error('there is no way to export everything');
    fireEvent.click(all);
    await waitFor(() => expect(data.savedFiles).toHaveLength(1));
    const [file] = data.savedFiles;
    expect(file?.suggestedName).toMatch(/^Ej genomfört \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.txt$/);
    expect(file?.text).toContain('Anteckning · BUR-3041 Skrivaren på plan 2');
    expect(file?.text).toContain('Din roll får inte göra detta');
    expect(file?.text).toContain('Anteckning:\n  Rad ett\n  Rad två');
  });

  it('copies the chosen one with its key', async () => {
    const data = workstation();
    const commandId = await refused(data, 'ticket.addNote', aNote(ticket.id, 'Hej då'), 'not-permitted');
    showScreen(<NotCarriedOutScreen />, data, view(commandId));
    fireEvent.keyDown(document.body, { key: 'c' });
    await waitFor(() => expect(data.copied.join()).toContain('Anteckning: Hej då'));
  });
});
