import { describe, expect, it } from 'vitest';
import { keyProblem, withChosen } from './chosen-keys.ts';
import type { KeyTable } from './key-table.ts';

const table = {
  answer: { keys: 'F2', label: 'calls.key.answer' },
  end: { keys: 'F9', label: 'calls.key.end' },
} as const satisfies KeyTable;

describe('a chosen key', () => {
  it('stands in the place of the one the table begins with', () => {
    const own = withChosen(table, { 'calls.key.answer': 'F1' });
    expect([own.answer.keys, own.end.keys]).toEqual(['F1', 'F9']);
  });

  it('is told of what has it already, by what is chosen now', () => {
    expect(keyProblem('F9', 'calls.key.answer', [table], {})).toEqual({ type: 'taken', by: 'calls.key.end' });
    expect(keyProblem('F9', 'calls.key.answer', [table], { 'calls.key.end': 'F1' })).toBeNull();
    expect(keyProblem('F2', 'calls.key.answer', [table], {})).toBeNull();
  });

  it.each(['a', '7', 'Ctrl+C', 'F10', 'F11', 'Alt+F4', 'Ctrl+Shift+K', 'Enter', 'Tab', 'Alt+Å'])(
    'is never %s, which belongs to writing, to the system or to a third finger',
    (keys) => expect(keyProblem(keys, 'calls.key.answer', [table], {})).toEqual({ type: 'not-usable' }),
  );

  it.each(['F1', 'Shift+F12', 'Alt+M', 'Ctrl+Enter', 'Alt+Enter'])('may be %s', (keys) =>
    expect(keyProblem(keys, 'calls.key.answer', [table], {})).toBeNull(),
  );
});
