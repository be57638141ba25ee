// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comboOf } from './key-combo.ts';
import type { KeyTable } from './key-table.ts';
import { listenForKeys, useViewKeys } from './view-keys.ts';

const table = {
  create: { keys: 'Ctrl+N', label: 'ui.close' },
  edit: { keys: 'e', label: 'ui.close' },
  answer: { keys: 'F2', label: 'ui.close' },
} as const satisfies KeyTable;

function View({ edit, create, answer }: { edit?: () => void; create?: () => void; answer?: () => void }) {
  useViewKeys(table, { edit, create, answer });
  return <input aria-label="Fält" />;
}

let stop: () => void = () => undefined;
beforeEach(() => {
  stop = listenForKeys();
});
afterEach(() => {
  stop();
  cleanup();
});

describe('keys of a view', () => {
  it('work while it is on screen and not after', () => {
    const edit = vi.fn();
    const { unmount } = render(<View edit={edit} />);
    fireEvent.keyDown(document.body, { key: 'e' });
    unmount();
    fireEvent.keyDown(document.body, { key: 'e' });
    expect(edit).toHaveBeenCalledTimes(1);
  });

  it('never act while somebody writes, unless they carry Ctrl or are function keys', () => {
    const edit = vi.fn();
    const create = vi.fn();
    const answer = vi.fn();
    render(<View edit={edit} create={create} answer={answer} />);
    const field = screen.getByRole('textbox');
    fireEvent.keyDown(field, { key: 'e' });
    fireEvent.keyDown(field, { key: 'n', ctrlKey: true });
    fireEvent.keyDown(field, { key: 'F2' });
    expect([edit, create, answer].map((each) => each.mock.calls.length)).toEqual([0, 1, 1]);
  });

  it('do nothing when the action is not available now', () => {
    render(<View />);
    expect(fireEvent.keyDown(document.body, { key: 'e' })).toBe(true);
  });

  it('belong to what came on screen last', () => {
    const first = vi.fn();
    const second = vi.fn();
    render(
      <>
        <View edit={first} />
        <View edit={second} />
      </>,
    );
    fireEvent.keyDown(document.body, { key: 'e' });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  it('are left alone when a part of the view has used the key', () => {
    const edit = vi.fn();
    render(<View edit={edit} />);
    const used = new KeyboardEvent('keydown', { key: 'e', cancelable: true, bubbles: true });
    used.preventDefault();
    document.body.dispatchEvent(used);
    expect(edit).not.toHaveBeenCalled();
  });
});

describe('the name of a combination', () => {
  const plain = { code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  it.each([
    [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
    [{ key: 'k', metaKey: true }, 'Ctrl+K'],
    [{ key: '¡', code: 'Digit1', altKey: true }, 'Alt+1'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'ArrowLeft', altKey: true }, 'Alt+Left'],
    [{ key: 'F2', shiftKey: true }, 'Shift+F2'],
    [{ key: ' ' }, 'Space'],
    [{ key: 'ö' }, 'ö'],
  ])('%j is %s', (event, combo) => {
    expect(comboOf({ ...plain, ...event })).toBe(combo);
  });
});
