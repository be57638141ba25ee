import { join } from 'node:path';
import { startApi } from '../processes/api-process.ts';
import { Child } from '../processes/child.ts';
import { startXvfb } from '../processes/xvfb.ts';
import type { ElectronRuntime } from '../setup/electron-runtime.ts';
import { inRoot, pinnedNode } from '../setup/paths.mjs';
import { SetupError, say } from '../setup/terminal.mjs';
import type { StartOptions } from './options.ts';

type Close = () => Promise<unknown>;

/** Resolves with the first signal that asks this process to end. */
function untilAskedToEnd(): Promise<'asked'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('asked'));
  });
}

async function openScreen(options: StartOptions, closing: Close[]): Promise<Record<string, string>> {
  if (options.xvfb) {
    const screen = await startXvfb();
    closing.push(() => screen.stop());
    say(`The application opens on the invisible screen ${screen.display}.`);
    return { DISPLAY: screen.display };
  }
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (hasScreen) return {};
  throw new SetupError(
    'there is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.',
    'run npm start in a desktop session, or "npm start -- --xvfb" for an invisible screen, or "npm run api -- --demo" for the central API alone.',
  );
}

async function startBackground(
  options: StartOptions,
  logs: string,
  closing: Close[],
  abort: AbortSignal,
): Promise<string> {
  if (options.api !== undefined) {
    say(`Using the central API at ${options.api}`);
    return options.api;
  }
  say('Starting the central API (the first time it creates the database and the demonstration data) …');
  const logFile = join(logs, 'api.log');
  const api = await startApi({ port: options.port, data: join(options.data, 'api'), demo: true, logFile, abort });
  closing.push(() => api.child.stop());
  say(`Central API: ${api.url}   log: ${logFile}`);
  let closed = false;
  closing.push(async () => {
    closed = true;
  });
  api.child.exited.then(({ code, signal }) => {
    if (!closed) say(`The central API ended (${signal ?? code}); the application goes on without it. See ${logFile}`);
  });
  if (api.ctiToken !== undefined) {
    say(`Send calls to ${api.url}/api/v1/cti/${api.ctiToken}`);
    if (!options['no-demo-pbx']) startDemoPbx(api.url, api.ctiToken, logs, closing);
  }
  return api.url;
}

function startDemoPbx(url: string, token: string, logs: string, closing: Close[]): void {
  const logFile = join(logs, 'demo-pbx.log');
  const args = ['src/demo/pbx/main.ts', '--api', url, '--token', token];
  const pbx = new Child({ command: pinnedNode, args, cwd: inRoot(), logFile });
  let closed = false;
  closing.push(() => {
    closed = true;
    return pbx.stop(3_000);
  });
  pbx.exited.then(({ code, signal }) => {
    if (!closed) say(`The demonstration telephone exchange ended (${signal ?? code}). See ${logFile}`);
  });
  say('The demonstration telephone exchange sends calls (--no-demo-pbx leaves it out).');
}

function startWindow(
  electron: ElectronRuntime,
  options: StartOptions,
  url: string,
  screen: Record<string, string>,
  logFile: string,
): Child {
  // Chromium refuses its sandbox to root; everyone else keeps it.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return new Child({
    command: electron.executable,
    args: isRoot ? ['--no-sandbox', inRoot()] : [inRoot()],
    cwd: inRoot(),
    logFile,
    env: {
      ...screen,
      VAXELBORD_API_URL: url,
      VAXELBORD_PROFILE_DIR: join(options.data, 'profile'),
      VAXELBORD_LANG: options.lang,
      VAXELBORD_DEMO_ROLE: options.role,
    },
  });
}

/**
 * Runs central API, demonstration telephone exchange and application until the window closes or a signal asks to end;
 * then closes all in the opposite order. Returns the exit code for `npm start`.
 */
export async function runApplication(options: StartOptions, electron: ElectronRuntime): Promise<number> {
  const closing: Close[] = [];
  const asked = untilAskedToEnd();
  const starting = new AbortController();
  asked.then(() => starting.abort());
  try {
    const screen = await openScreen(options, closing);
    const logs = join(options.data, 'logs');
    const url = await startBackground(options, logs, closing, starting.signal);
    const logFile = join(logs, 'application.log');
    const window = startWindow(electron, options, url, screen, logFile);
    closing.push(() => window.stop(8_000));
    say('The application is open. Close its window or press Ctrl-C to end everything.');
    const end = await Promise.race([window.exited, asked]);
    if (end === 'asked' || end.code === 0) return 0;
    throw new SetupError(
      `the application ended by itself (${end.signal ?? end.code}). Its last words:\n${window.lastLines}`,
      `see ${logFile}`,
    );
  } finally {
    say('Closing …');
    for (const close of closing.reverse()) await close();
    say('Closed.');
  }
}
