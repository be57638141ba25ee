import type { StoreApi } from 'zustand/vanilla';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import type { ConnectorAnswer, ConnectorQuestion } from '#shared/connectors/administration.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { AttachmentTransfer } from '#shared/ipc/attachments.ts';
import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';
import type { IpcArgs, IpcResult } from '#shared/ipc/contract.ts';
import type { SessionState, Settings, SyncStatus } from '#shared/ipc/types.ts';
import type { LiveRequest, TicketLook } from '#shared/live/protocol.ts';
import type { ChannelAnswer, ChannelQuestion } from '#shared/messages/channel-administration.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { DraftStore } from './draft-store.ts';
import type { GrowingFile } from './growing-file.ts';
import type { LiveState } from './live-state.ts';
import type { ReplicaState } from './page-protocol.ts';
import type { Answer, Question } from './question.ts';
import type { SheetMaker } from './sheets/sheet-maker.ts';
import type { SheetColumn } from './sheets/sheet-xml.ts';

/** What became of something a person did, as far as this workstation knows. */
export type ExecuteResult =
  /** In the journal on disk: it will reach the server even if everything here is killed now. */
  | { status: 'saved'; commandId: Id }
  /** Judged impossible on what is known here; nothing was written. Words: `refusals.<code>`. */
  | { status: 'refused'; code: RefusalCode; details: Record<string, string> }
  /** Nothing was written; what was typed must stay in the form. */
  | { status: 'not-saved'; reason: 'disk-full' | 'write-failed' | 'not-ready' };

/** An open question: null until the first answer. */
export interface Cell {
  subscribe(listener: () => void): () => void;
  get(): Answer | null;
}

/** What main does with files of tickets. */
export type AttachmentFiles = Pick<VaxelbordBridge['attachments'], 'keep' | 'open' | 'saveAs' | 'cancel' | 'retry'>;

/** Everything screens need from the data layer; a test gives its own. */
export interface DataClient {
  watch(question: Question): Cell;
  /** Asks once, for work that is done and over: nothing stays open. */
  ask(question: Question): Promise<Answer>;
  /** `replaces`: the refused command that this one corrects; it is put aside in the same write. */
  execute<N extends CommandName>(name: N, args: CommandArgs<N>, replaces?: Id): Promise<ExecuteResult>;
  discardRefused(commandId: Id): Promise<void>;
  copyText(text: string): Promise<void>;
  /** Asks where and writes a text file; false when the person cancelled. Rejects when it cannot be written. */
  saveText(file: { suggestedName: string; text: string }): Promise<boolean>;
  /** Asks where and begins a file that is written piece by piece; null when the person cancelled. Rejects when it cannot. */
  beginFile(suggestedName: string): Promise<GrowingFile | null>;
  /** Begins a worksheet, written beside the page so that the page goes on. */
  makeSheet(name: string, columns: readonly SheetColumn[]): SheetMaker;
  /** Prints sheets, or asks where and writes them as PDF. Rejects when it cannot be done. */
  print(order: IpcArgs<'tickets:print'>): Promise<IpcResult<'tickets:print'>>;
  /** `board`: the window for a second screen. */
  openWindow(which: IpcArgs<'window:open'>): Promise<void>;
  /** The small window above all others; what is pressed in it comes back to the page that told it of the call. */
  callWindow: Pick<VaxelbordBridge['callWindow'], 'show' | 'onPressed'>;
  /** Has the system tell of what concerns the person, unless a window is in front. */
  tellBySystem(notice: IpcArgs<'notices:tell'>): void;
  drafts: DraftStore;
  replica: StoreApi<ReplicaState>;
  session: StoreApi<SessionState | null>;
  sync: StoreApi<SyncStatus>;
  settings: StoreApi<Settings>;
  changeSettings(change: Partial<Settings>): Promise<void>;
  live: StoreApi<LiveState>;
  /** Says which ticket this window has on screen; null for none. */
  look(look: TicketLook | null): void;
  requestLive(request: LiveRequest): Promise<{ ok: boolean; error: string | null; detail?: string | undefined }>;
  /** Asks the API about mail servers and gateways; it needs the network, and nothing of it is kept. Never rejects. */
  askChannels(question: ChannelQuestion): Promise<ChannelAnswer>;
  /** Asks the API about connectors; for administrators. */
  askConnectors(question: ConnectorQuestion): Promise<ConnectorAnswer>;
  files: AttachmentFiles;
  /** Files that are on their way, waiting or refused. */
  transfers: StoreApi<readonly AttachmentTransfer[]>;
  now(): Instant;
}
