/** What becomes of a claim. */
export interface ClaimListener {
  own(): void;
  /** Another page or worker has it now; `own` follows when it is given back or its holder dies. */
  waiting(): void;
  failed(error: unknown): void;
}

/**
 * Claims a Web Lock of this origin, at once or as soon as it is free. Returns the function that gives it back, or stops
 * waiting for it. The browser gives it back for whoever is killed.
 */
export function claimLock(name: string, listener: ClaimListener): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const hold = () =>
    new Promise<void>((release) => {
      if (signal.aborted) {
        release();
        return;
      }
      signal.addEventListener('abort', () => release());
      listener.own();
    });
  const failed = (error: unknown) => {
    if (!signal.aborted) listener.failed(error);
  };
  navigator.locks
    .request(name, { ifAvailable: true }, (granted) => {
      if (granted !== null) return hold();
      if (signal.aborted) return undefined;
      listener.waiting();
      // Waits outside of this callback, so that the browser can go on handing out locks.
      navigator.locks.request(name, { signal }, hold).catch(failed);
      return undefined;
    })
    .catch(failed);
  return () => ending.abort();
}
