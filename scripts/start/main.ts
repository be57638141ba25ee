import { buildApplication } from '../setup/build.ts';
import { installElectron } from '../setup/electron-runtime.ts';
import { explain } from '../setup/terminal.mjs';
import { parseStartOptions } from './options.ts';
import { runApplication } from './run-application.ts';

try {
  const options = parseStartOptions(process.argv.slice(2));
  const electron = await installElectron();
  await buildApplication(electron);
  process.exitCode = await runApplication(options, electron);
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
