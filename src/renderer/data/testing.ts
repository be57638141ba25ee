import { createStore } from 'zustand/vanilla';
import type { Put } from '#shared/commands/definition.ts';
import { type CommandEnvelope, schemaVersion } from '#shared/commands/envelope.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import type { ConnectorAnswer, ConnectorQuestion } from '#shared/connectors/administration.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { IpcArgs, IpcResult } from '#shared/ipc/contract.ts';
import type { SessionState, Settings, SyncStatus } from '#shared/ipc/types.ts';
import { applyFrame, emptyPicture } from '#shared/live/picture.ts';
import type { LiveRequest, LiveServerFrame, TicketLook } from '#shared/live/protocol.ts';
import type { ChannelAnswer, ChannelQuestion } from '#shared/messages/channel-administration.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { DataClient, ExecuteResult } from './data-client.ts';
import type { LiveState } from './live-state.ts';
import { CellStore } from './page/cell-store.ts';
import { DraftCells } from './page/draft-cells.ts';
import type { ReplicaState } from './page-protocol.ts';
import { OpenQuestions } from './reading/open-questions.ts';
import { ReadIndex } from './reading/read-index.ts';
import { emptyPosition, Replica } from './replica/replica.ts';
import { joined } from './sheets/joined.ts';
import { makeSheet } from './sheets/sheet-maker.ts';
import { createFakeFiles } from './testing/fake-files.ts';
import { createSheetPort } from './testing/sheet-port.ts';

/** Server rows by kind. */
export type FakeRows = { [K in RowKind]?: readonly Row<K>[] };

export interface FakeDataOptions {
  rows?: FakeRows;
  /** Default: an administrator of no organisation; give the actor whose rights the test is about. */
  actor?: Actor;
  settings?: Settings;
  /** What every live request is answered with. */
  /** What the API says about mail servers and gateways; that it cannot be reached when left out. */
  channelAnswer?: (question: ChannelQuestion) => ChannelAnswer;
  liveAnswer?: IpcResult<'live:request'>;
  connectorAnswer?: (question: ConnectorQuestion) => ConnectorAnswer;
  /** The clock; default is the real one. */
  now?: () => Instant;
}

export interface FakeData {
  client: DataClient;
  /** Every command that was saved, in order. */
  saved: CommandEnvelope[];
  liveRequests: LiveRequest[];
  channelQuestions: ChannelQuestion[];
  /** What was told of the ticket on screen, the last one last. */
  looks: (TicketLook | null)[];
  copied: string[];
  savedFiles: { suggestedName: string; text: string }[];
  savedBytes: { suggestedName: string; bytes: Uint8Array }[];
  printed: IpcArgs<'tickets:print'>[];
  /** The server sends these rows. */
  receive(rows: FakeRows): void;
  /** The live channel sends a frame. */
  receiveFrame(frame: LiveServerFrame): void;
  /** The server refuses a saved command. */
  refuse(commandId: Id, code: RefusalCode, details?: Record<string, string>): void;
}

const onlineStatus: SyncStatus = {
  connection: { type: 'online' },
  unsent: 0,
  refused: 0,
  snapshot: null,
  rebuilding: null,
  attachments: { waiting: 0, waitingBytes: 0, refused: 0 },
  disk: null,
  heldUp: null,
  journalDamage: null,
  lastPulledAt: '2026-11-20T09:00:00.000Z',
  journalFault: null,
};

function putsOf(rows: FakeRows): Put[] {
  // FakeRows pairs each kind with rows of that kind.
  return rowKinds.flatMap((kind) => (rows[kind] ?? []).map((row) => ({ kind, row }) as Put));
}

/**
 * Returns a data client for tests of screens: the product's own replica, overlay and read index in this process,
 * without worker, IndexedDB or Electron. Commands are judged by the shared rules and show at once. First
 * answers come synchronously, changes in a microtask.
 */
