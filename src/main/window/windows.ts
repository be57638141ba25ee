import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import { type MainWindowOptions, openMainWindow } from './main-window.ts';

/** More windows than this help nobody and cost the computer. */
const mostWindows = 6;

const numbers = Array.from({ length: mostWindows }, (_, index) => index + 1);
const numberSchema = z.number().int().min(1).max(mostWindows);
const openNumbersSchema = z.array(numberSchema).max(mostWindows);
/** Those open at the end, and which of them stood on the second screen. */
const rememberedSchema = z.union([
  z.object({ open: openNumbersSchema, board: numberSchema.nullable() }),
  openNumbersSchema.transform((open) => ({ open, board: null })),
]);
type Remembered = z.infer<typeof rememberedSchema>;

type SharedOptions = Omit<MainWindowOptions, 'number' | 'isBoard'>;

/** The windows of this application by number. Each number remembers its own place; those open at the end open again. */
export class Windows {
  readonly #options: () => SharedOptions;
  /** Null while a window is being made. The one last used comes last. */
  readonly #open = new Map<number, BrowserWindow | null>();
  #board: number | null = null;
  #isEnding = false;
  readonly #onLastClosed: () => void;

  /** `options` is asked for each window anew: words and theme change. */
  constructor(options: () => SharedOptions, onLastClosed: () => void) {
    this.#options = options;
    this.#onLastClosed = onLastClosed;
    app.on('before-quit', () => {
      this.#isEnding = true;
    });
  }

  /** Opens the windows that were open when the application ended last time; at least one. */
  async openRemembered(): Promise<void> {
    const { open, board } = await this.#remembered();
    this.#board = board;
    for (const number of open.length === 0 ? [1] : open) await this.#openNumber(number);
  }

  /** Opens the window for a second screen, or shows it when it is open. */
  async openBoard(): Promise<void> {
    const board = this.#board === null ? undefined : this.#open.get(this.#board);
    // It is being made.
    if (board === null) return;
    if (board !== undefined) {
      if (board.isMinimized()) board.restore();
      board.focus();
      return;
    }
    const free = numbers.find((number) => number > 1 && !this.#open.has(number));
    if (free === undefined) {
      this.comeToFront();
      return;
    }
    this.#board = free;
    await this.#openNumber(free);
    await this.#remember();
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
      const window = await openMainWindow({ ...this.#options(), number, isBoard: number === this.#board });
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
    if (this.#open.size === 0) this.#onLastClosed();
    // The last window, and those that go with the application, are to come back.
    if (this.#isEnding || this.#open.size === 0) return;
    if (this.#board === number) this.#board = null;
    this.#options().finishFirst(this.#remember());
  }

  async #remembered(): Promise<Remembered> {
    const { folder, log } = this.#options();
    try {
      return (await readJsonFile(join(folder, 'windows.json'), rememberedSchema)) ?? { open: [], board: null };
    } catch (error) {
      log.error('windows-unreadable', error);
      return { open: [], board: null };
    }
  }

  async #remember(): Promise<void> {
    const { folder, log } = this.#options();
    try {
      await writeAtomically(
        join(folder, 'windows.json'),
        JSON.stringify({ open: [...this.#open.keys()].sort(), board: this.#board }),
      );
    } catch (error) {
      log.error('windows-unwritten', error);
    }
  }
}
