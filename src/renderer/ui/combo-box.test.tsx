// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ComboBox } from './combo-box.tsx';
import { TranslatorProvider } from './i18n.tsx';

let answer: (names: readonly string[]) => void;

/** A field whose choices come from elsewhere, when `answer` gives them. */
function Asked({ mayStand }: { mayStand: boolean }) {
  const [names, setNames] = useState<readonly string[]>([]);
  const [value, setValue] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [isCurrent, setCurrent] = useState(true);
  answer = (found) =>
    act(() => {
      setNames(found);
      setCurrent(true);
    });
  return (
    <TranslatorProvider language="sv">
      <ComboBox
        label="Person"
        options={names.map((name) => ({ id: name, label: name }))}
        value={value}
        text={text}
        isLoose={!mayStand && value === null && text !== ''}
        isLoading={!isCurrent}
        onTextChange={(next) => {
          setText(next);
          if (next !== value) setCurrent(false);
        }}
        onChange={(id) => {
          setValue(id);
          setText(id);
        }}
      />
      <output>{value}</output>
    </TranslatorProvider>
  );
}

function press(key: string): void {
  const focused = document.activeElement ?? document.body;
  fireEvent.keyDown(focused, { key });
  fireEvent.keyUp(focused, { key });
}

async function write(text: string, mayStand = true): Promise<HTMLElement> {
  render(<Asked mayStand={mayStand} />);
  const field = screen.getByRole('combobox');
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  await screen.findByRole('listbox');
  return field;
}

const chosen = () => screen.getByRole('status', { hidden: true }).textContent;

afterEach(cleanup);

describe('a field whose choices come after they are asked for', () => {
  it('stands at the first of them when the arrow was pressed before they came', async () => {
    await write('an');
    press('ArrowDown');
    answer(['Anna', 'Anders']);
    press('Enter');
    expect(chosen()).toBe('Anna');
  });

  it('stands at the last when it was entered from below', async () => {
    await write('an');
    press('ArrowUp');
    answer(['Anna', 'Anders']);
    press('Enter');
    expect(chosen()).toBe('Anders');
  });

  it('stays at a choice when all of them are others', async () => {
    await write('an');
    answer(['Anna', 'Anders']);
    press('ArrowDown');
    answer([]);
    answer(['Antonia']);
    press('Enter');
    expect(chosen()).toBe('Antonia');
  });

  it('takes the first of those that fit what is written, not of those before, when Enter was pressed first', async () => {
    const field = await write('an', false);
    answer(['Anna', 'Anders']);
    fireEvent.change(field, { target: { value: 'and' } });
    press('Enter');
    expect(chosen()).toBe('');
    answer(['Anders', 'Andreas']);
    expect(chosen()).toBe('Anders');
  });

  it('says that nothing fits when Enter was pressed before that was known', async () => {
    const field = await write('xyz', false);
    press('Enter');
    expect(screen.queryByText(/är inget av valen/)).toBeNull();
    answer([]);
    expect(screen.getByText(/”xyz” är inget av valen/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'xyz');
  });

  it('keeps what was written when one goes on writing or presses Enter outside the list', async () => {
    const field = await write('an');
    press('ArrowDown');
    press('n');
    fireEvent.change(field, { target: { value: 'ann' } });
    answer(['Anna']);
    press('Enter');
    expect(chosen()).toBe('');
    expect(field).toHaveProperty('value', 'ann');
  });
});
