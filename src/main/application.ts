import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, net, powerMonitor } from 'electron';
import { createTranslator, type Translate } from '#shared/i18n/translator.ts';
import { ApiClient, type Fetch } from './api/api-client.ts';
import { AttachmentApi } from './attachments/attachment-api.ts';
import { makeThumbnail } from './attachments/thumbnail.ts';
import { systemClock as clock } from './clock.ts';
import { openDesk } from './desk/desk.ts';
import { DeskKeeper } from './desk/desk-keeper.ts';
import type { Environment } from './environment.ts';
import { probeFolder } from './files/probe.ts';
import { UnfinishedFiles } from './files/unfinished-files.ts';
import { createIpcAnswers, idleStatusWith, openFolder } from './ipc/answers.ts';
import { broadcast } from './ipc/broadcast.ts';
import { handleIpc } from './ipc/handle.ts';
import type { WriteFault } from './journal/write-fault.ts';
import { createLiveSockets } from './live/live-socket.ts';
import type { Logger } from './log/logger.ts';
import { Printer } from './print/printer.ts';
import { openKeyStore } from './session/key-store.ts';
import { strongScrypt } from './session/password-verifier.ts';
import { ProfileStore, profileName } from './session/profile-store.ts';
import { Session } from './session/session.ts';
import { SessionAccess } from './session/session-access.ts';
import { createSessionApi } from './session/session-api.ts';
import { TokenVault } from './session/token-vault.ts';
import { openSettings } from './settings/settings-store.ts';
import { createSyncApi } from './sync/sync-api.ts';
import { followTheme } from './window/background.ts';
import { CallWindow } from './window/call-window.ts';
import { guardEverything } from './window/guards.ts';
import { setMenu } from './window/menu.ts';
import { sayFailure, sayHopeless, sayUnwritable } from './window/messages.ts';
import { serveAppScheme } from './window/scheme.ts';
import { Windows } from './window/windows.ts';

interface Surroundings {
  readonly environment: Environment;
  /** Everything main itself keeps on this workstation. */
  readonly folder: string;
  readonly log: Logger;
}

/** Puts the parts of the application together once Electron is ready. Errors that nobody took end in the log and in words. */
export function startApplication(surroundings: Surroundings): void {
  const { log, folder } = surroundings;
  const logFolder = join(folder, 'logs');
  let translate: Translate = createTranslator(surroundings.environment.language ?? 'sv').t;
  const failed = (error: unknown) => {
    log.error('uncaught', error);
    void app.whenReady().then(() => sayFailure(translate, logFolder));
  };
  process.on('uncaughtException', failed);
  process.on('unhandledRejection', failed);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // A lost graphics process is replaced by Chromium itself; the page goes on.
    if (reason !== 'clean-exit') log.warning('helper-process-gone', { type, reason, exitCode });
  });
  // Chromium puts the product's name into a header, where å, ä and ö cannot stand: requests would fail.
  app.userAgentFallback = app.userAgentFallback.replace(/\S*[^ -~]\S*/g, `Vaxelbord/${app.getVersion()}`);
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() =>
      run(surroundings, logFolder, (t) => {
        translate = t;
      }),
    )
    .catch(failed);
}

