// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { DataProvider } from '#renderer/data/index.ts';
import { createFakeData, type FakeData } from '#renderer/data/testing.ts';
import { LiveRegion, TranslatorProvider } from '#renderer/ui/index.ts';
import { newId } from '#shared/identity/ids.ts';
import type { User } from '#shared/users/schema.ts';
import { TicketPresence } from './ticket-presence.tsx';

const ticketId = newId();
const anna: User = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Anna Ek',
  initials: 'AE',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
};

function show(fake: FakeData) {
  return render(
    <DataProvider client={fake.client}>
      <TranslatorProvider language="sv">
        <section>
          <TicketPresence ticketId={ticketId} />
          <form aria-label="anteckning" onSubmit={(event) => event.preventDefault()}>
            <textarea aria-label="text" />
          </form>
        </section>
        <LiveRegion />
      </TranslatorProvider>
    </DataProvider>,
  );
}

const told = (fake: FakeData, isWriting: boolean) =>
  act(() => fake.receiveFrame({ type: 'ticket-presence', ticketId, people: [{ userId: anna.id, isWriting }] }));
afterEach(cleanup);

const spoken = () => [...document.querySelectorAll('[aria-live]')].map((voice) => voice.textContent).join('');

it('names who looks and who writes, and announces each once', async () => {
  const fake = createFakeData({ rows: { users: [anna] } });
  show(fake);
  told(fake, false);
  expect(screen.getAllByText('Anna Ek tittar')).toHaveLength(2);
  told(fake, true);
  expect(spoken()).toBe('Anna Ek skriver …');
  told(fake, false);
  expect(spoken()).toBe('Anna Ek skriver …');
});

it('tells colleagues that one looks, writes, has saved and has left', () => {
  const fake = createFakeData({ rows: { users: [anna] } });
  const { unmount } = show(fake);
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'a' } });
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'ab' } });
  fireEvent.submit(screen.getByRole('form'));
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'abc' } });
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ctrlKey: true });
  unmount();
  const look = (isWriting: boolean) => ({ ticketId, isWriting });
  expect(fake.looks).toEqual([look(false), look(true), look(false), look(true), look(false), null]);
});

it('claims nothing without a connection', () => {
  const fake = createFakeData({ rows: { users: [anna] } });
  show(fake);
  told(fake, true);
  act(() => fake.client.live.setState({ connected: false }));
  expect(screen.queryByText('Anna Ek skriver …', { selector: 'section *' })).toBeNull();
});
