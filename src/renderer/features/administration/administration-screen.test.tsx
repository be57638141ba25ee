// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, createFakeData, type FakeRows } from '#renderer/data/testing.ts';
import { aQueue } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { aService, aServiceLevel } from '#shared/catalogue/samples.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Tag } from '#shared/tags/schema.ts';
import { aTicketRow } from '#shared/tickets/samples.ts';
import { aGroup } from '#shared/users/samples.ts';
import { AdministrationScreen } from './administration-screen.tsx';

const administrator = anActor({ grants: [{ organisationId: 'burlov', role: 'administrator' }] });
const tag: Tag = { id: newId(), organisationId: 'burlov', version: 1, name: 'Skolstart', active: true };
const level = aServiceLevel();

function data(rows: FakeRows = {}) {
  return createFakeData({
    actor: administrator,
    now: () => '2026-11-23T09:00:00.000Z',
    rows: {
      organisations: [anOrganisation()],
      users: [
        {
          id: administrator.userId,
          organisationId: 'burlov',
          version: 1,
          name: 'Ada Zetterlund',
          initials: 'AZ',
          organisationIds: ['burlov'],
          title: '',
          groupIds: [],
          active: true,
        },
      ],
      tags: [tag],
      serviceLevels: [level],
      ...rows,
    },
  });
}

function show(fake: ReturnType<typeof data>, params: Record<string, string>) {
  return showScreen(<AdministrationScreen />, fake, { view: 'administration', params });
}

function write(name: string, value: string) {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value } });
  return field;
}

afterEach(cleanup);

