import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { KeyTable } from '#renderer/ui/key-table.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Id } from '#shared/identity/ids.ts';

/** Which ticket one has gone to, and what was pressed before it was drawn. */
export interface Going {
  ticketId: Id | null;
  pressed: { readonly table: KeyTable; readonly action: string } | null;
}

/** Returns where one is going, for `useKeysOfTicket`. */
export function useGoing(ticketId: Id | null): RefObject<Going> {
  const going = useRef<Going>({ ticketId, pressed: null });
  useLayoutEffect(() => {
    going.current = { ticketId, pressed: null };
  }, [ticketId]);
  return going;
}

/**
 * Keys of a ticket that is drawn. The list is drawn before the ticket beside it, so while one goes down the list that is an
 * earlier one: a key pressed then waits for the ticket one has gone to, and never acts on another. Without `going` the ticket drawn is the one meant.
 */
export function useKeysOfTicket<Action extends string>(
  table: KeyTable<Action>,
  handlers: Readonly<Partial<Record<Action, (() => void) | undefined>>>,
  ticketId: Id,
  going: RefObject<Going> | null,
): void {
  const entries = Object.entries(handlers) as [Action, (() => void) | undefined][];
  const careful = entries.map(([action, act]) => {
    const press = () => {
      if (going === null || going.current.ticketId === ticketId) act?.();
      else going.current.pressed = { table, action };
    };
    return [action, act === undefined ? undefined : press];
  });
  useViewKeys(table, Object.fromEntries(careful) as typeof handlers);

  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (going === null) return;
    const { ticketId: wanted, pressed } = going.current;
    if (wanted !== ticketId || pressed === null || pressed.table !== table) return;
    going.current.pressed = null;
    latest.current[pressed.action as Action]?.();
  }, [ticketId, table, going]);
}
