import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/docs-screens/main.ts', { system: () => ['window', 'screen'] });
