import sheetUrl from '../sheets/sheet-worker.ts?worker&url';
import replicaUrl from '../worker/replica-worker.ts?worker&url';
import { type TrustWorkerUrl, trustedWorkerUrls } from './trusted-worker-url.ts';

let trust: TrustWorkerUrl | null = null;

function spawn(url: string, name: string): Worker {
  trust ??= trustedWorkerUrls([replicaUrl, sheetUrl]);
  return new Worker(trust(url), { type: 'module', name });
}

let prepared: Worker | null = null;

/**
 * Starts the replica worker before anybody is known to work with it: reading its code takes as long as the page takes to
 * ask who is signed in. For the first window; the others join its worker.
 */
export function prepareReplicaWorker(): void {
  const worker = spawn(replicaUrl, 'replica');
  prepared = worker;
  // One that did not even start is started again when it is needed, and heard then.
  worker.onerror = () => {
    if (prepared === worker) prepared = null;
  };
}

/** Returns a replica worker: the prepared one the first time. */
export function spawnReplicaWorker(): Worker {
  const worker = prepared ?? spawn(replicaUrl, 'replica');
  prepared = null;
  return worker;
}

/** Starts a worker that writes one worksheet. */
export function spawnSheetWorker(): Worker {
  return spawn(sheetUrl, 'sheet');
}