export function createFakeData(options: FakeDataOptions = {}): FakeData {
  const now = options.now ?? (() => new Date().toISOString());
  const actor: Actor = options.actor ?? { userId: newId(), name: 'Test Testsson', grants: [] };
  const clientId = newId();
  const replica = new Replica(actor, now);
  replica.replaceRows(putsOf(options.rows ?? {}), emptyPosition);
  replica.takeChanges();
  let asking = false;
  const questions = new OpenQuestions(new ReadIndex(replica), (watchId, answer) => cells.answered(watchId, answer), {
    later: (run) => (asking ? run() : queueMicrotask(run)),
  });
  const cells: CellStore = new CellStore({
    ask: (watchId, question) => {
      asking = true;
      questions.ask(watchId, question);
      asking = false;
    },
    close: (watchId) => questions.close(watchId),
  });
  const stored = new Map<string, { value: unknown; savedAt: Instant }>();
  const saved: CommandEnvelope[] = [];
  const liveRequests: LiveRequest[] = [];
  const channelQuestions: ChannelQuestion[] = [];
  const channelAnswer = options.channelAnswer ?? ((): ChannelAnswer => ({ type: 'failed', reason: 'unreachable' }));
  const looks: (TicketLook | null)[] = [];
  const copied: string[] = [];
  const savedFiles: { suggestedName: string; text: string }[] = [];
  const savedBytes: { suggestedName: string; bytes: Uint8Array }[] = [];
  const printed: IpcArgs<'tickets:print'>[] = [];
  const settings = createStore<Settings>(
    () => options.settings ?? { language: 'sv', theme: 'light', notifications: true, callWindow: true, chosenKeys: {} },
  );
  const live = createStore<LiveState>(() => ({ ...emptyPicture, connected: true, lostAt: null, serverOffsetMs: 0 }));

  const { files, transfers } = createFakeFiles();

  function tellChanges(): void {
    const changes = replica.takeChanges();
    if (changes !== null) questions.changed(changes);
  }

  async function execute<N extends CommandName>(name: N, args: CommandArgs<N>, replaces?: Id): Promise<ExecuteResult> {
    const at = now();
    const id = newId();
    const decision = replica.judge(name, args, id, at);
    if (decision.type === 'refused') return { status: 'refused', code: decision.code, details: decision.details };
    const envelope: CommandEnvelope = { id, clientId, seq: saved.length + 1, name, args, at, schemaVersion };
    saved.push(envelope);
    replica.append(envelope);
    if (replaces !== undefined) replica.discardRefused(replaces);
    tellChanges();
    return { status: 'saved', commandId: id };
  }

  return {
    saved,
    liveRequests,
    channelQuestions,
    looks,
    copied,
    savedFiles,
    savedBytes,
    printed,
    receive(rows) {
      replica.applyPage({ puts: putsOf(rows), removes: [] }, replica.position);
      tellChanges();
    },
    receiveFrame(frame) {
      live.setState(applyFrame(live.getState(), frame).picture);
    },
    refuse(commandId, code, details = {}) {
      const envelope = saved.find(({ id }) => id === commandId);
      if (envelope === undefined) throw new Error('Only a saved command can be refused');
      replica.takeOutcomes([{ seq: envelope.seq, status: 'refused', code, details }], now());
      tellChanges();
    },
    client: {
      watch: (question) => cells.watch(question),
      ask: (question) => cells.once(question),
      execute,
      discardRefused: async (commandId) => {
        replica.discardRefused(commandId);
        tellChanges();
      },
      copyText: async (text) => {
        copied.push(text);
      },
      saveText: async (file) => {
        savedFiles.push(file);
        return true;
      },
      askChannels: async (question) => {
        channelQuestions.push(question);
        return channelAnswer(question);
      },
      beginFile: async (suggestedName) => {
        const pieces: Uint8Array[] = [];
        return {
          write: async (bytes) => {
            pieces.push(bytes);
          },
          end: async () => {
            savedBytes.push({ suggestedName, bytes: joined(pieces) });
          },
          giveUp: async () => undefined,
        };
      },
      makeSheet: (name, columns) => makeSheet(createSheetPort(), name, columns),
      print: async (order) => {
        printed.push(order);
        return 'done';
      },
      openWindow: async () => undefined,
      callWindow: { show: async () => undefined, onPressed: () => () => undefined },
      tellBySystem: () => undefined,
      drafts: new DraftCells({
        read: async (key) => stored.get(key) ?? null,
        list: async () => [...stored].map(([key, draft]) => ({ key, ...draft })),
        write: async (key, value) => {
          const savedAt = now();
          if (value === null) stored.delete(key);
          else stored.set(key, { value, savedAt });
          return savedAt;
        },
      }),
      replica: createStore<ReplicaState>(() => ({ type: 'open', memoryOnly: false })),
      session: createStore<SessionState | null>(() => ({ type: 'signed-in', actor, offline: false, remembered: true })),
      sync: createStore<SyncStatus>(() => onlineStatus),
      settings,
      changeSettings: async (change) => settings.setState(change),
      live,
      look: (look) => {
        looks.push(look);
      },
      askConnectors: async (question) =>
        options.connectorAnswer?.(question) ?? { type: 'failed', reason: 'unreachable' },
      requestLive: async (request) => {
        liveRequests.push(request);
        return options.liveAnswer ?? { ok: true, error: null };
      },
      files,
      transfers,
      now,
    },
  };
}

export {
  aDevice,
  aFunction,
  anActor,
  anOrganisation,
  aPerson,
  aTicket,
  aUnit,
  officeHours,
} from './testing/sample-rows.ts';
