import { help } from './help/test-long.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/test-long/main.ts', { help, system: () => ['window', 'screen', 'postgresql'] });
