import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../setup/paths.mjs';
import { mutants } from './mutants.ts';
import { planted } from './planted.ts';

const edits = mutants.flatMap(({ name, edits }) => edits.map((edit) => ({ ...edit, name })));

describe('a planted fault', () => {
  // The long run tries the faults; this tells at once, in every run, when the code they were made for has changed.
  it.each(edits)('still fits the code: $name, in $file', async ({ name, ...edit }) => {
    const source = await readFile(inRoot(edit.file), 'utf8');
    expect(planted(source, edit, name)).not.toBe(source);
  });

  it('is refused when its text is not in the code, or there twice', () => {
    const edit = { file: 'a.ts', find: 'one', replace: 'two' };
    expect(() => planted('two', edit, 'a fault')).toThrow('no longer fits a.ts');
    expect(() => planted('one and one', edit, 'a fault')).toThrow('no longer fits a.ts');
    expect(planted('just one', edit, 'a fault')).toBe('just two');
  });

  it('is planted as it is written, without meaning in a dollar sign', () => {
    expect(planted('one', { file: 'a.ts', find: 'one', replace: '$& $1' }, 'a fault')).toBe('$& $1');
  });
});
