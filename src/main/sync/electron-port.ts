import { MessageChannelMain, type WebContents } from 'electron';
import { replicaPortMessage } from '#shared/ipc/bridge.ts';
import type { WorkerPort } from './worker-link.ts';

/** Makes a message channel, gives one end to the page and returns the other. */
export function openReplicaPort(page: WebContents): WorkerPort {
  const { port1: own, port2: theirs } = new MessageChannelMain();
  page.postMessage(replicaPortMessage, null, [theirs]);
  return {
    post: (message) => own.postMessage(message),
    listen: (onMessage, onClose) => {
      own.on('message', (event) => onMessage(event.data));
      own.on('close', onClose);
      own.start();
    },
    close: () => own.close(),
  };
}
