import { factOfCtiEvent } from '#shared/calls/apply-call-fact.ts';
import type { CtiEvent } from '#shared/calls/cti.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ToldFact } from '../connectors/repository.ts';

/** Returns an event of the generic CTI format as it was told. The format carries no time: `now` is the stamp of arrival. */
export function toldByCtiEvent(event: CtiEvent, now: Instant): ToldFact {
  const users = event.user === undefined ? [] : [event.user].flat();
  const answering = 'answeringNumber' in event && event.answeringNumber !== undefined ? [event.answeringNumber] : [];
  return {
    fact: factOfCtiEvent(event),
    at: now,
    externalId: event.callId,
    direction: event.direction,
    from: event.from,
    to: event.to,
    queueName: event.event === 'newCall' ? (event.queue ?? null) : null,
    agentNames: [...answering, ...users],
  };
}
