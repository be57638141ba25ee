import { help } from './help/package.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/package/main.ts', { help, system: () => ['window'] });
