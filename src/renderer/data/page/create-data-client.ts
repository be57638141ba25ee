import { createStore } from 'zustand/vanilla';
import type { Id } from '#shared/identity/ids.ts';
import type { AttachmentTransfer } from '#shared/ipc/attachments.ts';
import {
  replicaGuestMessage,
  replicaJoinedMessage,
  replicaPortMessage,
  type VaxelbordBridge,
} from '#shared/ipc/bridge.ts';
import type { SessionState, Settings, SyncStatus } from '#shared/ipc/types.ts';
import { emptyPicture } from '#shared/live/picture.ts';
import type { ChannelAnswer } from '#shared/messages/channel-administration.ts';
import { accessFingerprint } from '#shared/users/permissions.ts';
import { claimLock } from '../claim-lock.ts';
import type { DataClient } from '../data-client.ts';
import type { LiveState } from '../live-state.ts';
import type { ReplicaState } from '../page-protocol.ts';
import { makeSheet } from '../sheets/sheet-maker.ts';
import { beginFile } from './begin-file.ts';
import { CellStore } from './cell-store.ts';
import { DraftCells } from './draft-cells.ts';
import { takeFrame } from './live-feed.ts';
import { MainDrafts } from './main-drafts.ts';
import { spawnReplicaWorker, spawnSheetWorker } from './spawn-workers.ts';
import { TwiceKeptDrafts } from './twice-kept-drafts.ts';
import type { GuestPort } from './worker-like.ts';
import { WorkerLink } from './worker-link.ts';

const beforeMainHasSaid: SyncStatus = {
  connection: { type: 'connecting' },
  unsent: 0,
  refused: 0,
  snapshot: null,
  rebuilding: null,
  attachments: { waiting: 0, waitingBytes: 0, refused: 0 },
  disk: null,
  heldUp: null,
  journalDamage: null,
  lastPulledAt: null,
  journalFault: null,
};

/**
 * Connects the page to main and to the replica worker, and returns what screens need. Call once, when the page starts;
 * `settings` are those main has just given, so that the first picture has the right language and theme.
 */
export function createDataClient(bridge: VaxelbordBridge, initialSettings: Settings): DataClient {
  const now = () => new Date().toISOString();
  const session = createStore<SessionState | null>(() => null);
  const sync = createStore<SyncStatus>(() => beforeMainHasSaid);
  const settings = createStore<Settings>(() => initialSettings);
  const replica = createStore<ReplicaState>(() => ({ type: 'closed' }));
  const transfers = createStore<readonly AttachmentTransfer[]>(() => []);
  const live = createStore<LiveState>(() => ({ ...emptyPicture, connected: false, lostAt: null, serverOffsetMs: 0 }));
  const link: WorkerLink = new WorkerLink({
    claimWorker: (listener) => claimLock('vaxelbord-replica-worker', listener),
    spawn: spawnReplicaWorker,
    requestPort: () => bridge.replica.connect(),
    requestJoin: () => bridge.replica.join(),
    answered: (watchId, answer) => cells.answered(watchId, answer),
    stateChanged: (state) => replica.setState(state, true),
    draftChanged: (change) => drafts.changedElsewhere(change),
    now,
  });
  const cells: CellStore = new CellStore(link);
  let signedInAs: { userId: Id; access: string } | null = null;
  const keptDrafts = new TwiceKeptDrafts({
    main: new MainDrafts(bridge.drafts, () => signedInAs?.userId ?? null),
    copy: link,
    now,
  });
  const drafts: DraftCells = new DraftCells(keptDrafts);

  function sessionChanged(next: SessionState): void {
    const before = signedInAs;
    const actor = next.type === 'signed-in' ? next.actor : null;
    signedInAs = actor === null ? null : { userId: actor.userId, access: accessFingerprint(actor) };
    const isOtherPerson = signedInAs?.userId !== before?.userId;
    if (isOtherPerson) {
      cells.forgetAnswers();
      drafts.forget();
      keptDrafts.forget();
      if (signedInAs === null) link.stop();
      else link.start();
    }
    // With other rights main begins a new live connection; the worker hears of it by its port and begins anew.
    if (isOtherPerson || signedInAs?.access !== before?.access) {
      live.setState({ ...emptyPicture, connected: false, lostAt: null, serverOffsetMs: 0 });
      if (signedInAs !== null) void bridge.live.subscribe();
    }
    session.setState(next, true);
  }

  // A page that listens is asked before its window closes: by then it has handled the last key pressed, and main has heard of it.
  window.addEventListener('beforeunload', () => undefined);
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || port === undefined) return;
    if (event.data === replicaPortMessage) link.connect(port);
    if (event.data === replicaGuestMessage) link.takeGuest(port);
    // TypeScript's types do not know yet that ports say when they are closed.
    if (event.data === replicaJoinedMessage) link.join(port as MessagePort & Pick<GuestPort, 'onclose'>);
  });
  bridge.settings.onChanged((next) => settings.setState(next, true));
  bridge.sync.onStatusChanged((next) => sync.setState(next, true));
  bridge.attachments.onTransfers((next) => transfers.setState(next, true));
  bridge.live.onConnected((connected) =>
    live.setState((before) => ({
      connected,
      lostAt: lostSince(before, connected, now()),
      // Offline nothing is claimed of who is where.
      ...(connected ? {} : { presence: new Map() }),
    })),
  );
  bridge.live.onFrame((frame) => {
    if (takeFrame(live, frame, Date.now())) void bridge.live.subscribe();
  });
  bridge.session.onChanged(sessionChanged);
  void bridge.session.get().then(sessionChanged);
  void bridge.attachments.transfers().then((now) => transfers.setState(now, true));
  void bridge.sync.status().then((status) => sync.setState(status, true));

  return {
    watch: (question) => cells.watch(question),
    ask: (question) => cells.once(question),
    execute: (name, args, replaces) => link.execute(name, args, replaces ?? null),
    discardRefused: (commandId) => link.discardRefused(commandId),
    copyText: (text) => bridge.app.copyText(text),
    askChannels: (question) =>
      bridge.channels.ask(question).catch((): ChannelAnswer => ({ type: 'failed', reason: 'failed' })),
    saveText: (file) => bridge.files.saveText(file),
    beginFile: (suggestedName) => beginFile(bridge.files, suggestedName),
    makeSheet: (name, columns) => makeSheet(spawnSheetWorker(), name, columns),
    print: (order) => bridge.tickets.print(order),
    openWindow: (which) => bridge.windows.open(which),
    callWindow: bridge.callWindow,
    tellBySystem: (notice) => {
      bridge.notices.tell(notice).catch(() => {
        // The call bar says the same; main has it in its log.
      });
    },
    drafts,
    replica,
    session,
    sync,
    settings,
    changeSettings: async (change) => settings.setState(await bridge.settings.set(change), true),
    live,
    look: (look) => {
      if (look === null) live.setState({ presence: new Map() });
      bridge.live.look(look).catch(() => {
        // Only colleagues' screens miss it; main has it in its log.
      });
    },
    requestLive: (request) => bridge.live.request(request),
    askConnectors: (question) => bridge.connectors.ask(question),
    files: bridge.attachments,
    transfers,
    now,
  };
}

/** When the live channel was lost; kept while main says again that it is not there. */
function lostSince(before: LiveState, connected: boolean, now: string): string | null {
  if (connected) return null;
  return before.connected ? now : before.lostAt;
}
