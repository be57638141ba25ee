// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { listQuestion } from '#renderer/data/index.ts';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import { type InfoText, type InfoTextState, infoTextState } from '#shared/info-texts/schema.ts';
import { InfoTexts, infoTextQuery } from './index.ts';

const now = '2026-11-23T09:00:00.000Z';

const anInfo = (title: string, change: Partial<InfoText> = {}): InfoText => ({
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  title,
  body: 'Måndag till fredag.',
  keywords: [],
  unitId: null,
  validFrom: null,
  validUntil: null,
  active: true,
  ...change,
});

const house = anInfo('När har kommunhuset öppet?', { keywords: ['reception'] });
const elsewhere = anInfo('Alla badhus', { organisationId: 'kavlinge' });
const rows = [
  house,
  elsewhere,
  anInfo('Sista dagen', { validUntil: '2026-11-23' }),
  anInfo('I går', { validUntil: '2026-11-22' }),
  anInfo('Första dagen', { validFrom: '2026-11-23' }),
  anInfo('I morgon', { validFrom: '2026-11-24' }),
  anInfo('Undanlagd', { active: false }),
];

const data = () =>
  createFakeData({
    actor: anActor({
      grants: ['burlov', 'kavlinge'].map((organisationId) => ({ organisationId, role: 'operator' })),
    }),
    now: () => now,
    rows: {
      organisations: [
        anOrganisation(),
        anOrganisation({ organisationId: 'kavlinge', shortName: 'Kävlinge', name: 'Kävlinge kommun' }),
      ],
      infoTexts: rows,
    },
  });

const titles = () => screen.getAllByRole('row').map((row) => row.textContent);

afterEach(cleanup);

describe('the list of info texts', () => {
  it.each<InfoTextState>(['valid', 'coming', 'over', 'retired'])(
    'shows under %s what stands so today',
    async (state) => {
      const query = infoTextQuery({ state, text: '' }, '2026-11-23', [], { start: 0, end: 50 });
      const answer = await data().client.ask(listQuestion(query));
      const found = answer.type === 'list' ? answer.result.rows.map(({ id }) => id).sort() : [];
      const wanted = rows.filter((row) => infoTextState(row, '2026-11-23') === state).map(({ id }) => id);
      expect(found).toEqual(wanted.sort());
      expect(wanted).not.toEqual([]);
    },
  );
});

describe('info texts beside a call', () => {
  const show = () => {
    const fake = data();
    showScreen(<InfoTexts organisationId="burlov" />, fake, { view: 'switchboard', params: {} });
    return fake;
  };

  it('begin with those of the called organisation that hold today', () => {
    show();
    expect(titles()).toEqual(['Första dagen', 'När har kommunhuset öppet?', 'Sista dagen', 'Alla badhusKävlinge']);
  });

  it('are found by a word that callers use, read, and put right in place', async () => {
    const fake = show();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'recep' } });
    await waitFor(() => expect(titles()).toEqual(['När har kommunhuset öppet?']));
    const row = screen.getByRole('row');
    row.focus();
    fireEvent.keyDown(row, { key: 'Enter' });
    fireEvent.keyUp(row, { key: 'Enter' });
    expect((await screen.findByText('Måndag till fredag.')).tagName).toBe('P');
    fireEvent.click(screen.getByRole('button', { name: 'Ändra' }));
    const body = await screen.findByRole('textbox', { name: 'Text' });
    fireEvent.change(body, { target: { value: 'Måndag till **lördag**.' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Ändra infotexten' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'record.set',
      args: { kind: 'infoTexts', id: house.id, set: { body: 'Måndag till **lördag**.' } },
    });
    expect((await screen.findByText('lördag')).tagName).toBe('STRONG');
  });
});

describe('info texts when the next call comes', () => {
  function TwoCalls() {
    const [organisationId, setOrganisation] = useState('burlov');
    return (
      <>
        <button type="button" onClick={() => setOrganisation('kavlinge')}>
          nästa
        </button>
        <InfoTexts organisationId={organisationId} />
      </>
    );
  }
  const open = (name: RegExp) => {
    const row = screen.getByRole('row', { name });
    row.focus();
    fireEvent.keyDown(row, { key: 'Enter' });
    fireEvent.keyUp(row, { key: 'Enter' });
  };
  const next = () => fireEvent.click(screen.getByRole('button', { name: 'nästa' }));

  it("leave the former caller's organisation for the list, in which the texts of the one now called come first", async () => {
    showScreen(<TwoCalls />, data(), { view: 'switchboard', params: {} });
    open(/kommunhuset/);
    await screen.findByRole('heading', { name: house.title });
    next();
    await waitFor(() => expect(titles()[0]).toMatch(/^Alla badhus/));
    expect(screen.queryByRole('heading', { name: house.title })).toBeNull();
  });

  it('keep what is being written', async () => {
    showScreen(<TwoCalls />, data(), { view: 'switchboard', params: {} });
    open(/kommunhuset/);
    fireEvent.click(await screen.findByRole('button', { name: 'Ändra' }));
    const body = await screen.findByRole('textbox', { name: 'Text' });
    fireEvent.change(body, { target: { value: 'Nya tider.' } });
    next();
    expect(screen.getByDisplayValue('Nya tider.')).toBeTruthy();
  });
});

describe('info texts without a call', () => {
  it('are written and put right by a key each, for the organisation that is chosen', async () => {
    const fake = data();
    showScreen(<InfoTexts organisationId={null} />, fake, { view: 'switchboard', params: {} });
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
    fireEvent.change(await screen.findByRole('textbox', { name: /^Rubrik/ }), { target: { value: 'Badhusets tider' } });
    fireEvent.submit(screen.getByRole('form'));
    expect(fake.saved).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: /Organisation/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Burlöv' }));
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() =>
      expect(fake.saved).toMatchObject([{ name: 'record.create', args: { organisationId: 'burlov' } }]),
    );
    await screen.findByRole('heading', { name: 'Badhusets tider' });
    fireEvent.keyDown(document.body, { key: 'e', ctrlKey: true });
    await screen.findByRole('form', { name: /ndra/ });
  });
});
