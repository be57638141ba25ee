import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('src/server/main.ts');
