import { assertNever } from '#shared/assert-never.ts';
import type { Call, QueueVisit } from '#shared/calls/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { visitsOf } from '#shared/queues/statistics.ts';
import { secondsBetween } from '#shared/time/instant.ts';
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
  const known = new Map<Id, Call>();
  for (const call of calls) {
    if (call.direction !== 'in' || isoDateOf(Date.parse(call.arrivedAt)) !== today) continue;
    if (!isOlder(call, known.get(call.id))) known.set(call.id, call);
  }
  return [...known.values()]
    .filter((call) => visitsOf(call).some((visit) => belongs(figure, call, visit, queues.get(visit.queueId))))
    .sort((one, other) => (one.arrivedAt < other.arrivedAt ? 1 : -1));
}

/** The finished record of a call wins over its live picture. */
function isOlder(call: Call, known: Call | undefined): boolean {
  return known !== undefined && known.endedAt !== null && call.endedAt === null;
}

function belongs(
  figure: OpenFigure,
  { endedAt }: Call,
  { outcome, enteredAt, leftAt }: QueueVisit,
  queue: Pick<Queue, 'serviceLevel'> | undefined,
): boolean {
  if (queue === undefined) return false;
  switch (figure) {
    case 'waiting':
      return outcome === 'waiting' && endedAt === null;
    case 'active':
      return outcome === 'answered' && endedAt === null;
    case 'offered':
      return outcome !== 'waiting';
    case 'answered':
    case 'abandoned':
      return outcome === figure;
    case 'answeredWithin': {
      const waited = leftAt === null ? 0 : secondsBetween(enteredAt, leftAt);
      return outcome === 'answered' && waited <= queue.serviceLevel.thresholdSeconds;
    }
    default:
      return assertNever(figure);
  }
}
