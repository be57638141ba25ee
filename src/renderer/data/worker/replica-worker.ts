import '../../schemas-without-eval.ts';
import { claimLock } from '../claim-lock.ts';
import { createAfterMessages } from './after-messages.ts';
import { DexieStorage } from './dexie-storage.ts';
import { privateFolder } from './private-folder.ts';
import { ReplicaHost } from './replica-host.ts';
import type { WorkerPort } from './worker-port.ts';

/** The part of a dedicated worker's global scope that is used; the page's own types are loaded here. */
interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

const scope = self as unknown as WorkerScope;

function lock(name: string, waiting: () => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const release: () => void = claimLock(name, { own: () => resolve(() => release()), waiting, failed: reject });
  });
}

const host = new ReplicaHost({
  toPage: (message) => scope.postMessage(message),
  openStorage: (name) => new DexieStorage(name, { folder: privateFolder(name) }),
  lock,
  now: () => new Date().toISOString(),
  later: createAfterMessages(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});

// Chromium's ports say when the other end closes; TypeScript's types do not know it yet.
scope.onmessage = (event) => host.fromPage(event.data, event.ports[0] as WorkerPort | undefined);
