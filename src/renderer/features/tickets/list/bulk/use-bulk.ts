import { useCallback, useEffect, useRef, useState } from 'react';
import { useDataClient } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { BulkChange } from './bulk-change.ts';
import { changeMany, undoMany } from './bulk-work.ts';

/** How long a change can be taken back, in seconds. */
const undoSeconds = 30;

/** Where a change of many stands. */
export type BulkState =
  | { type: 'idle' }
  | { type: 'running'; done: number; all: number }
  | { type: 'done'; change: BulkChange; changed: readonly Ticket[]; failed: number; why: string; secondsLeft: number }
  | { type: 'undoing' }
  | { type: 'undone'; undone: number; left: number };

export interface Bulk {
  state: BulkState;
  run: (change: BulkChange, tickets: readonly Ticket[]) => Promise<void>;
  stop: () => void;
  /** Absent when there is nothing to take back any more. */
  undo: (() => void) | undefined;
  forget: () => void;
}

/** Changes many tickets, tells how far it has come, and takes it back for a while. */
export function useBulk(): Bulk {
  const client = useDataClient();
  const translator = useTranslator();
  const [state, setState] = useState<BulkState>({ type: 'idle' });
  const stopper = useRef(new AbortController());

  const run = useCallback(
    async (change: BulkChange, tickets: readonly Ticket[]) => {
      stopper.current = new AbortController();
      const changed: Ticket[] = [];
      const problems: string[] = [];
      setState({ type: 'running', done: 0, all: tickets.length });
      await changeMany(client, change, tickets, stopper.current.signal, ({ before, result }) => {
        const problem = executeProblem(result, translator, Date.parse(client.now()));
        if (problem === null) changed.push(before);
        else problems.push(problem);
        setState({ type: 'running', done: changed.length + problems.length, all: tickets.length });
      });
      const why = [...new Set(problems)].join(' ');
      setState({ type: 'done', change, changed, failed: problems.length, why, secondsLeft: undoSeconds });
    },
    [client, translator],
  );

  const isCounting = state.type === 'done' && state.secondsLeft > 0;
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(
      () => setState((now) => (now.type === 'done' ? { ...now, secondsLeft: now.secondsLeft - 1 } : now)),
      1_000,
    );
    return () => clearInterval(timer);
  }, [isCounting]);

  async function undo(change: BulkChange, changed: readonly Ticket[]) {
    setState({ type: 'undoing' });
    setState({ type: 'undone', ...(await undoMany(client, change, changed)) });
  }

  return {
    state,
    run,
    stop: () => stopper.current.abort(),
    undo:
      state.type === 'done' && isCounting && state.changed.length > 0
        ? () => void undo(state.change, state.changed)
        : undefined,
    forget: () => setState({ type: 'idle' }),
  };
}
