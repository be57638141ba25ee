// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { aUnitRow } from '#shared/directory/samples.ts';
import { TicketsScreen } from '../tickets-screen.tsx';

const organisation = anOrganisation();
const library = aUnitRow({ organisationId: 'burlov', name: 'Stadsbiblioteket' });

/** The form of a new ticket, for a citizen who calls: nobody in the directory. */
async function begin() {
  const fake = createFakeData({ actor: anActor(), rows: { organisations: [organisation], units: [library] } });
  showScreen(<TicketsScreen />, fake, { view: 'tickets', params: { new: 'yes' } });
  await write('textbox', /^Rubrik/, 'Automaten tar inte kort');
  return fake;
}

async function write(role: 'combobox' | 'textbox', name: RegExp, value: string): Promise<void> {
  const field = await screen.findByRole(role, { name });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
}

function save(): void {
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Rubrik' }), { key: 'Enter', ctrlKey: true });
}

afterEach(cleanup);

describe('where a matter is, when the requester is not in the directory', () => {
  it('is told by the unit one chooses, which stays while their name is being written', async () => {
    const fake = await begin();
    await write('combobox', /^Enhet/, library.name);
    await write('combobox', /^Vem anmäler/, 'En besökare');
    save();
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ requesterName: 'En besökare', unitId: library.id });
  });

  it('is told in words too, however the unit is known', async () => {
    const fake = await begin();
    await write('textbox', /^Plats/, '  Plan 2, vid hissen ');
    save();
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({ unitId: null, place: 'Plan 2, vid hissen' });
  });
});
