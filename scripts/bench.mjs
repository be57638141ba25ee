import { help } from './help/bench.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/bench/main.ts', { help, system: () => ['window', 'screen'] });
