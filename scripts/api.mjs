import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/api/main.ts');
