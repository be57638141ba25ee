// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TranslatorProvider } from '#renderer/ui/index.ts';
import { ChoiceField } from './choice-field.tsx';
import { WorkForm } from './work-form.tsx';

const names = ['Nätverk', 'Skrivare', 'Skrivare färg', 'Telefoni'];

/** A field that gathers choices, as tags and units do: what is chosen is offered no more. */
function Gathering() {
  const [value, setValue] = useState<readonly string[]>([]);
  return (
    <TranslatorProvider language="sv">
      <ChoiceField
        label="Etiketter"
        isGathering
        options={names.filter((name) => !value.includes(name)).map((name) => ({ id: name, label: name }))}
        value={null}
        onChange={(id) => {
          if (id !== null) setValue([...value, id]);
        }}
      />
      <output>{value.join('; ')}</output>
    </TranslatorProvider>
  );
}

function open(): HTMLElement {
  render(<Gathering />);
  const field = screen.getByRole('combobox', { name: /Etiketter/ });
  field.focus();
  return field;
}

/** Writes into whatever has the focus, as a keyboard does. */
function type(text: string): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLInputElement)) throw new Error('nothing to write into has the focus');
  fireEvent.change(focused, { target: { value: text } });
}

function press(key: string): void {
  const focused = document.activeElement ?? document.body;
  fireEvent.keyDown(focused, { key });
  fireEvent.keyUp(focused, { key });
}

async function chooseFirst(text: string): Promise<void> {
  type(text);
  await screen.findByRole('listbox');
  press('ArrowDown');
  press('Enter');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
}

afterEach(cleanup);

describe('a field that gathers choices', () => {
  it('keeps the focus, so that one types and chooses on without the mouse', async () => {
    const field = open();
    await chooseFirst('nät');
    expect(screen.getByRole('status', { hidden: true }).textContent).toBe('Nätverk');
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', '');
    await chooseFirst('tel');
    expect(screen.getByRole('status', { hidden: true }).textContent).toBe('Nätverk; Telefoni');
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', '');
  });

  it('opens its list again by the arrow after a choice', async () => {
    open();
    await chooseFirst('nät');
    press('ArrowDown');
    const list = await screen.findByRole('listbox');
    expect(list.textContent).toBe('SkrivareSkrivare färgTelefoni');
    press('ArrowDown');
    press('Enter');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  });

  it('takes a label written whole, but not while another begins with it', async () => {
    const field = open();
    type('Skrivare');
    expect(screen.getByRole('status', { hidden: true }).textContent).toBe('');
    type('Skrivare färg');
    await waitFor(() => expect(screen.getByRole('status', { hidden: true }).textContent).toBe('Skrivare färg'));
    expect(field).toHaveProperty('value', '');
    expect(document.activeElement).toBe(field);
    type('skrivare');
    await waitFor(() =>
      expect(screen.getByRole('status', { hidden: true }).textContent).toBe('Skrivare färg; Skrivare'),
    );
    expect(screen.queryByRole('listbox')).toBeNull();
  });
});

/** A field for one choice, in a form of ours. */
function Single({ onSubmit }: { onSubmit: () => void }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <TranslatorProvider language="sv">
      <WorkForm label="Ärende" onSubmit={onSubmit} actions={<button type="submit">Spara</button>}>
        <ChoiceField
          label="Tjänst"
          options={names.map((name) => ({ id: name, label: name }))}
          value={value}
          onChange={setValue}
        />
      </WorkForm>
      <output>{value}</output>
    </TranslatorProvider>
  );
}

function openSingle() {
  const onSubmit = vi.fn();
  render(<Single onSubmit={onSubmit} />);
  const field = screen.getByRole('combobox', { name: /Tjänst/ });
  field.focus();
  return { field, onSubmit, chosen: () => screen.getAllByRole('status', { hidden: true }).at(-1)?.textContent };
}

describe('a field for one choice', () => {
  it('takes the first that is found by Enter', async () => {
    const { field, chosen } = openSingle();
    type('skr');
    await screen.findByRole('listbox');
    press('Enter');
    expect(chosen()).toBe('Skrivare');
    expect(field).toHaveProperty('value', 'Skrivare');
  });

  it('takes the only one that is found when it is left by Tab', async () => {
    const { field, chosen } = openSingle();
    type('tel');
    await screen.findByRole('listbox');
    press('Tab');
    expect(chosen()).toBe('Telefoni');
    expect(field).toHaveProperty('value', 'Telefoni');
  });

  it('keeps what is no choice, says so when it is left, and holds its form up until it is emptied', async () => {
    const { field, onSubmit, chosen } = openSingle();
    type('Faxen');
    await screen.findByRole('listbox');
    press('Enter');
    await screen.findByText(/”Faxen” är inget av valen/);
    act(() => field.blur());
    expect(field).toHaveProperty('value', 'Faxen');
    expect(chosen()).toBe('');
    fireEvent.click(screen.getByRole('button', { name: 'Spara' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field);
    type('');
    fireEvent.click(screen.getByRole('button', { name: 'Spara', hidden: true }));
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('says nothing of what is being written', async () => {
    openSingle();
    type('Faxen');
    await screen.findByRole('listbox');
    expect(screen.queryByText(/är inget av valen/)).toBeNull();
  });
});
