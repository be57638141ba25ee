import type { QueueFigures } from '#shared/live/protocol.ts';
import type { ServiceLevelRule } from '#shared/queues/schema.ts';
import { offeredInTotal, serviceLevelPercent } from '#shared/queues/statistics.ts';

/** Figures of several queues taken together. Seconds and percent as in QueueFigures; null where no call gives a value. */
export interface Totals
  extends Pick<
    QueueFigures,
    | 'waiting'
    | 'longestWaitingSince'
    | 'active'
    | 'offered'
    | 'answered'
    | 'answeredWithin'
    | 'abandoned'
    | 'abandonedWithin'
    | 'serviceLevelPercent'
    | 'averageAnswerSeconds'
    | 'longestAnsweredSeconds'
    | 'longestAbandonedSeconds'
  > {
  /** The rule the queues share; null when they differ, and then no one target can be named. */
  rule: ServiceLevelRule | null;
  /** Whether all count abandoned calls the same way; if not, a common service level would mean nothing. */
  sameVariant: boolean;
}

/**
 * Returns the figures of several queues as one. Counts are summed, the service level is computed anew from the sums (each
 * call held against the threshold of its own queue), the average is weighted by answered calls, longest is the longest.
 */
export function totalsOf(queues: readonly QueueFigures[]): Totals {
  const sum = (count: (figures: QueueFigures) => number) =>
    queues.reduce((total, figures) => total + count(figures), 0);
  const counts = {
    // One that was moved on between them was offered by each, and once by all.
    offered: queues.length === 1 ? (queues[0]?.offered ?? 0) : offeredInTotal(queues),
    answered: sum(({ answered }) => answered),
    answeredWithin: sum(({ answeredWithin }) => answeredWithin),
    abandoned: sum(({ abandoned }) => abandoned),
    abandonedWithin: sum(({ abandonedWithin }) => abandonedWithin),
  };
  const first = queues[0]?.rule ?? null;
  const sameVariant = queues.every(({ rule }) => rule.variant === first?.variant);
  const sameRule = queues.every(({ rule }) => JSON.stringify(rule) === JSON.stringify(first));
  const answerSeconds = sum(({ answered, averageAnswerSeconds }) => answered * (averageAnswerSeconds ?? 0));
  return {
    ...counts,
    waiting: sum(({ waiting }) => waiting),
    active: sum(({ active }) => active),
    longestWaitingSince: queues.flatMap(({ longestWaitingSince: since }) => since ?? []).sort()[0] ?? null,
    serviceLevelPercent: first === null || !sameVariant ? null : serviceLevelPercent(first, counts),
    averageAnswerSeconds: counts.answered === 0 ? null : answerSeconds / counts.answered,
    longestAnsweredSeconds: largest(queues.map(({ longestAnsweredSeconds }) => longestAnsweredSeconds)),
    longestAbandonedSeconds: largest(queues.map(({ longestAbandonedSeconds }) => longestAbandonedSeconds)),
    rule: sameRule ? first : null,
    sameVariant,
  };
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
