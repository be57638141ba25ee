import { contextBridge, ipcRenderer } from 'electron';
import {
  replicaGuestMessage,
  replicaJoinedMessage,
  replicaPortMessage,
  type VaxelbordBridge,
} from '#shared/ipc/bridge.ts';
import type { IpcArgs, IpcEvent, IpcMethod, IpcPayload, IpcResult } from '#shared/ipc/contract.ts';

// Main parses both directions by the contract's schemas; this file only names what exists.
function call<M extends IpcMethod>(method: M, args: IpcArgs<M>): Promise<IpcResult<M>> {
  return ipcRenderer.invoke(method, args);
}

function listen<E extends IpcEvent>(event: E, listener: (payload: IpcPayload<E>) => void): () => void {
  const forward = (_: unknown, payload: IpcPayload<E>) => listener(payload);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.removeListener(event, forward);
  };
}

const bridge = {
  app: {
    info: () => call('app:info', undefined),
    copyText: (text) => call('app:copyText', text),
    openLogFolder: () => call('app:openLogFolder', undefined),
  },
  settings: {
    get: () => call('settings:get', undefined),
    set: (change) => call('settings:set', change),
    onChanged: (listener) => listen('settings:changed', listener),
  },
  session: {
    get: () => call('session:get', undefined),
    serverInfo: () => call('session:serverInfo', undefined),
    signIn: (credentials) => call('session:signIn', credentials),
    signOut: () => call('session:signOut', undefined),
    onChanged: (listener) => listen('session:changed', listener),
  },
  replica: {
    connect: () => call('replica:connect', undefined),
    join: () => call('replica:join', undefined),
  },
  windows: { open: (which) => call('window:open', which) },
  callWindow: {
    show: (card) => call('callWindow:show', card),
    current: () => call('callWindow:current', undefined),
    press: (act) => call('callWindow:press', act),
    onCard: (listener) => listen('callWindow:card', listener),
    onPressed: (listener) => listen('callWindow:pressed', listener),
  },
  files: {
    saveText: (file) => call('files:saveText', file),
    begin: (file) => call('files:begin', file),
    write: (piece) => call('files:write', piece),
    end: (id) => call('files:end', id),
    giveUp: (id) => call('files:giveUp', id),
  },
  tickets: { print: (order) => call('tickets:print', order) },
  attachments: {
    keep: (file) => call('attachments:keep', file),
    open: (file) => call('attachments:open', file),
    saveAs: (file) => call('attachments:saveAs', file),
    cancel: (hash) => call('attachments:cancel', hash),
    retry: (hash) => call('attachments:retry', hash),
    transfers: () => call('attachments:transfers', undefined),
    onTransfers: (listener) => listen('attachments:transfersChanged', listener),
  },
  drafts: {
    read: (which) => call('drafts:read', which),
    list: (whose) => call('drafts:list', whose),
    write: (draft) => call('drafts:write', draft),
  },
  sync: {
    status: () => call('sync:status', undefined),
    now: () => call('sync:now', undefined),
    onStatusChanged: (listener) => listen('sync:statusChanged', listener),
  },
  live: {
    subscribe: () => call('live:subscribe', undefined),
    look: (look) => call('live:look', look),
    request: (request) => call('live:request', request),
    onFrame: (listener) => listen('live:frame', listener),
    onConnected: (listener) => listen('live:connected', listener),
  },
  notices: {
    tell: (notice) => call('notices:tell', notice),
    onOpened: (listener) => listen('notices:opened', listener),
  },
  connectors: { ask: (question) => call('connectors:ask', question) },
  channels: { ask: (question) => call('channels:ask', question) },
  telephony: { dial: (number) => call('telephony:dial', number) },
  places: { show: (place) => call('places:show', place) },
} satisfies VaxelbordBridge;

contextBridge.exposeInMainWorld('vaxelbord', bridge);

// A port cannot cross the bridge as a value; a window message to our own origin carries it.
for (const message of [replicaPortMessage, replicaJoinedMessage, replicaGuestMessage]) {
  ipcRenderer.on(message, (event) => window.postMessage(message, location.origin, event.ports));
}
