import { help } from './help/test-mutants.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/test-mutants/main.ts', { help, system: () => ['postgresql'] });
