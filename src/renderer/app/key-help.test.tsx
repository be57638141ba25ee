// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataProvider } from '../data/index.ts';
import { anActor, createFakeData, type FakeData } from '../data/testing.ts';
import { type KeyTable, setChosenKeys, type ViewId, viewIds } from '../ui/index.ts';
import { type Composition, CompositionContext } from './composition.ts';
import { KeyHelp } from './key-help.tsx';

const nothing = () => null;
const callKeys = {
  answer: { keys: 'F2', label: 'calls.key.answer' },
  end: { keys: 'F9', label: 'calls.key.end' },
} as const satisfies KeyTable;
const none: readonly KeyTable[] = [];

/** A record with the same for each view. */
function forEachView<T>(value: T): Record<ViewId, T> {
  return Object.fromEntries(viewIds.map((view) => [view, value])) as Record<ViewId, T>;
}

const composition: Composition = {
  screens: forEachView({ Screen: nothing, prepare: async () => undefined }),
  CallBar: nothing,
  OwnState: nothing,
  everywhere: [callKeys],
  changeable: [callKeys],
  keys: forEachView(none),
};

let fake: FakeData;
const actor = anActor();
const chosen = () => fake.client.settings.getState().chosenKeys[actor.userId];
const rowOf = (words: string) => {
  const row = screen.getByText(words).closest('div');
  if (row === null) throw new Error(`no row of ${words}`);
  return within(row);
};
const change = (words: string, key: string, more: Partial<KeyboardEventInit> = {}) =>
  act(async () => {
    fireEvent.click(rowOf(words).getByRole('button', { name: /^Ändra tangent/ }));
    await Promise.resolve();
    fireEvent.keyDown(rowOf(words).getByRole('button', { name: /Esc avbryter/ }), { key, code: key, ...more });
  });

beforeEach(() => {
  fake = createFakeData({ actor });
  render(
    <DataProvider client={fake.client}>
      <CompositionContext value={composition}>
        <KeyHelp isOpen onClose={nothing} />
      </CompositionContext>
    </DataProvider>,
  );
});
afterEach(() => {
  cleanup();
  setChosenKeys({});
});

describe('the key help', () => {
  it('takes another key for an action, and gives the first one back', async () => {
    await change('Besvara den som väntat längst', 'F1');
    expect(chosen()).toEqual({ 'calls.key.answer': 'F1' });
    await screen.findByText('Besvara den som väntat längst har nu F1.');
    fireEvent.click(screen.getByRole('button', { name: /^Återställ tangenten/ }));
    expect(chosen()).toEqual({});
  });

  it('says what has a key already, and what cannot be one', async () => {
    await change('Besvara den som väntat längst', 'F9');
    await screen.findByText(/^F9 används redan till: Avsluta samtalet/);
    expect(chosen()).toBeUndefined();
    const asking = rowOf('Besvara den som väntat längst').getByRole('button', { name: /Esc avbryter/ });
    fireEvent.keyDown(asking, { key: 'a', code: 'KeyA' });
    await screen.findByText(/^a går inte att välja/);
    fireEvent.keyDown(asking, { key: 'Escape', code: 'Escape' });
    expect(screen.queryByRole('button', { name: /Esc avbryter/ })).toBeNull();
  });

  it('prints what the person has, own keys included', async () => {
    await change('Avsluta samtalet', 'F7');
    fireEvent.click(screen.getByRole('button', { name: 'Spara som PDF' }));
    await screen.findByText('Tangentkartan är klar.');
    expect(JSON.stringify(fake.printed)).toContain('"label":"F7","value":"Avsluta samtalet"');
  });
});
