// @vitest-environment happy-dom

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { anArticle } from '#shared/knowledge/samples.ts';
import { KnowledgeScreen } from './knowledge-screen.tsx';

const actor = anActor();
const article = anArticle({
  version: 3,
  title: 'Byta lösenord',
  body: '## Steg\n\n1. Ring **upp**\n\n<script>alert(1)</script>',
  keywords: ['inloggning'],
  reviewOn: '2026-11-01',
  authorUserId: actor.userId,
  solvedCount: 4,
});

function open(params: Record<string, string>) {
  const fake = createFakeData({
    actor,
    now: () => '2026-11-23T09:00:00.000Z',
    rows: { organisations: [anOrganisation()], articles: [article] },
  });
  return { fake, ...showScreen(<KnowledgeScreen />, fake, { view: 'knowledge', params }) };
}

afterEach(cleanup);

describe('knowledge', () => {
  it('draws Markdown as headings and steps, and markup as the text it is', async () => {
    open({ articleId: article.id });
    const shown = within(await screen.findByRole('region', { name: article.title }));
    expect(shown.getByRole('heading', { name: 'Steg' })).toBeTruthy();
    expect(shown.getByRole('listitem').textContent).toBe('Ring upp');
    expect(shown.getByText('<script>alert(1)</script>')).toBeTruthy();
    expect(document.querySelector('script')).toBeNull();
  });

  it('marks what should have been read again', async () => {
    open({ articleId: article.id });
    expect((await screen.findAllByText(/Granska nu/)).length).toBeGreaterThan(0);
  });

  it('reads aloud in large letters with one key, and Escape goes back', async () => {
    open({ articleId: article.id });
    await screen.findByRole('region', { name: article.title });
    fireEvent.keyDown(document.body, { key: 'l' });
    const dialog = await screen.findByRole('dialog', { name: article.title });
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('saves only what was changed, after showing how it will look', async () => {
    const { fake, places } = open({ articleId: article.id, edit: 'yes' });
    fireEvent.change(await screen.findByRole('textbox', { name: /^Text/ }), { target: { value: '# Nytt' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Förhandsgranska' }));
    expect(await screen.findByRole('heading', { name: 'Nytt' })).toBeTruthy();
    fireEvent.submit(screen.getByRole('form', { name: 'Ändra artikeln' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({ name: 'record.set', args: { kind: 'articles', set: { body: '# Nytt' } } });
    await waitFor(() => expect(places.at(-1)?.params).toEqual({ articleId: article.id }));
  });

  it('takes a dropped picture into the text, shows it, and refuses what is none', async () => {
    const { fake } = open({ articleId: article.id, edit: 'yes' });
    const field = await screen.findByRole('textbox', { name: /^Text/ });
    const drop = (name: string, type: string) =>
      fireEvent.drop(field, { dataTransfer: { files: [new File(['bild'], name, { type })], types: ['Files'] } });
    drop('avtal.pdf', 'application/pdf');
    expect(await screen.findByText(/avtal\.pdf: är ingen bild/)).toBeTruthy();
    drop('baksidan.png', 'image/png');
    await waitFor(() => expect(field).toHaveProperty('value', expect.stringContaining('![baksidan.png](attachment:')));
    fireEvent.click(screen.getByRole('radio', { name: 'Förhandsgranska' }));
    expect((await screen.findByRole('img', { name: 'baksidan.png' })).getAttribute('src')).toMatch(/^\/attachments\//);
    fireEvent.submit(screen.getByRole('form', { name: 'Ändra artikeln' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({
      set: { images: [{ name: 'baksidan.png', addedByUserId: actor.userId }] },
    });
  });
});
