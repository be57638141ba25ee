import sheetUrl from '../sheets/sheet-worker.ts?worker&url';
import replicaUrl from '../worker/replica-worker.ts?worker&url';
import { type TrustWorkerUrl, trustedWorkerUrls } from './trusted-worker-url.ts';

let trust: TrustWorkerUrl | null = null;

function spawn(url: string, name: string): Worker {
  trust ??= trustedWorkerUrls([replicaUrl, sheetUrl]);
  return new Worker(trust(url), { type: 'module', name });
}

/** Starts the replica worker. */
export function spawnReplicaWorker(): Worker {
  return spawn(replicaUrl, 'replica');
}

/** Starts a worker that writes one worksheet. */
export function spawnSheetWorker(): Worker {
  return spawn(sheetUrl, 'sheet');
}
