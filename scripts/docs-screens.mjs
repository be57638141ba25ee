import { help } from './help/docs-screens.mjs';
import { prepareAndRun } from './setup/hand-over.mjs';

await prepareAndRun('scripts/docs-screens/main.ts', { help, system: () => ['window', 'screen'] });
