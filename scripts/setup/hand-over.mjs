import { spawn } from 'node:child_process';
import { checkNodeVersion } from './node-version.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { inRoot, pinnedNode, root } from './paths.mjs';
import { installSystemLibraries } from './system-libraries.mjs';
import { explain } from './terminal.mjs';

const PARENT_LOOK_MILLISECONDS = 500;

/**
 * Calls `act` once the parent process is gone. npm hands SIGTERM to the shell between it and us, and that shell dies
 * of it without a word: without this look everything started here would run on after a `kill` of npm.
 */
function whenNpmIsGone(act) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, PARENT_LOOK_MILLISECONDS);
  timer.unref();
}

/** Runs the script on the pinned Node until it ends; signals go on to it, so that it can close what it opened. */
function runPinned(script, args) {
  return new Promise((resolve, reject) => {
    // Compiled code is kept between starts, here and in the processes this one starts: a third of their start is compiling.
    const env = { ...process.env, NODE_COMPILE_CACHE: inRoot('.cache', 'node') };
    const child = spawn(pinnedNode, [script, ...args], { cwd: root, env, stdio: 'inherit' });
    whenNpmIsGone(() => child.kill('SIGTERM'));
    // Ctrl-C reaches the child from the terminal itself; this process only has to outlive it.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

/**
 * Prepares a bare machine (Node version, npm packages, system libraries), then hands over to a TypeScript script
 * on the pinned Node. `--help` prints `help` and does nothing else. This file and its neighbours (.mjs) must run
 * before any npm package is installed.
 */
export async function prepareAndRun(script, { help, args = process.argv.slice(2), system = () => [] } = {}) {
  if (help !== undefined && args.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  try {
    checkNodeVersion();
    await installNpmPackages();
    await installSystemLibraries(system(args));
    process.exitCode = await runPinned(script, args);
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
