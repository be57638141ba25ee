import { help } from './help/test.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/test/main.ts', {
  help,
  system: () => ['window', 'screen', 'postgresql', ...(process.getuid?.() === 0 ? ['exchange'] : [])],
});
