import { withInvisibleScreen } from '../processes/xvfb.ts';
import { buildApplication } from '../setup/build.ts';
import { installElectron } from '../setup/electron-runtime.ts';
import { say } from '../setup/terminal.mjs';
import { reportFolder } from '../test/steps.ts';
import { runTool } from '../test/tools.ts';

/** Kills the real application so many times while it writes. Returns whether nothing it had promised was lost. */
export async function killAgainAndAgain(rounds: number, abort: AbortSignal): Promise<boolean> {
  say(`${rounds} kills of the real application …`);
  await buildApplication(await installElectron());
  const { exitCode } = await withInvisibleScreen((screen) =>
    runTool('playwright', ['test', 'killed-while-writing', '--project=e2e', '--reporter=list'], {
      logFile: `${reportFolder}/long-kills.log`,
      env: { ...screen, KILL_ROUNDS: String(rounds) },
      live: (line) => line.trim() !== '',
      abort,
    }),
  );
  return exitCode === 0;
}
