// @vitest-environment happy-dom

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { anArticle } from '#shared/knowledge/samples.ts';
import { aGroup } from '#shared/users/samples.ts';
import { TicketsScreen } from '../tickets-screen.tsx';

const article = anArticle({
  title: 'Papperet har tagit slut',
  body: 'Fyll på i facket.',
});
const group = aGroup({ name: 'Skrivargruppen' });

const place = { view: 'tickets' as const, params: { new: 'yes' } };

function begin() {
  const rows = { organisations: [anOrganisation()], articles: [article], groups: [group] };
  const fake = createFakeData({ actor: anActor(), rows });
  return { fake, ...showScreen(<TicketsScreen />, fake, place) };
}

const write = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const field = (name: string) => screen.getByRole('textbox', { name });
const save = () => fireEvent.keyDown(field('Rubrik'), { key: 'Enter', ctrlKey: true });
const press = (key: string) => fireEvent.keyDown(document.body, { key, ctrlKey: true });

afterEach(cleanup);

describe('a new ticket solved at once', () => {
  it('is filed and closed with one press, told on the phone unless something else is said', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    write('Rubrik', 'Skrivaren skriver inte');
    press('L');
    write('Hur löstes det?', 'Fyllde på papper.');
    write('Hur lång tid? (frivilligt)', '5');
    save();
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'ticket.create',
      args: { solvedWith: 'Fyllde på papper.', minutesSpent: 5, feedback: { how: 'phone', to: 'requester', at: null } },
    });
  });

  it('says at each field what is missing and files nothing', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    write('Rubrik', 'Skrivaren skriver inte');
    press('L');
    write('Hur lång tid? (frivilligt)', 'länge');
    fireEvent.click(screen.getByRole('radio', { name: 'Behövs inte' }));
    save();
    expect(await screen.findByText('Skriv hur ärendet löstes.')).toBeTruthy();
    expect(screen.getByText('Skriv tiden i minuter eller timmar, högst ett dygn.')).toBeTruthy();
    expect(
      screen.getByRole('textbox', { name: 'Varför behövs ingen återkoppling?' }).getAttribute('aria-invalid'),
    ).toBe('true');
    expect(fake.saved).toEqual([]);
  });

  it('takes note of the article that solved it, which can be taken away again', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    write('Rubrik', 'Papperet har tagit slut');
    fireEvent.click(await screen.findByRole('button', { name: article.title }));
    const reader = await screen.findByRole('dialog');
    fireEvent.click(within(reader).getByRole('button', { name: 'Det här löste ärendet' }));
    expect(await screen.findByDisplayValue(/Papperet har tagit slut”/)).toBeTruthy();
    save();
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ args: { articleId: article.id } }));
  });

  it('keeps what was written when it turns out not to be solved, and files it for others', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    write('Rubrik', 'Skrivaren skriver inte');
    press('L');
    write('Hur löstes det?', 'Fyllde på papper.');
    press('L');
    expect(screen.queryByRole('textbox', { name: 'Hur löstes det?' })).toBeNull();
    press('L');
    expect(screen.getByDisplayValue('Fyllde på papper.')).toBeTruthy();
    press('L');
    save();
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ args: { solvedWith: null, feedback: null } }));
  });
});

describe('more of a new ticket', () => {
  it('is folded away, and filed with it when it is filled in', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    write('Rubrik', 'Skrivaren skriver inte');
    press('M');
    const box = await screen.findByRole('combobox', { name: 'Grupp (frivilligt)' });
    fireEvent.focus(box);
    fireEvent.change(box, { target: { value: 'Skrivarg' } });
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter' });
    save();
    await waitFor(() => expect(fake.saved[0]).toMatchObject({ args: { groupId: group.id } }));
  });

  it('opens by itself where planned times cannot be read', async () => {
    const { fake } = begin();
    await screen.findByRole('textbox', { name: 'Rubrik' });
    write('Rubrik', 'Nätet byts');
    press('M');
    fireEvent.change(screen.getByRole('textbox', { name: /^Klockslag, planerad start/i }), {
      target: { value: '25.00' },
    });
    press('M');
    save();
    expect(await screen.findByText('Skriv både datum och klockslag, till exempel 16:00.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });
});
