import { join } from 'node:path';
import type { AttachmentTransfer } from '#shared/ipc/attachments.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { LiveServerFrame } from '#shared/live/protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { AttachmentApi } from '../attachments/attachment-api.ts';
import { DeskAttachments } from '../attachments/desk-attachments.ts';
import type { Clock } from '../clock.ts';
import { DraftFolder } from '../drafts/draft-folder.ts';
import { DiskWatch, diskSpaceOf } from '../files/disk-watch.ts';
import { Journal } from '../journal/journal.ts';
import type { WriteFault } from '../journal/write-fault.ts';
import { LiveClient } from '../live/live-client.ts';
import type { OpenLiveSocket } from '../live/socket.ts';
import type { Logger } from '../log/logger.ts';
import type { Session } from '../session/session.ts';
import { heedSilence } from '../sync/heed-silence.ts';
import type { SyncApi } from '../sync/sync-api.ts';
import { SyncClient } from '../sync/sync-client.ts';

/** What a signed-in person's part of the application needs. */
export interface DeskOptions {
  readonly profile: string;
  readonly folder: string;
  readonly actor: Actor;
  readonly session: Pick<Session, 'token' | 'renew'>;
  readonly syncApi: SyncApi;
  readonly attachmentApi: AttachmentApi;
  /** A small JPEG of a picture, or null. */
  readonly makeThumbnail: (bytes: Uint8Array) => Uint8Array | null;
  readonly openSocket: OpenLiveSocket;
  readonly clock: Clock;
  readonly log: Logger;
  /** The disk was found unwritable before the desk was opened. */
  readonly storageFault: WriteFault | null;
  readonly onStatus: (status: SyncStatus) => void;
  readonly onTransfers: (transfers: AttachmentTransfer[]) => void;
  readonly onLiveFrame: (frame: LiveServerFrame) => void;
  readonly onLiveConnected: (connected: boolean) => void;
}

/** Journal, unfinished work, synchronisation, files and live channel of whoever is signed in. */
export interface Desk {
  readonly actor: Actor;
  readonly sync: SyncClient;
  readonly live: LiveClient;
  readonly attachments: DeskAttachments;
  readonly drafts: DraftFolder;
  /** Ends the clients, stores the last of the drafts and closes the journal; what is unsent stays in it. */
  close(): Promise<void>;
}

/** Opens the person's journal and begins to synchronise. Opens without a writable disk too; then the status says so. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { profile, folder, actor, session, syncApi: api, clock, log } = options;
  const journal = await Journal.open({ path: join(folder, 'journal'), clock, log });
  const drafts = await DraftFolder.open({ folder: join(folder, 'drafts'), clock, log });
  let wasOnline = false;
  let wasRestored = false;
  const sync = new SyncClient({
    profile,
    actor,
    journal,
    api: heedSilence(api, clock, () => sync.doubt()),
    clock,
    log,
    onStatus: (status) => {
      const isOnline = status.connection.type === 'online';
      if (isOnline && !wasOnline) {
        live.reconnectNow();
        attachments.wake();
      }
      wasOnline = isOnline;
      // An API put back from a backup may lack files that it had.
      const isRestored = status.rebuilding === 'restored-server';
      if (isRestored && !wasRestored) attachments.recheck();
      wasRestored = isRestored;
      options.onStatus(status);
    },
  });
  const fault = journal.fault ?? options.storageFault;
  if (fault !== null) sync.reportJournalFault(fault);
  const attachments = new DeskAttachments({
    folder,
    api: options.attachmentApi,
    clock,
    log,
    makeThumbnail: options.makeThumbnail,
    isDiskCritical: () => sync.status.disk?.level === 'critical',
    onTransfers: options.onTransfers,
    onStatus: (status) => {
      sync.reportAttachments(status);
      void disk.check();
    },
  });
  const disk = new DiskWatch({
    read: () => diskSpaceOf(folder),
    clock,
    log,
    onDisk: (space) => sync.reportDisk(space),
  });
  /** Until the API has answered the frame does not go on saying "connected". */
  function askWhetherItIsThere() {
    sync.doubt();
    sync.wake();
  }
  const live = new LiveClient({
    open: options.openSocket,
    token: () => session.token(),
    renew: (refused) => session.renew(refused),
    clock,
    log,
    onFrame: options.onLiveFrame,
    onConnected: (connected) => {
      options.onLiveConnected(connected);
      if (!connected) askWhetherItIsThere();
    },
    onSilence: askWhetherItIsThere,
    onNews: () => sync.wake(),
  });
  await disk.check();
  sync.wake();
  live.start();
  return {
    actor,
    sync,
    live,
    attachments,
    drafts,
    close: async () => {
      disk.stop();
      live.stop();
      await drafts.close();
      await attachments.close();
      await sync.stop();
      await journal.close();
    },
  };
}
