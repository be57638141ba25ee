import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/package/main.ts', { system: () => ['window'] });