async function run(surroundings: Surroundings, logFolder: string, onLanguage: (t: Translate) => void): Promise<void> {
  const { environment, folder, log } = surroundings;
  log.info('start', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform });
  guardEverything(log);
  const settings = await openSettings(folder, environment.language, log);
  const storageFault = await probeFolder(folder, log);
  const unfinishedFiles = new UnfinishedFiles(folder, log);
  void unfinishedFiles.removeLeft();
  const words = () => createTranslator(settings.get().language).t;
  const openLogFolder = () => {
    openFolder(logFolder).catch((error) => log.error('log-folder-not-opened', error));
  };
  const onSettings = () => {
    onLanguage(words());
    setMenu(words(), { openWindow: () => void windows.openAnother(), openLogFolder });
    followTheme(settings.get().theme);
  };
  const finishing = new Set<Promise<void>>();
  const preload = join(import.meta.dirname, '../preload/index.cjs');
  const callWindow = new CallWindow({
    folder,
    preload,
    title: () => words()('app.name'),
    theme: () => settings.get().theme,
    isWanted: () => settings.get().callWindow,
    log,
  });
  const windows = new Windows(
    () => ({
      folder,
      preload,
      title: words()('app.name'),
      theme: settings.get().theme,
      log,
      finishFirst: (work) => {
        finishing.add(work);
        void work.finally(() => finishing.delete(work));
      },
      onHopeless: () => void sayHopeless(words(), logFolder),
    }),
    () => callWindow.close(),
  );
  onSettings();

  const { session, desks, client } = connectParts(surroundings, storageFault);
  const interfaceFolder = join(import.meta.dirname, '../renderer');
  const printer = new Printer(interfaceFolder);
  serveAppScheme({ root: interfaceFolder, attachments: () => desks.current?.attachments ?? null, printer, log });
  const idle = () => idleStatusWith(storageFault);
  const openWindow = (which: 'another' | 'board') => (which === 'board' ? windows.openBoard() : windows.openAnother());
  handleIpc(
    createIpcAnswers({
      environment,
      settings,
      session,
      desks,
      client,
      printer,
      logFolder,
      openWindow,
      callWindow,
      unfinishedFiles,
      onSettings,
      idle,
    }),
    log,
  );
  endInOrder(desks, session, finishing, log);
  await session.restore();
  powerMonitor.on('resume', () => desks.current?.sync.wake());
  app.on('second-instance', () => windows.comeToFront());
  await windows.openRemembered();
  if (storageFault !== null) await sayUnwritable(words(), storageFault, folder);
}

function connectParts({ environment, folder, log }: Surroundings, storageFault: WriteFault | null) {
  const { apiUrl } = environment;
  const fetch: Fetch = (url, init) => net.fetch(url, init);
  const client = new ApiClient(apiUrl, fetch, log);
  const profileFolder = join(folder, 'profiles');
  const profiles = new ProfileStore(profileFolder, apiUrl, log);
  const vault = new TokenVault(join(folder, 'session.json'), apiUrl, openKeyStore(log), log);
  const session: Session = new Session({
    api: createSessionApi(client, hostname()),
    profiles,
    vault,
    strength: strongScrypt,
    clock,
    log,
    onChanged: (state) => {
      desks.follow(state);
      broadcast('session:changed', state);
    },
  });
  const openSocket = createLiveSockets(apiUrl, log);
  const desks = new DeskKeeper((actor) => {
    const access = new SessionAccess(session, actor.userId);
    return openDesk({
      profile: profileName(apiUrl, actor.userId),
      folder: profiles.folderOf(actor.userId),
      actor,
      session: access,
      syncApi: createSyncApi(client, access),
      attachmentApi: new AttachmentApi({ baseUrl: apiUrl, client, fetch, session: access, log }),
      makeThumbnail,
      openSocket,
      clock,
      log,
      storageFault,
      onStatus: (status) => broadcast('sync:statusChanged', status),
      onTransfers: (transfers) => broadcast('attachments:transfersChanged', transfers),
      onLiveFrame: (frame) => broadcast('live:frame', frame),
      onLiveConnected: (connected) => broadcast('live:connected', connected),
    });
  }, log);
  return { client, session, desks };
}

/** Closes journal and connections before the process ends; neither they nor a page that hangs can hold it up for long. */
function endInOrder(desks: DeskKeeper, session: Session, finishing: Set<Promise<void>>, log: Logger): void {
  let finished = false;
  app.on('before-quit', () => {
    clock.after(4_000, () => {
      for (const window of BrowserWindow.getAllWindows()) {
        log.warning('page-did-not-close');
        window.destroy();
      }
    });
  });
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    const closed = desks.settled().then((desk) => desk?.close());
    const late = new Promise<void>((resolve) => clock.after(3_000, resolve));
    Promise.race([Promise.all([closed, session.kept(), ...finishing]), late])
      .catch((error) => log.error('closing-failed', error))
      .finally(() => {
        finished = true;
        log.info('end');
        app.quit();
      });
  });
}
