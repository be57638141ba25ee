import { help } from './help/api.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

// Demonstration data is composed around the API from outside: the product itself knows nothing of it.
const args = process.argv.slice(2);
const script = args.includes('--demo') ? 'src/demo/server.ts' : 'src/server/main.ts';

if (args.includes('--help')) process.stdout.write(help);
await prepareAndRun(script, { args: args.filter((argument) => argument !== '--demo') });
