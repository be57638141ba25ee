import type { Clock } from '../clock.ts';
import type { SyncApi } from './sync-api.ts';

/** An API that is well answers within this, also when it has much to do. */
const silentMilliseconds = 3_000;

/**
 * Returns the same requests; `onSilence` is called for each that has waited for three seconds and still waits. An API that
 * hangs keeps its connections, so that nothing fails for long.
 */
export function heedSilence(api: SyncApi, clock: Clock, onSilence: () => void): SyncApi {
  function heeded<T>(answer: Promise<T>): Promise<T> {
    const cancel = clock.after(silentMilliseconds, onSilence);
    return answer.finally(cancel);
  }
  return {
    server: (signal) => heeded(api.server(signal)),
    push: (request, signal) => heeded(api.push(request, signal)),
    pull: (request, signal) => heeded(api.pull(request, signal)),
    snapshot: (request, signal) => heeded(api.snapshot(request, signal)),
  };
}