describe('the administration', () => {
  it('makes a record, and shows it with who made it and when', async () => {
    const fake = data();
    show(fake, { section: 'tags', new: 'yes' });
    await screen.findByRole('form', { name: 'Ny etikett' });
    write('Namn', '  Flytt ');
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'record.create',
      args: { kind: 'tags', organisationId: 'burlov', values: { name: 'Flytt', active: true } },
    });
    expect(await screen.findByText('Ada Zetterlund skapade')).toBeTruthy();
  });

  it('keeps the members of a group, one by one', async () => {
    const group = aGroup();
    const fake = data({ groups: [group] });
    show(fake, { section: 'groups', recordId: group.id });
    expect(await screen.findByText('Inga medlemmar än. Ingen varnas för gruppens ärenden.')).toBeTruthy();
    const field = screen.getByRole('combobox', { name: /Lägg till medlem/ });
    fireEvent.change(field, { target: { value: 'Ada Zetterlund' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Ta bort Ada Zetterlund ur gruppen' }));
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    const member = { groupId: group.id, userId: administrator.userId };
    expect(fake.saved).toMatchObject([
      { name: 'group.setMember', args: { ...member, isMember: true } },
      { name: 'group.setMember', args: { ...member, isMember: false } },
    ]);
    expect(await screen.findByText('Inga medlemmar än. Ingen varnas för gruppens ärenden.')).toBeTruthy();
  });

  it('says at the field what is wrong, and saves nothing', async () => {
    const fake = data();
    show(fake, { section: 'tags', new: 'yes' });
    await screen.findByRole('form', { name: 'Ny etikett' });
    write('Namn', '   ');
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText('Måste fyllas i.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('refuses a name that something else in use has, however it is spelt', async () => {
    const fake = data();
    show(fake, { section: 'tags', new: 'yes' });
    await screen.findByRole('form', { name: 'Ny etikett' });
    write('Namn', ' SKOLstart ');
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText(/Namnet är upptaget/)).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('asks for a queue’s number as numbers are, and for one that leads to no other queue', async () => {
    const [own, other] = [aQueue({ name: 'Bygglov' }), aQueue({ name: 'Växel', number: '+46406280410' })];
    const fake = data({ queues: [own, other] });
    show(fake, { section: 'queues', recordId: own.id });
    await screen.findByRole('form', { name: 'Bygglov' });
    await waitFor(() => expect(write('Uppringt nummer', 'kansliet')).toHaveProperty('value', 'kansliet'));
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText(/Skriv ett telefonnummer eller en anknytning/)).toBeTruthy();
    write('Uppringt nummer', '040-628 04 10');
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText(/leder redan till en annan svarsgrupp/)).toBeTruthy();
    expect(fake.saved).toEqual([]);
    write('Uppringt nummer', '040-628 04 99');
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ kind: 'queues', id: own.id, set: { number: '+46406280499' } });
  });

  it('changes only what was changed, so that others’ fields stay theirs', async () => {
    const fake = data();
    show(fake, { section: 'serviceLevels', recordId: level.id });
    await screen.findByRole('form', { name: 'Bas' });
    write('Namn', 'Bas 2027');
    fake.receive({ serviceLevels: [{ ...level, startWithinMinutes: 240, version: 2 }] });
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toEqual({
      kind: 'serviceLevels',
      id: level.id,
      set: { name: 'Bas 2027' },
      was: { name: 'Bas' },
    });
  });

  it('takes opening hours as people write them, and refuses hours that end before they begin', async () => {
    const fake = data();
    show(fake, { section: 'serviceLevels', recordId: level.id });
    await screen.findByRole('form', { name: 'Bas' });
    fireEvent.blur(write('Måndag', '7.45-12 och 12:45-16.30'));
    expect(screen.getByDisplayValue('07:45–12:00, 12:45–16:30')).toBeTruthy();
    fireEvent.blur(write('Tisdag', '16-8'));
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText(/den första före den andra/)).toBeTruthy();
    expect(fake.saved).toEqual([]);
    write('Tisdag', '');
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    const week = [
      [
        { from: '07:45', to: '12:00' },
        { from: '12:45', to: '16:30' },
      ],
      [],
    ];
    expect(fake.saved[0]?.args).toMatchObject({ set: { hours: { week: expect.arrayContaining(week) } } });
  });

  it('tells what a level promises while it is being written', async () => {
    show(data(), { section: 'serviceLevels', recordId: level.id });
    const preview = within(await screen.findByRole('region', { name: 'Så här blir det' }));
    expect(preview.getByText(/Ett ärende anmält nu/)).toBeTruthy();
    expect(preview.getByText(/^Normal: löst senast/)).toBeTruthy();
  });

  it('takes a record out of use instead of deleting it, and back', async () => {
    const fake = data();
    show(fake, { section: 'tags', recordId: tag.id });
    const button = await screen.findByRole('button', { name: 'Ta ur bruk' });
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    fireEvent.click(button);
    expect(await screen.findByRole('button', { name: 'Ta i bruk igen' })).toBeTruthy();
    expect(fake.saved[0]?.args).toMatchObject({ set: { active: false } });
    expect(await screen.findByRole('radio', { name: /Ur bruk\s*1/ })).toBeTruthy();
  });

  it('hands a group’s open tickets to another group before the group goes out of use', async () => {
    const group = (name: string) => ({
      id: newId(),
      organisationId: 'burlov',
      version: 1,
      name,
      description: '',
      phone: '',
      hours: null,
      active: true,
    });
    const [old, next] = [group('Nät'), group('Server')];
    const left = aTicketRow({ groupId: old.id });
    const fake = data({
      groups: [old, next],
      tickets: [left, aTicketRow({ groupId: old.id, status: 'closed' }), aTicketRow({ groupId: next.id })],
    });
    show(fake, { section: 'groups', recordId: old.id });
    const button = await screen.findByRole('button', { name: 'Ta ur bruk' });
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    fireEvent.click(button);
    const dialog = await screen.findByRole('alertdialog', { name: 'Ta Nät ur bruk?' });
    expect(within(dialog).getByText('Den används av 1 öppet ärende.')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: /De öppna ärendena/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Server' }));
    const again = await screen.findByRole('alertdialog');
    fireEvent.click(within(again).getByRole('button', { name: 'Ta ur bruk' }));
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    expect(fake.saved.map(({ name }) => name)).toEqual(['ticket.assign', 'record.set']);
    expect(fake.saved[0]?.args).toMatchObject({ ticketId: left.id, groupId: next.id });
  });

  it('says which open tickets and views use a tag before it goes out of use', async () => {
    const tickets = [
      aTicketRow({ tagIds: [tag.id] }),
      aTicketRow({ tagIds: [tag.id], status: 'closed' }),
      aTicketRow({ tagIds: [newId()] }),
    ];
    const view = {
      id: newId(),
      organisationId: 'burlov' as const,
      version: 1,
      name: 'Skolstart',
      list: 'tickets' as const,
      ownerUserId: newId(),
      groupId: null,
      where: [{ field: 'tags', op: 'contains' as const, texts: [tag.id] }],
      text: '',
      sort: [],
      groupBy: null,
      columns: [],
      active: true,
    };
    const fake = data({ tickets, savedViews: [view, { ...view, id: newId(), active: false }] });
    show(fake, { section: 'tags', recordId: tag.id });
    const button = await screen.findByRole('button', { name: 'Ta ur bruk' });
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    fireEvent.click(button);
    expect(await screen.findByText('Den används av 1 öppet ärende, 1 sparad vy.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('names the places in a template that nothing fills', async () => {
    show(data(), { section: 'templates', new: 'yes' });
    await screen.findByRole('form', { name: 'Ny mall' });
    write('Text', 'Hej {förnamn}, du har {kötid} kvar.');
    expect(await screen.findByText('Hej Åsa, du har {kötid} kvar.')).toBeTruthy();
    expect(screen.getByText(/Inget fyller i {kötid}/)).toBeTruthy();
  });

  it('counts a service’s edition up when its text changes', async () => {
    const service = aService({ serviceLevelId: level.id, revision: 4 });
    const fake = data({ services: [service], people: [aPerson()] });
    show(fake, { section: 'services', recordId: service.id });
    await screen.findByRole('form', { name: 'Arbetsplatsdrift' });
    fireEvent.change(screen.getByRole('textbox', { name: /Innehåll/ }), { target: { value: 'Dator och skärm.' } });
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ set: { content: 'Dator och skärm.', revision: 5 } });
  });

  it('finds in all words, and sorts by what is seen', async () => {
    const fake = data({ tags: [tag, { ...tag, id: newId(), name: 'Åska' }, { ...tag, id: newId(), name: 'Brand' }] });
    show(fake, { section: 'tags' });
    expect(await screen.findByRole('grid', { name: 'Etiketter' })).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox', { name: 'Sök i registret' }), { target: { value: 'ask' } });
    expect(await screen.findByRole('radio', { name: /I bruk\s*1/ })).toBeTruthy();
  });
});
