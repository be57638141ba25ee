// @vitest-environment happy-dom

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { anArticle } from '#shared/knowledge/samples.ts';
import { ArticleSuggestions } from './article-suggestions.tsx';

const article = anArticle({
  version: 3,
  title: 'Skrivaren skriver inte ut',
  body: 'Starta om den.',
  solvedCount: 1,
});
const ticket = aTicket({});
const inserted: string[] = [];

function open(text: string) {
  const fake = createFakeData({ actor: anActor(), rows: { articles: [article], tickets: [ticket] } });
  showScreen(
    <ArticleSuggestions
      text={text}
      serviceId={null}
      solves={{ ticketId: ticket.id, articleId: null }}
      onInsert={({ body }) => inserted.push(body)}
    />,
    fake,
    { view: 'tickets', params: {} },
  );
  return fake;
}

afterEach(cleanup);

describe('knowledge found while writing', () => {
  it('is nothing where nothing fits', () => {
    open('Kaffet är slut');
    expect(screen.queryByRole('region', { name: 'Kunskap som kan hjälpa' })).toBeNull();
  });

  it('opens large to be read aloud, and goes into the note', async () => {
    open('min skrivare krånglar');
    fireEvent.click(await screen.findByRole('button', { name: article.title }));
    expect((await screen.findByRole('dialog')).textContent).toContain('Starta om den.');
    fireEvent.click(screen.getByRole('button', { name: 'Infoga i anteckningen' }));
    expect(inserted).toEqual(['Starta om den.']);
  });

  it('counts when it solved the ticket', async () => {
    const fake = open('min skrivare krånglar');
    fireEvent.click(await screen.findByRole('button', { name: article.title }));
    fireEvent.click(await screen.findByRole('button', { name: 'Det här löste ärendet' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'article.solved',
      args: { articleId: article.id, ticketId: ticket.id },
    });
    expect(await screen.findByText('Har löst 2 ärenden')).toBeTruthy();
  });
});
