import { SetupError } from '../setup/terminal.mjs';
import type { Edit } from './mutants.ts';

/** Returns a source with a fault planted in it. Throws SetupError when the text is not there exactly once. */
export function planted(source: string, { file, find, replace }: Edit, name: string): string {
  if (source.split(find).length !== 2) {
    const words = `the fault "${name}" no longer fits ${file}.`;
    throw new SetupError(words, 'plant it in scripts/test-mutants/mutants.ts as the code is now.');
  }
  return source.replace(find, () => replace);
}
