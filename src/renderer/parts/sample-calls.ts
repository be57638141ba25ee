import { officeHours } from '#renderer/data/testing.ts';
import { type Call, untoldOfCall } from '#shared/calls/schema.ts';
import { newId } from '#shared/identity/ids.ts';
import type { LiveServerFrame } from '#shared/live/protocol.ts';
import { plainQueueSettings, type Queue } from '#shared/queues/schema.ts';

// For tests: complete calls, queues and live frames, of which a test names only what it is about.
const organisationId = 'burlov';

/** Returns a call that waits, with the given fields. */
export function aCall(change: Partial<Call> = {}): Call {
  const id = newId();
  return {
    id,
    organisationId,
    version: 0,
    externalId: id,
    connector: 'test',
    direction: 'in',
    fromNumber: null,
    toNumber: '+46406256599',
    queueId: null,
    arrivedAt: '2026-11-18T09:00:00.000Z',
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    ...untoldOfCall,
    endedAt: null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
    ...change,
  };
}

/** Returns a queue with 90 % within 60 seconds, abandoned calls counting against, with the given fields. */
export function aQueue(change: Partial<Queue> = {}): Queue {
  return {
    id: newId(),
    organisationId,
    version: 1,
    name: 'Service Desk',
    number: '+46406256599',
    greeting: 'Service Desk, du talar med …',
    openingHours: officeHours,
    serviceLevel: { variant: 'negative', thresholdSeconds: 60, shortAbandonSeconds: null, targetPercent: 90 },
    ...plainQueueSettings,
    memberUserIds: [],
    sortOrder: 1,
    ...change,
  };
}

type SnapshotFrame = Extract<LiveServerFrame, { type: 'snapshot' }>;

/** Returns a live snapshot of the sample organisation with the given parts. */
export function aSnapshot(change: Partial<SnapshotFrame> = {}): SnapshotFrame {
  return {
    type: 'snapshot',
    organisationId,
    seq: 1,
    serverTime: '2026-11-18T09:02:00.000Z',
    calls: [],
    agents: [],
    figures: [],
    connectors: [],
    ...change,
  };
}
