import { help } from './help/start.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

const system = (args) => (args.includes('--xvfb') ? ['window', 'screen'] : ['window']);

await prepareAndRun('scripts/start/main.ts', { help, system });
