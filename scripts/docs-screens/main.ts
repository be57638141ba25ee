import { withInvisibleScreen } from '../processes/xvfb.ts';
import { buildApplication } from '../setup/build.ts';
import { installElectron } from '../setup/electron-runtime.ts';
import { inRoot, pinnedNode } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { explain, SetupError, say } from '../setup/terminal.mjs';

try {
  const electron = await installElectron();
  await buildApplication(electron);
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '--project', 'screens', ...process.argv.slice(2)];
  // Larger than the largest picture, so that the window manager's absence never cuts a window.
  const { code } = await withInvisibleScreen((env) => run(pinnedNode, args, { env }), '2200x1400');
  if (code !== 0) throw new SetupError('the screenshots were not all taken.', 'see the failures above.');
  say('Screenshots: docs/screenshots');
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
