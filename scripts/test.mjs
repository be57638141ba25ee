import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/test/main.ts', { system: () => ['window', 'screen', 'postgresql'] });
