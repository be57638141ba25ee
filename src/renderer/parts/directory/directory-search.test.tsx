// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  aFunction,
  anActor,
  anOrganisation,
  aPerson,
  aUnit,
  createFakeData,
  type FakeRows,
} from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import type { Actor } from '#shared/users/roles.ts';
import { type ChosenEntry, DirectorySearch, OpenedEntry } from './index.ts';

const unit = aUnit({ name: 'Bygglovsenheten', phones: [{ number: '+46406280499', kind: 'fixed' }] });
const successor = aPerson({
  givenName: 'Krister',
  familyName: 'Wikström',
  title: 'Bygglovshandläggare',
  unitId: unit.id,
});
const gone = aPerson({
  givenName: 'Karl',
  familyName: 'Persson',
  unitId: unit.id,
  leftOn: '2026-01-31',
  successorId: successor.id,
});
const hidden = aPerson({ givenName: 'Hemlig', familyName: 'Hansson', protected: true, title: 'Kurator' });
const permit = aFunction({ name: 'Bygglov', unitId: unit.id, personIds: [successor.id], words: ['altan'] });
const rows: FakeRows = {
  organisations: [anOrganisation()],
  units: [unit],
  people: [successor, gone, hidden],
  functions: [permit],
};
const administrator = anActor({ grants: [{ organisationId: 'burlov', role: 'administrator' }] });

function Panel() {
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<ChosenEntry | null>(null);
  return (
    <DirectorySearch
      label="Sök"
      text={text}
      onTextChange={setText}
      only={null}
      onOnlyChange={() => undefined}
      onOpen={setOpened}
    >
      {opened === null ? undefined : <OpenedEntry chosen={opened} onOpen={setOpened} onBack={() => setOpened(null)} />}
    </DirectorySearch>
  );
}

function show(actor: Actor = anActor()) {
  const fake = createFakeData({ rows, actor, now: () => '2026-11-23T09:30:00.000Z' });
  showScreen(<Panel />, fake, { view: 'directory', params: {} });
  return fake;
}

async function type(text: string) {
  const field = await screen.findByRole('searchbox', { name: 'Sök' });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: text } });
  return field;
}

async function press(element: HTMLElement, key: string) {
  await act(async () => {
    fireEvent.keyDown(element, { key });
    fireEvent.keyUp(element, { key });
  });
}

afterEach(cleanup);

describe('the search of the directory', () => {
  it('finds a misspelled name, and Enter opens the first hit; Escape leads back', async () => {
    show();
    const field = await type('christer vickström');
    await screen.findByRole('row', { name: /Krister Wikström/ });
    await press(field, 'Enter');
    const name = await screen.findByRole('heading', { name: 'Krister Wikström' });
    await press(name, 'Escape');
    await screen.findByRole('row', { name: /Krister Wikström/ });
  });

  it('shows whom to ask instead of one who left, with the numbers of the unit', async () => {
    show();
    const field = await type('karl persson');
    await screen.findByRole('row', { name: /Karl Persson/ });
    await press(field, 'Enter');
    expect(await screen.findByText('Slutade 2026-01-31. Krister Wikström har tagit över.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ring 040-628 04 99' })).toBeTruthy();
  });

  it('puts what people call about first, with who does it', async () => {
    show();
    const field = await type('altan');
    await screen.findByRole('row', { name: 'Bygglov' });
    await press(field, 'Enter');
    expect(await screen.findByRole('button', { name: 'Krister Wikström' })).toBeTruthy();
  });

  it('shows a protected person only after a reason, which is kept', async () => {
    const fake = show(administrator);
    const field = await type('hemlig hansson');
    await screen.findByRole('row', { name: /Hemlig Hansson/ });
    expect(screen.queryByText(/Kurator/)).toBeNull();
    await press(field, 'Enter');
    fireEvent.click(await screen.findByRole('button', { name: /Visa uppgifterna/ }));
    expect(await screen.findByRole('heading', { name: 'Hemlig Hansson' })).toBeTruthy();
    expect(fake.saved).toMatchObject([{ name: 'directory.lookUp', args: { personId: hidden.id, reason: 'call' } }]);
  });

  it('takes a proposal that is only words', async () => {
    const fake = show();
    const field = await type('krister');
    await screen.findByRole('row', { name: /Krister/ });
    await press(field, 'Enter');
    fireEvent.click(await screen.findByRole('button', { name: 'Föreslå ändring' }));
    const note = await screen.findByRole('textbox', { name: 'Vad ska ändras, och varför?' });
    fireEvent.change(note, { target: { value: 'Har bytt nummer' } });
    fireEvent.click(screen.getByRole('button', { name: /Skicka förslaget/ }));
    await waitFor(() =>
      expect(fake.saved).toMatchObject([
        { name: 'directory.propose', args: { recordId: successor.id, note: 'Har bytt nummer', changes: {} } },
      ]),
    );
  });
});
