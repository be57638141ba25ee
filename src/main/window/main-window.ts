import { BrowserWindow, screen } from 'electron';
import type { Theme } from '#shared/ipc/types.ts';
import type { Logger } from '../log/logger.ts';
import { backgroundOf } from './background.ts';
import { fittingBounds, readWindowPlace, smallestSize, writeWindowPlace } from './bounds.ts';
import { createCrashLimit } from './crash-limit.ts';
import { appOrigin } from './own-page.ts';
import { safePreferences } from './safe-preferences.ts';

export interface MainWindowOptions {
  /** Counts from 1; the page learns it from its address. */
  readonly number: number;
  /** The window for a second screen: it opens on it, and shows the board. */
  readonly isBoard: boolean;
  readonly folder: string;
  readonly preload: string;
  readonly title: string;
  readonly theme: Theme;
  readonly log: Logger;
  /** The page crashed too often to be reloaded once more. */
  readonly onHopeless: () => void;
  /** Work that the application waits for before it ends. */
  readonly finishFirst: (work: Promise<void>) => void;
}

function surviveCrashes(window: BrowserWindow, { log, onHopeless }: MainWindowOptions): void {
  const mayReload = createCrashLimit(3, 60_000);
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.warning('page-crashed', { reason: details.reason, exitCode: details.exitCode });
    if (mayReload(Date.now())) window.webContents.reload();
    else onHopeless();
  });
  window.webContents.on('unresponsive', () => log.warning('page-unresponsive'));
  window.webContents.on('responsive', () => log.info('page-responsive'));
  window.webContents.on('preload-error', (_event, _path, error) => log.error('preload-failed', error));
}

/** Opens the window where it was last time and shows it once it has something to show. */
export async function openMainWindow(options: MainWindowOptions): Promise<BrowserWindow> {
  const { folder, log, number } = options;
  const place = await readWindowPlace(folder, number, log);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const displays = options.isBoard ? [...others, primary] : [primary, ...others];
  const areas = displays.map((display) => display.workArea);
  const window = new BrowserWindow({
    ...fittingBounds(place?.bounds ?? null, areas, number),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    autoHideMenuBar: true,
    title: options.title,
    backgroundColor: backgroundOf(options.theme),
    webPreferences: safePreferences(options.preload),
  });
  window.on('close', () => {
    options.finishFirst(
      writeWindowPlace(folder, number, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }, log),
    );
  });
  window.once('ready-to-show', () => {
    if (place?.maximized === true) window.maximize();
    window.show();
  });
  surviveCrashes(window, options);
  const board = options.isBoard ? '&board=yes' : '';
  await window.loadURL(number === 1 ? `${appOrigin}/` : `${appOrigin}/?window=${number}${board}`);
  return window;
}
