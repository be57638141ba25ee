import { help } from './help/test-pbx.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/test/main.ts', {
  help,
  args: ['--only', 'pbx'],
  system: () => ['postgresql', 'exchange'],
});
