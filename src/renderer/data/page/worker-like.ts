import type { PageToWorker } from '../page-protocol.ts';

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(message: PageToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** The part of a MessagePort that is used; Chromium's ports say when the other end is gone. */
export type GuestPort = Pick<MessagePort, 'postMessage' | 'close' | 'onmessage'> & {
  onclose: ((event: Event) => void) | null;
};

/** Another window's worker, as if it were the own one. */
export function overPort(port: GuestPort): WorkerLike {
  const worker: WorkerLike = {
    postMessage: (message) => port.postMessage(message),
    terminate: () => port.close(),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  port.onmessage = (event) => worker.onmessage?.(event);
  return worker;
}
