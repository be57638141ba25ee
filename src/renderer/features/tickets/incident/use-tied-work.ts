import { useRef, useState } from 'react';
import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { newId } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { stepsFor, type TiedMessage, type TiedStep } from './tied-steps.ts';

export interface TiedWork {
  /** How far it has come; null while nothing runs. */
  progress: { done: number; total: number } | null;
  /** What could not be done, one line for each ticket. */
  problems: readonly string[];
  /** Tells, and closes, all of them one after the other; true when every one was saved. */
  run: (tickets: readonly Ticket[], message: TiedMessage) => Promise<boolean>;
}

/** Does the same to every ticket tied to a major incident: ordinary commands, so that it works without network too. */
export function useTiedWork(): TiedWork {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const running = useRef(false);
  /** What has been done already, so that trying again tells nobody twice. */
  const finished = useRef(new Set<string>());
  const [progress, setProgress] = useState<TiedWork['progress']>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);

  function take(step: TiedStep, { id }: Ticket, { text, closing }: TiedMessage) {
    const ticketId = id;
    switch (step) {
      case 'note':
        return execute('ticket.addNote', {
          id: newId(),
          ticketId,
          visibility: 'outward',
          body: text,
          attachmentIds: [],
        });
      case 'resolve':
        return execute('ticket.setStatus', { ticketId, status: 'resolved', resolution: text, feedback: null });
      case 'close':
        return execute('ticket.setStatus', {
          ticketId,
          status: 'closed',
          resolution: null,
          feedback: { how: closing ?? 'not-needed', note: text.slice(0, 2_000) },
        });
      default:
        return assertNever(step);
    }
  }

  /** Returns why a ticket could not be done to its end, in words, or null. */
  async function finish(ticket: Ticket, message: TiedMessage): Promise<string | null> {
    for (const step of stepsFor(ticket, message)) {
      const mark = `${ticket.id}:${step}:${message.text}`;
      if (finished.current.has(mark)) continue;
      const words = executeProblem(await take(step, ticket, message), translator, Date.parse(client.now()));
      if (words !== null) return `${ticketNumber(ticket)}: ${words}`;
      finished.current.add(mark);
    }
    return null;
  }

  async function run(tickets: readonly Ticket[], message: TiedMessage): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setProblems([]);
    const failed: string[] = [];
    for (const [done, ticket] of tickets.entries()) {
      setProgress({ done, total: tickets.length });
      const words = await finish(ticket, message);
      if (words !== null) failed.push(words);
    }
    running.current = false;
    setProgress(null);
    setProblems(failed);
    return failed.length === 0;
  }

  return { progress, problems, run };
}
