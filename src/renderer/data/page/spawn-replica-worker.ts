import workerUrl from '../worker/replica-worker.ts?worker&url';
import { trustedWorkerUrl } from './trusted-worker-url.ts';

/** A policy of one name can be made once, and the worker is started anew after a crash. */
let trusted: string | null = null;

/** Starts the replica worker. */
export function spawnReplicaWorker(): Worker {
  trusted ??= trustedWorkerUrl(workerUrl);
  return new Worker(trusted, { type: 'module', name: 'replica' });
}
