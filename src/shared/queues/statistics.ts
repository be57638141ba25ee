import { assertNever } from '../assert-never.ts';
import type { Call, QueueVisit } from '../calls/schema.ts';
import type { QueueFigures } from '../live/protocol.ts';
import { secondsBetween } from '../time/instant.ts';
import type { Queue, ServiceLevelRule } from './schema.ts';

/** The counts a service level is made of: T is the rule's threshold. */
export interface ServiceLevelCounts {
  answered: number;
  /** Answered after at most T seconds. */
  answeredWithin: number;
  abandoned: number;
  /** Abandoned after at most T seconds, or the rule's short-abandon cut-off. */
  abandonedWithin: number;
}

/**
 * Returns the service level in percent, or null when there is nothing to divide by: an interval without calls has no
 * value. Variants as Cisco names them ("abandoned calls have negative impact", "ignored", "positive"), `answered-only`
 * as Asterisk's SL1.
 */
export function serviceLevelPercent(
  rule: Pick<ServiceLevelRule, 'variant'>,
  counts: ServiceLevelCounts,
): number | null {
  const offered = counts.answered + counts.abandoned;
  const percent = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  switch (rule.variant) {
    case 'negative':
      return percent(counts.answeredWithin, offered);
    case 'ignore':
      return percent(counts.answeredWithin, offered - counts.abandonedWithin);
    case 'positive':
      return percent(counts.answeredWithin + counts.abandonedWithin, offered);
    case 'answered-only':
      return percent(counts.answeredWithin, counts.answered);
    default:
      return assertNever(rule.variant);
  }
}

/** Seconds from entering the queue to answer, or to giving up; null while still waiting. */
export function waitSeconds(call: Pick<Call, 'arrivedAt' | 'answeredAt' | 'endedAt'>): number | null {
  const end = call.answeredAt ?? call.endedAt;
  return end === null ? null : Math.max(0, secondsBetween(call.arrivedAt, end));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function largest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

/** What of a call figures are made of. */
export type CountedCall = Pick<Call, 'direction' | 'queueVisits' | 'queueId' | 'arrivedAt' | 'answeredAt' | 'endedAt'>;

/**
 * Returns the stays of a call in queues. Of a call from before these were kept only the last queue is known, as if it had
 * come there at once.
 */
export function visitsOf(call: CountedCall): readonly QueueVisit[] {
  const { queueVisits, queueId, arrivedAt, answeredAt, endedAt } = call;
  if (queueVisits.length > 0 || queueId === null) return queueVisits;
  const outcome = answeredAt !== null ? 'answered' : endedAt !== null ? 'abandoned' : 'waiting';
  return [{ queueId, enteredAt: arrivedAt, leftAt: answeredAt ?? endedAt, outcome }];
}

/** Seconds from coming into the queue to leaving it, however; 0 while the stay goes on. */
function staySeconds({ enteredAt, leftAt }: QueueVisit): number {
  return leftAt === null ? 0 : Math.max(0, secondsBetween(enteredAt, leftAt));
}

/**
 * Returns a queue's figures over the calls given: incoming calls that came into the queue in the interval reported. A
 * call still waiting is counted as waiting only, and as offered once it is answered, given up or moved on to another
 * queue; there it is offered again.
 */
export function queueFigures(queue: Queue, calls: readonly CountedCall[]): QueueFigures {
  const stays = calls
    .filter(({ direction }) => direction === 'in')
    .flatMap((call) => visitsOf(call).map((visit) => ({ call, visit })))
    .filter(({ visit }) => visit.queueId === queue.id);
  const of = (outcome: QueueVisit['outcome']) => stays.filter(({ visit }) => visit.outcome === outcome);
  const waiting = of('waiting').filter(({ call }) => call.endedAt === null);
  const answered = of('answered');
  const abandoned = of('abandoned');
  const movedOn = of('moved').length;
  const rule = queue.serviceLevel;
  const answerWaits = answered.map(({ visit }) => staySeconds(visit));
  const abandonWaits = abandoned.map(({ visit }) => staySeconds(visit));
  const cutOff =
    rule.variant === 'ignore' ? (rule.shortAbandonSeconds ?? rule.thresholdSeconds) : rule.thresholdSeconds;
  const counts: ServiceLevelCounts = {
    answered: answered.length,
    answeredWithin: answerWaits.filter((wait) => wait <= rule.thresholdSeconds).length,
    abandoned: abandoned.length,
    abandonedWithin: abandonWaits.filter((wait) => wait <= cutOff).length,
  };
  return {
    ...counts,
    queueId: queue.id,
    organisationId: queue.organisationId,
    rule,
    waiting: waiting.length,
    longestWaitingSince: waiting.map(({ visit }) => visit.enteredAt).sort()[0] ?? null,
    active: answered.filter(({ call }) => call.endedAt === null).length,
    offered: counts.answered + counts.abandoned + movedOn,
    movedOn,
    serviceLevelPercent: serviceLevelPercent(rule, counts),
    averageAnswerSeconds: mean(answerWaits),
    longestAnsweredSeconds: largest(answerWaits),
    longestAbandonedSeconds: largest(abandonWaits),
    seenByUserIds: queue.visibleTo === 'members' ? queue.memberUserIds : null,
  };
}

/** Returns how many calls were offered over several queues together: one that was moved on between them once. */
export function offeredInTotal(figures: readonly Pick<QueueFigures, 'offered' | 'movedOn'>[]): number {
  return figures.reduce((sum, { offered, movedOn }) => sum + offered - movedOn, 0);
}
