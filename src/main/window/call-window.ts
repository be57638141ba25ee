import { app, BrowserWindow, screen, type WebContents } from 'electron';
import type { CallCard, CallCardAct } from '#shared/ipc/call-window.ts';
import type { Theme } from '#shared/ipc/types.ts';
import type { Logger } from '../log/logger.ts';
import { backgroundOf } from './background.ts';
import { cornerBounds, readWindowPlace, writeWindowPlace } from './bounds.ts';
import { appOrigin } from './own-page.ts';
import { safePreferences } from './safe-preferences.ts';

/** Its place is remembered beside those of the other windows, which count from 1. */
const placeNumber = 0;

interface Options {
  readonly folder: string;
  readonly preload: string;
  readonly title: () => string;
  readonly theme: () => Theme;
  /** Whether the person wants it. */
  readonly isWanted: () => boolean;
  readonly log: Logger;
}

/**
 * The small window above all others: who calls, while no other window of ours is in front. It never takes the focus, is
 * made when it is first needed, and knows nothing but what the page of a window tells it.
 */
export class CallWindow {
  readonly #options: Options;
  #window: BrowserWindow | null = null;
  #isOpening = false;
  /** Closed while it was being made. */
  #isClosed = false;
  /** What each page tells of, the latest last: that one is shown, and its page does what is pressed. */
  readonly #cards = new Map<WebContents, CallCard>();

  constructor(options: Options) {
    this.#options = options;
    app.on('browser-window-focus', () => this.#refresh());
    app.on('browser-window-blur', () => this.#refresh());
  }

  get card(): CallCard | null {
    return this.#latest()?.card ?? null;
  }

  /** Takes what a page has to show; null: nothing. */
  show(card: CallCard | null, from: WebContents): void {
    this.#cards.delete(from);
    if (card !== null) this.#cards.set(from, card);
    this.#refresh();
  }

  /** Has the page do what was pressed; `open` brings its window to the front as well. */
  press(act: CallCardAct): void {
    const from = this.#latest()?.from;
    if (from === undefined) return;
    from.send('callWindow:pressed', act);
    if (act !== 'open') return;
    const window = BrowserWindow.fromWebContents(from);
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
  }

  /** Closes it with the last of the other windows: nobody is there to act. */
  close(): void {
    this.#cards.clear();
    this.#isClosed = true;
    this.#window?.close();
  }

  /** A page that was closed tells of nothing any more. */
  #latest(): { card: CallCard; from: WebContents } | undefined {
    for (const from of [...this.#cards.keys()]) if (from.isDestroyed()) this.#cards.delete(from);
    const last = [...this.#cards].at(-1);
    return last === undefined ? undefined : { from: last[0], card: last[1] };
  }

  #refresh(): void {
    const card = this.card;
    const focused = BrowserWindow.getFocusedWindow();
    const isOtherInFront = focused !== null && focused !== this.#window;
    if (card === null || isOtherInFront || !this.#options.isWanted()) {
      this.#window?.hide();
      return;
    }
    if (this.#window === null) {
      this.#open().catch((error) => this.#options.log.error('call-window-failed', error));
      return;
    }
    this.#window.webContents.send('callWindow:card', card);
    if (!this.#window.isVisible()) this.#window.showInactive();
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    this.#isClosed = false;
    try {
      const { folder, preload, log } = this.#options;
      const place = await readWindowPlace(folder, placeNumber, log);
      const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
      const window = new BrowserWindow({
        ...cornerBounds(place?.bounds ?? null, areas),
        show: false,
        frame: false,
        resizable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        title: this.#options.title(),
        backgroundColor: backgroundOf(this.#options.theme()),
        webPreferences: safePreferences(preload),
      });
      window.on('closed', () => {
        this.#window = null;
      });
      window.on('moved', () => {
        void writeWindowPlace(folder, placeNumber, { bounds: window.getNormalBounds(), maximized: false }, log);
      });
      await window.loadURL(`${appOrigin}/?call=yes`);
      // Left open and out of sight, it would keep the application running.
      if (this.#isClosed) window.destroy();
      else this.#window = window;
    } finally {
      this.#isOpening = false;
    }
    this.#refresh();
  }
}
