import type { Logger } from '../log/logger.ts';

/** A log for tests that remembers the names of its events. */
export function createTestLog(): Logger & { readonly events: string[] } {
  const events: string[] = [];
  const note = (event: string) => {
    events.push(event);
  };
  return { events, info: note, warning: note, error: note };
}
