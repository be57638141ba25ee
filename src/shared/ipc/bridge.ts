import type { IpcArgs, IpcEvent, IpcPayload, IpcResult } from './contract.ts';

type Unsubscribe = () => void;
type Listen<E extends IpcEvent> = (listener: (payload: IpcPayload<E>) => void) => Unsubscribe;

/** `window.vaxelbord`: everything the renderer can ask of main, by name. Implemented in src/preload. */
export interface VaxelbordBridge {
  app: {
    info(): Promise<IpcResult<'app:info'>>;
    copyText(text: IpcArgs<'app:copyText'>): Promise<void>;
    openLogFolder(): Promise<void>;
  };
  settings: {
    get(): Promise<IpcResult<'settings:get'>>;
    set(change: IpcArgs<'settings:set'>): Promise<IpcResult<'settings:set'>>;
    onChanged: Listen<'settings:changed'>;
  };
  session: {
    get(): Promise<IpcResult<'session:get'>>;
    serverInfo(): Promise<IpcResult<'session:serverInfo'>>;
    signIn(credentials: IpcArgs<'session:signIn'>): Promise<IpcResult<'session:signIn'>>;
    signOut(): Promise<void>;
    onChanged: Listen<'session:changed'>;
  };
  replica: {
    /** The port follows as a `message` event on window with data `replicaPortMessage` and one transferred port. */
    connect(): Promise<void>;
    /**
     * Asks for a port to the worker of the window that has it, now or as soon as some window has it: this page gets
     * `replicaJoinedMessage`, that page `replicaGuestMessage`, each with one end.
     */
    join(): Promise<void>;
  };
  windows: { open(which: IpcArgs<'window:open'>): Promise<void> };
  callWindow: {
    show(card: IpcArgs<'callWindow:show'>): Promise<void>;
    current(): Promise<IpcResult<'callWindow:current'>>;
    press(act: IpcArgs<'callWindow:press'>): Promise<void>;
    onCard: Listen<'callWindow:card'>;
    onPressed: Listen<'callWindow:pressed'>;
  };
  files: {
    saveText(file: IpcArgs<'files:saveText'>): Promise<boolean>;
    begin(file: IpcArgs<'files:begin'>): Promise<IpcResult<'files:begin'>>;
    write(piece: IpcArgs<'files:write'>): Promise<void>;
    end(id: IpcArgs<'files:end'>): Promise<void>;
    giveUp(id: IpcArgs<'files:giveUp'>): Promise<void>;
  };
  tickets: { print(order: IpcArgs<'tickets:print'>): Promise<IpcResult<'tickets:print'>> };
  attachments: {
    keep(file: IpcArgs<'attachments:keep'>): Promise<IpcResult<'attachments:keep'>>;
    open(file: IpcArgs<'attachments:open'>): Promise<IpcResult<'attachments:open'>>;
    saveAs(file: IpcArgs<'attachments:saveAs'>): Promise<IpcResult<'attachments:saveAs'>>;
    cancel(hash: IpcArgs<'attachments:cancel'>): Promise<void>;
    retry(hash: IpcArgs<'attachments:retry'>): Promise<void>;
    transfers(): Promise<IpcResult<'attachments:transfers'>>;
    onTransfers: Listen<'attachments:transfersChanged'>;
  };
  drafts: {
    read(which: IpcArgs<'drafts:read'>): Promise<IpcResult<'drafts:read'>>;
    list(whose: IpcArgs<'drafts:list'>): Promise<IpcResult<'drafts:list'>>;
    write(draft: IpcArgs<'drafts:write'>): Promise<IpcResult<'drafts:write'>>;
  };
  sync: {
    status(): Promise<IpcResult<'sync:status'>>;
    now(): Promise<void>;
    onStatusChanged: Listen<'sync:statusChanged'>;
  };
  live: {
    subscribe(): Promise<void>;
    look(look: IpcArgs<'live:look'>): Promise<void>;
    request(request: IpcArgs<'live:request'>): Promise<IpcResult<'live:request'>>;
    onFrame: Listen<'live:frame'>;
    onConnected: Listen<'live:connected'>;
  };
  notices: {
    tell(notice: IpcArgs<'notices:tell'>): Promise<void>;
    onOpened: Listen<'notices:opened'>;
  };
  connectors: { ask(question: IpcArgs<'connectors:ask'>): Promise<IpcResult<'connectors:ask'>> };
  channels: { ask(question: IpcArgs<'channels:ask'>): Promise<IpcResult<'channels:ask'>> };
  telephony: { dial(number: IpcArgs<'telephony:dial'>): Promise<void> };
  places: { show(place: IpcArgs<'places:show'>): Promise<void> };
}

/** Names the window message that carries the port from preload to page. */
export const replicaPortMessage = 'vaxelbord:replica-port';

/** The same for a port to another window's worker. */
export const replicaJoinedMessage = 'vaxelbord:replica-joined';

/** The same at the window whose worker another window joins. */
export const replicaGuestMessage = 'vaxelbord:replica-guest';
