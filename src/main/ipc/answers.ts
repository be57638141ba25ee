import { app, BrowserWindow, clipboard, shell, type WebContents } from 'electron';
import { mapAddress } from '#shared/directory/map-address.ts';
import type { IpcArgs } from '#shared/ipc/contract.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { serverInfoSchema } from '#shared/session/protocol.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { DeskKeeper } from '../desk/desk-keeper.ts';
import type { Environment } from '../environment.ts';
import type { UnfinishedFiles } from '../files/unfinished-files.ts';
import { openSystemNotices } from '../notices/open-system-notices.ts';
import type { Printer } from '../print/printer.ts';
import type { Session } from '../session/session.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { openReplicaPort } from '../sync/electron-port.ts';
import { idleStatus } from '../sync/status.ts';
import type { CallWindow } from '../window/call-window.ts';
import { ReplicaBroker } from '../window/replica-broker.ts';
import { saveTextAs } from '../window/save-file-as.ts';
import { createAttachmentAnswers } from './attachment-answers.ts';
import { broadcast } from './broadcast.ts';
import { createCallWindowAnswers } from './call-window-answers.ts';
import { createChannelAnswers } from './channel-answers.ts';
import { createConnectorAnswers } from './connector-answers.ts';
import { createDraftAnswers } from './draft-answers.ts';
import { createGrowingFileAnswers } from './growing-file-answers.ts';
import type { IpcAnswers } from './handle.ts';

interface Parts {
  readonly environment: Environment;
  readonly settings: SettingsStore;
  readonly session: Session;
  readonly desks: DeskKeeper;
  readonly client: ApiClient;
  readonly printer: Printer;
  readonly logFolder: string;
  readonly openWindow: (which: IpcArgs<'window:open'>) => Promise<void>;
  readonly callWindow: CallWindow;
  /** Files that pages write piece by piece into people's own folders. */
  readonly unfinishedFiles: UnfinishedFiles;
  /** Native parts (menu, theme) follow the settings. */
  readonly onSettings: () => void;
  /** Status while nobody is signed in; carries a fault of the disk. */
  readonly idle: () => SyncStatus;
}

/** Opens the folder with the system's file manager. Throws with its words when there is none. */
export async function openFolder(folder: string): Promise<void> {
  const problem = await shell.openPath(folder);
  if (problem !== '') throw new Error(problem);
}

/** Returns what main answers to each method of the contract. */
export function createIpcAnswers(parts: Parts): IpcAnswers {
  const { environment, settings, session, desks, client, printer, logFolder } = parts;
  const broker = new ReplicaBroker();
  const systemNotices = openSystemNotices(settings);
  return {
    'app:info': () => ({
      version: app.getVersion(),
      apiUrl: environment.apiUrl,
      demoRole: environment.demoRole ?? null,
      platform: process.platform,
      logFolder,
    }),
    'app:copyText': (text) => clipboard.writeText(text),
    'app:openLogFolder': () => openFolder(logFolder),
    'settings:get': () => settings.get(),
    'settings:set': async (change) => {
      const changed = await settings.change(change);
      parts.onSettings();
      broadcast('settings:changed', changed);
      return changed;
    },
    'session:get': () => session.state,
    'session:serverInfo': async () => {
      const info = await client.ask(serverInfoSchema, { method: 'GET', path: '/api/v1/server' });
      return info.type === 'ok' ? info.value : null;
    },
    'session:signIn': async ({ username, password }) => {
      const result = await session.signIn(username, password);
      await desks.settled();
      return result;
    },
    'session:signOut': () => session.signOut(),
    'replica:connect': async (_nothing, sender) => {
      const desk = await desks.settled();
      if (desk === null) throw new Error('nobody is signed in');
      desk.sync.connect(openReplicaPort(sender));
      broker.hosted(sender);
    },
    'replica:join': (_nothing, sender) => broker.join(sender),
    'window:open': (which) => parts.openWindow(which),
    'files:saveText': (file, sender) => saveTextAs(file, windowOf(sender)),
    'tickets:print': ({ document, to }, sender) =>
      to === 'pdf' ? printer.saveAsPdf(document, windowOf(sender)) : printer.print(document),
    ...createAttachmentAnswers(desks),
    ...createCallWindowAnswers(parts.callWindow),
    ...createConnectorAnswers(parts.client, parts.session),
    ...createDraftAnswers(desks),
    ...createGrowingFileAnswers(parts.unfinishedFiles),
    ...createChannelAnswers(client, session, environment.apiUrl),
    'sync:status': () => desks.current?.sync.status ?? parts.idle(),
    'sync:now': () => desks.current?.sync.wake(),
    'live:subscribe': (_nothing, sender) => {
      const live = desks.current?.live;
      sender.send('live:connected', live?.connected ?? false);
      for (const frame of live?.snapshotFrames() ?? []) sender.send('live:frame', frame);
    },
    'live:look': (look, sender) => lookFrom(sender, look, desks),
    'notices:tell': (notice, sender) =>
      systemNotices.tell(notice, (key) => {
        const window = windowToShow(sender);
        if (window?.isMinimized()) window.restore();
        window?.show();
        if (key !== null) window?.webContents.send('notices:opened', key);
      }),
    'live:request': (request) =>
      desks.current?.live.request(request) ?? Promise.resolve({ ok: false, error: 'not-connected' }),
    'telephony:dial': (number) => shell.openExternal(`tel:${number}`),
    'places:show': (place) => shell.openExternal(mapAddress(place)),
  };
}

/** Only windows may ask: handle.ts has refused everything else. */
function windowOf(sender: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(sender);
  if (window === null) throw new Error('the asking page has no window');
  return window;
}

/** Returns the asking page's window, or another on screen when it was closed: a notice is chosen hours later. */
function windowToShow(sender: WebContents): BrowserWindow | undefined {
  const own = sender.isDestroyed() ? null : BrowserWindow.fromWebContents(sender);
  return (
    own ??
    BrowserWindow.getAllWindows().find(
      // The small window of a call shows nothing else.
      (window) => (window.isVisible() || window.isMinimized()) && !window.isAlwaysOnTop(),
    )
  );
}

/** Returns the status shown while nobody is signed in. */
export function idleStatusWith(journalFault: string | null): SyncStatus {
  return { ...idleStatus, journalFault };
}

const watched = new WeakSet<WebContents>();

/** Tells what a window has on screen; with the window it is over. */
function lookFrom(sender: WebContents, look: IpcArgs<'live:look'>, desks: DeskKeeper): void {
  const windowId = sender.id;
  desks.current?.live.look(windowId, look);
  if (watched.has(sender)) return;
  watched.add(sender);
  sender.once('destroyed', () => desks.current?.live.look(windowId, null));
}
