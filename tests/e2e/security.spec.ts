import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { App } from './support/app.ts';
import { test as base, expect } from './support/test.ts';

/** Returns the address of an API that is not there: security must not depend on it. */
async function nobodysUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

const test = base.extend<{ app: App }>({
  app: async ({ folder }, use) => {
    const app = await App.start({ apiUrl: await nobodysUrl(), profile: join(folder, 'workstation') });
    await app.waitFor('sign-in');
    await use(app);
    await app.close();
  },
});

/** The application's own log says which guard it was. */
const logOf = (app: App) => readFile(join(app.profile, 'workstation', 'logs', 'vaxelbord.log'), 'utf8');
const says = (app: App, event: string) =>
  expect.poll(async () => (await logOf(app)).includes(`"event":"${event}"`)).toBe(true);

/** Tries something in the page that the content security policy should stop; returns the directives that did. */
function violations(app: App, attempt: string): Promise<string[]> {
  return app.page.evaluate(async (name) => {
    const found: string[] = [];
    const first = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        found.push(event.effectiveDirective);
        resolve();
      });
    });
    const add = (tag: string, change: (element: HTMLElement) => void) => {
      const element = document.createElement(tag);
      change(element);
      document.body.append(element);
    };
    const attempts: Record<string, () => unknown> = {
      style: () => add('style', (element) => element.append('body { color: red }')),
      remoteImage: () => add('img', (element) => element.setAttribute('src', 'https://elsewhere.example/x.png')),
      frame: () => add('iframe', (element) => element.setAttribute('src', 'https://elsewhere.example/')),
      remoteFetch: () => fetch('https://elsewhere.example/').catch(() => undefined),
      base: () =>
        document.head.append(Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/' })),
    };
    await attempts[name]?.();
    await first;
    return found;
  }, attempt);
}

test('the page stays on its own origin', async ({ app }) => {
  await app.page.evaluate(() => location.assign('https://elsewhere.example/'));
  await says(app, 'navigation-denied');
  // Asked of main, because Playwright's page still waits for the navigation that was denied.
  const shown = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(shown).toMatch(/^app:\/\/vaxelbord\//);
});

test('the page opens no windows', async ({ app }) => {
  expect(await app.page.evaluate(() => window.open('https://elsewhere.example/'))).toBeNull();
  expect(await app.page.evaluate(() => window.open('app://vaxelbord/'))).toBeNull();
  await says(app, 'window-denied');
  expect(app.electron.windows()).toHaveLength(1);
});

test('the page gets no permission but the two it needs', async ({ app }) => {
  const asked = await app.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    place: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'other'),
      );
    }),
    clipboardRead: await navigator.clipboard.readText().then(
      () => 'granted',
      (error: DOMException) => error.name,
    ),
    storage: await navigator.storage.persist(),
  }));
  expect(asked).toEqual({
    notifications: 'denied',
    place: 'denied',
    clipboardRead: 'NotAllowedError',
    storage: true,
  });
});

test('every answer carries the content security policy, and files outside the interface are not served', async ({
  app,
}) => {
  const answers = await app.page.evaluate(async () => {
    const paths = ['/', '/nothing.js', '/%2e%2e%2fmain%2findex.js', '/..%2fpreload%2findex.cjs'];
    return Promise.all(
      paths.map(async (path) => {
        const { status, headers } = await fetch(path);
        const [policy, type] = [headers.get('content-security-policy'), headers.get('x-content-type-options')];
        return { status, policy, type };
      }),
    );
  });
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404]);
  for (const { policy, type } of answers) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(type).toBe('nosniff');
  }
});

for (const [attempt, directive] of [
  ['style', 'style-src-elem'],
  ['remoteImage', 'img-src'],
  ['frame', 'frame-src'],
  ['remoteFetch', 'connect-src'],
  ['base', 'base-uri'],
] as const) {
  test(`the content security policy stops: ${attempt}`, async ({ app }) => {
    expect(await violations(app, attempt)).toContain(directive);
  });
}

test('text does not become script: neither inline, nor by eval, nor as markup, nor as a worker from elsewhere', async ({
  app,
}) => {
  const outcomes = await app.page.evaluate(async () => {
    const attempts: (() => unknown)[] = [
      () => {
        const script = document.createElement('script');
        script.text = 'window.hacked = true';
        document.body.append(script);
      },
      () => document.body.setAttribute('onclick', 'window.hacked = true'),
      () => Reflect.get(window, 'eval').call(window, 'window.hacked = true'),
      () => {
        document.body.innerHTML = '<img src=x onerror="window.hacked = true">';
      },
      () => new Worker('data:text/javascript,0'),
    ];
    // Later, because what Playwright itself evaluates may use eval.
    return new Promise<string[]>((resolve) => {
      setTimeout(() => {
        const tried = attempts.map((attempt) => {
          try {
            attempt();
            return 'allowed';
          } catch (error) {
            return error instanceof Error ? error.name : 'thrown';
          }
        });
        resolve(tried);
      });
    });
  });
  expect(outcomes).toEqual(['TypeError', 'TypeError', 'EvalError', 'TypeError', 'TypeError']);
  expect(await app.page.evaluate(() => Reflect.has(window, 'hacked'))).toBe(false);
});

