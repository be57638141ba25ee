import { useEffect } from 'react';
import type { Instant } from '#shared/time/instant.ts';

/**
 * Tells once when the server's clock has come to an instant, with that time in milliseconds: what follows from the time
 * alone is then worked out anew, and nothing ticks meanwhile. Null: nothing is waited for.
 */
export function useReached(at: Instant | null, serverOffsetMs: number, reached: (now: number) => void): void {
  useEffect(() => {
    if (at === null) return;
    const due = Date.parse(at);
    const timer = setTimeout(() => reached(due), Math.max(0, due - Date.now() - serverOffsetMs));
    return () => clearTimeout(timer);
  }, [at, serverOffsetMs, reached]);
}
