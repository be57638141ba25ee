import { prepareAndRun } from './setup/hand-over.mjs';

// Demonstration data is composed around the API from outside: the product itself knows nothing of it.
const isDemo = process.argv.includes('--demo');
if (isDemo) process.argv.splice(process.argv.indexOf('--demo'), 1);
await prepareAndRun(isDemo ? 'src/demo/server.ts' : 'src/server/main.ts');
