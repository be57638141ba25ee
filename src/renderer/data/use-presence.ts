import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Id } from '#shared/identity/ids.ts';
import type { TicketPerson } from '#shared/live/protocol.ts';
import { useDataClient } from './data-context.tsx';

/** Writing is told at most so often, and taken to be over when so long nothing was written. */
const againMilliseconds = 10_000;
const overMilliseconds = 20_000;

const nobody: readonly TicketPerson[] = [];

/** What a screen says of the writing on a ticket. */
export interface Writing {
  /** Something was written just now. */
  wrote(): void;
  /** What was written has been saved or left. */
  stopped(): void;
}

/**
 * Tells colleagues that this ticket is on screen here for as long as the calling part is, and not while the window is
 * hidden. Nothing is told of what is written.
 */
export function useLooking(ticketId: Id): Writing {
  const client = useDataClient();
  const state = useRef({ toldAt: 0, isWriting: false, over: undefined as ReturnType<typeof setTimeout> | undefined });

  const tell = useCallback(
    (isWriting: boolean) => {
      clearTimeout(state.current.over);
      state.current.isWriting = isWriting;
      client.look(document.visibilityState === 'hidden' ? null : { ticketId, isWriting });
    },
    [client, ticketId],
  );
  const stopped = useCallback(() => {
    if (state.current.isWriting) tell(false);
  }, [tell]);
  const wrote = useCallback(() => {
    const now = Date.now();
    if (!state.current.isWriting || now - state.current.toldAt >= againMilliseconds) {
      state.current.toldAt = now;
      tell(true);
    }
    clearTimeout(state.current.over);
    state.current.over = setTimeout(stopped, overMilliseconds);
  }, [tell, stopped]);

  useEffect(() => {
    const onVisibility = () => tell(false);
    const { current } = state;
    tell(false);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      clearTimeout(current.over);
      client.look(null);
    };
  }, [client, tell]);
  return { wrote, stopped };
}

/** Returns who else is at a ticket right now; nobody is claimed to be without a connection. */
export function useTicketPresence(ticketId: Id): readonly TicketPerson[] {
  return useStore(useDataClient().live, (live) => (live.connected ? (live.presence.get(ticketId) ?? nobody) : nobody));
}
