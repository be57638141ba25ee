// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, aUnit, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { DirectoryScreen } from './directory-screen.tsx';

const department = aUnit({ name: 'Utbildningsförvaltningen' });
const school = aUnit({
  name: 'Dalslundskolan',
  parentId: department.id,
  address: 'Dalslundsvägen 4',
  tasks: ['skolskjuts'],
});
const teacher = aPerson({ givenName: 'Anna', familyName: 'Ask', title: 'Lärare', unitId: school.id });

function show(params: Record<string, string> = {}) {
  const rows = { organisations: [anOrganisation()], units: [department, school], people: [teacher] };
  const fake = createFakeData({ rows, actor: anActor(), now: () => '2026-11-23T09:30:00.000Z' });
  showScreen(<DirectoryScreen />, fake, { view: 'directory', params });
  return fake;
}

afterEach(cleanup);

describe('the directory', () => {
  it('shows the units as a tree while nothing is sought, and opens one of them', async () => {
    show();
    const organisation = await screen.findByRole('row', { name: 'Burlövs kommun' });
    await act(async () => {
      organisation.focus();
      fireEvent.keyDown(organisation, { key: 'ArrowRight' });
      fireEvent.keyUp(organisation, { key: 'ArrowRight' });
    });
    expect(await screen.findByRole('row', { name: 'Utbildningsförvaltningen' })).toBeTruthy();
  });

  it('shows a unit with its hours, words and people, each leading on', async () => {
    show({ kind: 'units', id: school.id });
    expect(await screen.findByRole('heading', { name: 'Dalslundskolan' })).toBeTruthy();
    expect(screen.getByText('Öppet till 16:00')).toBeTruthy();
    expect(screen.getByText('skolskjuts')).toBeTruthy();
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Anna Ask' }));
    });
    expect(await screen.findByRole('heading', { name: 'Anna Ask' })).toBeTruthy();
  });

  it('takes a proposal of somebody who is missing, by key, with a name at least', async () => {
    const fake = show();
    await screen.findByRole('row', { name: 'Burlövs kommun' });
    await act(async () => {
      fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
    });
    const form = await screen.findByRole('form', { name: 'Föreslå ny person' });
    fireEvent.submit(form);
    expect(await screen.findByText('Skriv vad personen heter.')).toBeTruthy();
    const write = (name: RegExp, value: string) =>
      fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
    write(/^Förnamn/, 'Nina');
    write(/^Titel/, 'Rektor');
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'directory.propose',
      args: { kind: 'people', newIn: 'burlov', changes: { givenName: 'Nina', title: 'Rektor' }, seen: {} },
    });
  });

  it('says so of an entry that is not there', async () => {
    show({ kind: 'people', id: '00000000-0000-4000-8000-000000000000' });
    expect(await screen.findByText(/finns inte i katalogen/)).toBeTruthy();
  });
});
