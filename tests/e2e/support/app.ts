import type { ChildProcess } from 'node:child_process';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Language } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import type { Account } from './api.ts';

const LAUNCH_MILLISECONDS = 20_000;
const FIRST_SYNC_MILLISECONDS = 60_000;
/** Longer than the application itself takes before it gives up waiting for its page and its journal. */
const CLOSE_MILLISECONDS = 12_000;

/** States the page tells about itself in `document.documentElement.dataset.ready`. */
export type Ready = 'sign-in' | 'syncing' | 'filling' | 'ready';

export interface AppOptions {
  readonly apiUrl: string;
  /** Kept over kill9() and restart(): what a workstation's disk is. */
  readonly profile: string;
  readonly language?: Language;
  readonly env?: Readonly<Record<string, string>>;
  /** Another Electron than the installed one. */
  readonly executablePath?: string;
  /** Runs in each page before its own scripts. */
  readonly initScript?: () => void;
  /** A CommonJS file that main loads before the application. */
  readonly mainScript?: string;
}

/**
 * Lets a test read the messages of the operating system that the application shows, and answers each with its harmless
 * button: nobody could press one.
 */
async function recordMessages(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ dialog }) => {
    const shown: string[] = [];
    Reflect.set(globalThis, 'shownMessages', shown);
    Object.assign(dialog, {
      showMessageBox: async (...args: { message: string; detail?: string; cancelId?: number }[]) => {
        const { message = '', detail = '', cancelId = 0 } = args.at(-1) ?? {};
        shown.push(`${message}\n${detail}`);
        return { response: cancelId, checkboxChecked: false };
      },
    });
  });
}

