import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/bench/main.ts', { system: () => ['window', 'screen'] });
