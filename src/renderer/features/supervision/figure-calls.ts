import { assertNever } from '#shared/assert-never.ts';
import { type Call, callState } from '#shared/calls/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { waitSeconds } from '#shared/queues/statistics.ts';
import type { ColumnId } from './figure-words.ts';

/** The figures that stand for a set of calls and can be opened. */
export const openFigures = ['waiting', 'active', 'offered', 'answered', 'answeredWithin', 'abandoned'] as const;
export type OpenFigure = (typeof openFigures)[number];

/** Which calls are listed when a column's figure is chosen. */
export const openedBy: Readonly<Record<ColumnId, OpenFigure>> = {
  waiting: 'waiting',
  longestWaiting: 'waiting',
  active: 'active',
  offered: 'offered',
  answered: 'answered',
  answeredWithin: 'answeredWithin',
  abandoned: 'abandoned',
  serviceLevel: 'offered',
  averageAnswer: 'answered',
  longestAnswered: 'answered',
  longestAbandoned: 'abandoned',
};

/** Narrows a word from the address of a view. */
export function isOpenFigure(word: string | undefined): word is OpenFigure {
  return openFigures.some((figure) => figure === word);
}

/**
 * Returns the calls behind a figure of today, latest first: the ones the server counted it from. `calls` are the
 * finished calls of the replica and the live ones, in any order, each once or twice; `queues` are those the figure is of.
 */
export function callsBehind(
  figure: OpenFigure,
  calls: Iterable<Call>,
  queues: ReadonlyMap<Id, Pick<Queue, 'serviceLevel'>>,
  now: number,
): Call[] {
  const today = isoDateOf(now);
  const known = new Map<Id, { call: Call; thresholdSeconds: number }>();
  for (const call of calls) {
    const queue = call.queueId === null ? undefined : queues.get(call.queueId);
    if (queue === undefined || call.direction !== 'in' || isoDateOf(Date.parse(call.arrivedAt)) !== today) continue;
    if (isOlder(call, known.get(call.id)?.call)) continue;
    known.set(call.id, { call, thresholdSeconds: queue.serviceLevel.thresholdSeconds });
  }
  return [...known.values()]
    .filter(({ call, thresholdSeconds }) => belongs(figure, call, thresholdSeconds))
    .map(({ call }) => call)
    .sort((one, other) => (one.arrivedAt < other.arrivedAt ? 1 : -1));
}

/** The finished record of a call wins over its live picture. */
function isOlder(call: Call, known: Call | undefined): boolean {
  return known !== undefined && known.endedAt !== null && call.endedAt === null;
}

function belongs(figure: OpenFigure, call: Call, thresholdSeconds: number): boolean {
  const state = callState(call);
  switch (figure) {
    case 'waiting':
      return state === 'waiting';
    case 'active':
      return state === 'active';
    case 'offered':
      return state !== 'waiting';
    case 'answered':
      return call.answeredAt !== null;
    case 'answeredWithin':
      return call.answeredAt !== null && (waitSeconds(call) ?? 0) <= thresholdSeconds;
    case 'abandoned':
      return state === 'abandoned';
    default:
      return assertNever(figure);
  }
}