/** Playwright starts the application as a process group of its own: window, graphics and storage die with it. */
function killAll({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}

/** One workstation: the real application in the real Electron on its own profile. */
export class App {
  readonly #options: AppOptions;
  readonly #log: string[] = [];
  #electron: ElectronApplication | undefined;
  #page: Page | undefined;

  private constructor(options: AppOptions) {
    this.#options = options;
  }

  static async start(options: AppOptions): Promise<App> {
    const app = new App(options);
    await app.#launch();
    return app;
  }

  get page(): Page {
    if (this.#page === undefined) throw new Error('The application is not running.');
    return this.#page;
  }

  get electron(): ElectronApplication {
    if (this.#electron === undefined) throw new Error('The application is not running.');
    return this.#electron;
  }

  get running(): boolean {
    return this.#electron !== undefined;
  }

  /** What main and page wrote, for the report of a failed test. */
  get log(): string {
    return this.#log.join('');
  }

  get profile(): string {
    return this.#options.profile;
  }

  /** Returns the messages of the operating system the application has shown since it started, with their details. */
  async messages(): Promise<string[]> {
    return await this.electron.evaluate(() => [...Object(Reflect.get(globalThis, 'shownMessages'))]);
  }

  /** From now on no window is in front, and what the system would show of notices is kept: see `notices`. */
  async lookAway(): Promise<void> {
    await this.electron.evaluate(({ BrowserWindow, Notification }) => {
      const shown: Electron.Notification[] = [];
      Reflect.set(globalThis, 'shownNotices', shown);
      Object.assign(BrowserWindow, { getFocusedWindow: () => null });
      Object.assign(Notification, { isSupported: () => true });
      Notification.prototype.show = function show(this: Electron.Notification) {
        shown.push(this);
      };
    });
  }

  /** What the system has been asked to show since `lookAway`, title and text. */
  async notices(): Promise<string[]> {
    return await this.electron.evaluate(() =>
      [...Object(Reflect.get(globalThis, 'shownNotices'))].map(({ title, body }) => `${title} ${body}`),
    );
  }

  /** Opens one more window of the same application and returns its page. */
  async openWindow(): Promise<Page> {
    const opened = this.electron.waitForEvent('window');
    await this.page.evaluate(() => window.vaxelbord?.windows.open('another'));
    return await opened;
  }

  /** Texts of the language the application runs in, so that tests name things as people read them. */
  get t(): ReturnType<typeof createTranslator>['t'] {
    return createTranslator(this.#options.language ?? 'sv').t;
  }

  /** Waits until the page says it has reached one of these states. */
  async waitFor(...states: readonly Ready[]): Promise<Ready> {
    const handle = await this.page.waitForFunction(
      (wanted) => wanted.find((state) => document.documentElement.dataset.ready === state),
      states,
      { timeout: FIRST_SYNC_MILLISECONDS },
    );
    const reached = await handle.jsonValue();
    if (reached === undefined) throw new Error('The page tells no state.');
    return reached;
  }

  /** Waits until the views can be used and every row is there. */
  async waitForReady(): Promise<void> {
    await this.waitFor('ready');
  }

  /** Signs in on the sign-in page and waits until every row is there. */
  async signIn(account: Account): Promise<void> {
    await this.trySignIn(account);
    await this.waitForReady();
  }

  /** Sends the sign-in form; what comes of it is for the test to see. */
  async trySignIn(account: Pick<Account, 'username' | 'password'>): Promise<void> {
    await this.waitFor('sign-in');
    const { page, t } = this;
    await page.getByLabel(t('signIn.username')).fill(account.username);
    await page.getByLabel(t('signIn.password')).fill(account.password);
    await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  }

  /** Ends every process of the application at once, as a power cut would. */
  async kill9(): Promise<void> {
    const child = this.electron.process();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    killAll(child);
    await ended;
    this.#electron = undefined;
    this.#page = undefined;
  }

  /** Closes the application as a person would; one that does not end in time is killed, and its log says so. */
  async close(): Promise<void> {
    const electron = this.#electron;
    if (electron === undefined) return;
    this.#electron = undefined;
    this.#page = undefined;
    const child = electron.process();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode !== null || child.signalCode !== null) return;
    const timer = setTimeout(() => {
      this.#log.push('[test] did not close in time and was killed\n');
      killAll(child);
    }, CLOSE_MILLISECONDS);
    // A page that has died makes Playwright's close() reject or wait; the process ending is what counts.
    electron.close().catch((error: unknown) => this.#log.push(`[test] ${String(error)}\n`));
    await ended;
    clearTimeout(timer);
  }

  /** Starts the application again on the same profile, after it was closed or killed. */
  async restart(): Promise<void> {
    if (this.#electron !== undefined) await this.close();
    await this.#launch();
  }

  async #launch(): Promise<void> {
    const { apiUrl, profile, language = 'sv', env = {}, executablePath, initScript, mainScript } = this.#options;
    const inherited = Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    this.#electron = await _electron.launch({
      args: [...(mainScript === undefined ? [] : ['-r', mainScript]), inRoot()],
      cwd: inRoot(),
      timeout: LAUNCH_MILLISECONDS,
      ...(executablePath === undefined ? {} : { executablePath }),
      env: {
        ...Object.fromEntries(inherited),
        VAXELBORD_API_URL: apiUrl,
        VAXELBORD_PROFILE_DIR: profile,
        VAXELBORD_LANG: language,
        ...env,
      },
    });
    if (initScript !== undefined) await this.#electron.context().addInitScript(initScript);
    const keep = (chunk: unknown) => this.#log.push(String(chunk));
    this.#electron.process().stdout?.on('data', keep);
    this.#electron.process().stderr?.on('data', keep);
    await recordMessages(this.#electron);
    this.#page = await this.#electron.firstWindow({ timeout: LAUNCH_MILLISECONDS });
    this.#page.on('console', (message) => keep(`[page ${message.type()}] ${message.text()}\n`));
    this.#page.on('pageerror', (error) => keep(`[page error] ${error.stack ?? error.message}\n`));
  }
}
