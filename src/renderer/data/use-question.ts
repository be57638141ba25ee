import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Cell } from './data-client.ts';
import { useDataClient } from './data-context.tsx';
import { type Answer, type Question, questionKey } from './question.ts';

const silent: Cell = { subscribe: () => () => undefined, get: () => null };

/** Returns the live answer to a question; null until the first answer or without a question. */
export function useQuestion(question: Question | null): Answer | null {
  const client = useDataClient();
  const key = question === null ? '' : questionKey(question);
  // The key stands for the question: an equal question in a new object must not open a second subscription.
  const cell = useMemo<Cell>(() => (key === '' ? silent : client.watch(JSON.parse(key))), [client, key]);
  return useSyncExternalStore(cell.subscribe, cell.get, cell.get);
}

/**
 * Like useQuestion, but gives the previous answer until the next question is answered, so that a list never blinks;
 * `isCurrent` tells the two apart.
 */
export function useQuestionKeepingLast(question: Question): { answer: Answer | null; isCurrent: boolean } {
  const current = useQuestion(question);
  const [last, setLast] = useState<Answer | null>(null);
  if (current !== null && current !== last) setLast(current);
  return { answer: current ?? last, isCurrent: current !== null };
}
