import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import { type MainWindowOptions, openMainWindow } from './main-window.ts';

/** More windows than this help nobody and cost the computer. */
const mostWindows = 6;

const numbers = Array.from({ length: mostWindows }, (_, index) => index + 1);
const openNumbersSchema = z.array(z.number().int().min(1).max(mostWindows)).max(mostWindows);

type SharedOptions = Omit<MainWindowOptions, 'number'>;

/** The windows of this application by number. Each number remembers its own place; those open at the end open again. */
export class Windows {
  readonly #options: () => SharedOptions;
  /** Null while a window is being made. The one last used comes last. */
  readonly #open = new Map<number, BrowserWindow | null>();
  #isEnding = false;

  /** `options` is asked for each window anew: words and theme change. */
  constructor(options: () => SharedOptions) {
    this.#options = options;
    app.on('before-quit', () => {
      this.#isEnding = true;
    });
  }

  /** Opens the windows that were open when the application ended last time; at least one. */
  async openRemembered(): Promise<void> {
    const remembered = await this.#remembered();
    for (const number of remembered.length === 0 ? [1] : remembered) await this.#openNumber(number);
  }

  /** Opens one more window, or brings one to the front when there are as many as there may be. */
  async openAnother(): Promise<void> {
    const free = numbers.find((number) => !this.#open.has(number));
    if (free === undefined) {
      this.comeToFront();
      return;
    }
    await this.#openNumber(free);
    await this.#remember();
  }

  /** Shows the window last used. */
  comeToFront(): void {
    const window = [...this.#open.values()].findLast((each) => each !== null);
    if (window === undefined || window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  async #openNumber(number: number): Promise<void> {
    this.#open.set(number, null);
    try {
      const window = await openMainWindow({ ...this.#options(), number });
      this.#open.set(number, window);
      window.on('focus', () => {
        this.#open.delete(number);
        this.#open.set(number, window);
      });
      window.on('closed', () => this.#closed(number));
    } catch (error) {
      this.#open.delete(number);
      throw error;
    }
  }

  #closed(number: number): void {
    this.#open.delete(number);
    // The last window, and those that go with the application, are to come back.
    if (this.#isEnding || this.#open.size === 0) return;
    this.#options().finishFirst(this.#remember());
  }

  async #remembered(): Promise<readonly number[]> {
    const { folder, log } = this.#options();
    try {
      return (await readJsonFile(join(folder, 'windows.json'), openNumbersSchema)) ?? [];
    } catch (error) {
      log.error('windows-unreadable', error);
      return [];
    }
  }

  async #remember(): Promise<void> {
    const { folder, log } = this.#options();
    try {
      await writeAtomically(join(folder, 'windows.json'), JSON.stringify([...this.#open.keys()].sort()));
    } catch (error) {
      log.error('windows-unwritten', error);
    }
  }
}
