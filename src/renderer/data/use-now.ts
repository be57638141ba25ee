import { useMemo, useSyncExternalStore } from 'react';
import { useDataClient } from './data-context.tsx';

/**
 * Returns the time, ticking; components with the same period change together because the time is rounded down to it.
 * `everyMs` must divide an hour for round minutes to show on the minute.
 */
export function useNow(everyMs = 1_000): Date {
  const client = useDataClient();
  const clock = useMemo(() => {
    let shown = new Date(client.now());
    return {
      subscribe: (tell: () => void) => {
        const timer = setInterval(tell, Math.min(everyMs, 1_000));
        return () => clearInterval(timer);
      },
      get: () => {
        const now = Date.parse(client.now());
        if (Math.floor(now / everyMs) !== Math.floor(shown.getTime() / everyMs)) shown = new Date(now);
        return shown;
      },
    };
  }, [client, everyMs]);
  return useSyncExternalStore(clock.subscribe, clock.get, clock.get);
}