test('the page reaches nothing of Node or Electron but the methods of the bridge', async ({ app }) => {
  const found = await app.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
    areas: Object.keys(Object(Reflect.get(window, 'vaxelbord'))).sort(),
  }));
  expect(found).toEqual({
    globals: [],
    areas: [
      'app',
      'attachments',
      'callWindow',
      'channels',
      'connectors',
      'drafts',
      'files',
      'live',
      'notices',
      'places',
      'replica',
      'session',
      'settings',
      'sync',
      'telephony',
      'tickets',
      'windows',
    ],
  });
});

test('the window is sandboxed and isolated', async ({ app }) => {
  const sandboxed = await app.electron.evaluate(({ BrowserWindow, app: electronApp }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const pid = window.webContents.getOSProcessId();
      return electronApp.getAppMetrics().find((metric) => metric.pid === pid)?.type;
    }),
  );
  expect(sandboxed).toEqual(['Tab']);
  // A page that could reach the preload's world would find its ipcRenderer; a frozen bridge cannot be replaced either.
  const replaced = await app.page.evaluate(() => {
    const bridge: Record<string, object> = Object(Reflect.get(window, 'vaxelbord'));
    return { set: Reflect.set(Object(bridge.session), 'signIn', () => 'stolen'), define: Object.isFrozen(bridge) };
  });
  expect(replaced).toEqual({ set: false, define: true });
});

test('main refuses what does not fit the contract, without telling more than that', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    type Loose = Record<string, Record<string, (value: unknown) => Promise<unknown>>>;
    const bridge: Loose = Object(Reflect.get(window, 'vaxelbord'));
    const attempts: [string, string, unknown][] = [
      ['telephony', 'dial', 'file:///etc/passwd'],
      ['telephony', 'dial', '112; rm -rf /'],
      ['settings', 'set', { theme: 'pink' }],
      ['app', 'copyText', { toString: 'x' }],
      ['session', 'signIn', { username: '', password: '' }],
      ['live', 'request', { type: 'shutDown' }],
    ];
    return Promise.all(
      attempts.map(([area, method, value]) =>
        (bridge[area]?.[method]?.(value) ?? Promise.resolve()).then(
          () => 'answered',
          (error: Error) => error.message.replace(/^.*Error: /, ''),
        ),
      ),
    );
  });
  expect(answers).toEqual(answers.map(() => 'refused: arguments'));
});

test('main answers no other page, though it had the same preload', async ({ app }) => {
  const answer = await app.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await window.loadURL('data:text/html,<p>elsewhere</p>');
      const text: unknown = await window.webContents.executeJavaScript(
        'window.vaxelbord.app.info().then(() => "answered", (error) => error.message)',
      );
      window.destroy();
      return text;
    },
    inRoot('out', 'preload', 'index.cjs'),
  );
  expect(answer).toContain('refused: sender');
});

test('the page saves nothing to the disk by itself', async ({ app }) => {
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    link.click();
  });
  await says(app, 'download-denied');
});

test('a page that crashes comes back by itself', async ({ app }) => {
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    const loaded = new Promise((resolve) => window.webContents.once('did-finish-load', () => resolve(null)));
    window.webContents.forcefullyCrashRenderer();
    await loaded;
  });
  await says(app, 'page-crashed');
  // Playwright's page died with the crash and would be waited for.
  await app.kill9();
});

/** Starts the application with an environment and returns how it ended and what it said. */
async function startWith(folder: string, env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const electron = z.string().parse(createRequire(import.meta.url)('electron'));
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), inRoot()], {
    env: { ...process.env, VAXELBORD_PROFILE_DIR: join(folder, 'workstation'), ...env },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = await once(child, 'exit');
  return { code, said };
}

test('an API over plain http on another machine is refused at start, in words', async ({ folder }) => {
  const { code, said } = await startWith(folder, { VAXELBORD_API_URL: 'http://desk.example' });
  expect(code).toBe(1);
  expect(said).toContain('VAXELBORD_API_URL: plain http is only accepted for this machine');
});

test('a second application on the same profile ends at once', async ({ app, folder }) => {
  expect((await startWith(folder, { VAXELBORD_API_URL: await nobodysUrl() })).code).toBe(0);
  expect(app.electron.windows()).toHaveLength(1);
});
