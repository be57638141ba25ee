import { z } from 'zod';
import { answerAtConsole } from '#shared/calls/apply-call-fact.ts';
import { type Call, callSchema, callState } from '#shared/calls/schema.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { isEqualValue } from '#shared/records/history.ts';
import { type Instant, instantSchema } from '#shared/time/instant.ts';

/** A call this person has taken, kept on this workstation until it is filed or put aside, whatever the network does. */
export const keptCallSchema = z.object({
  call: callSchema,
  phase: z.enum(['active', 'after-call']),
  /** When the live picture last confirmed the call as it stands here. */
  seenAt: instantSchema,
  /** When the call was over, as far as is known here; null while it goes on. */
  overAt: instantSchema.nullable(),
  /** Recorded while it still went on: nothing is left to do when it ends. */
  filed: z.boolean(),
  /** Whether the server knows who took it; false for a call taken while it could not be told. */
  told: z.boolean(),
  /** Sent on without announcement: this person is free, until it comes back. */
  sentOn: z.boolean(),
});
export type KeptCall = z.infer<typeof keptCallSchema>;

/** The person's own calls, newest first, and the ones lately put aside, which the live picture must not bring back. */
export const currentCallsSchema = z.object({ kept: z.array(keptCallSchema), putAside: z.array(idSchema) });
export type CurrentCalls = z.infer<typeof currentCallsSchema>;

export const noCalls: CurrentCalls = { kept: [], putAside: [] };

/** So many put-aside identifiers are remembered; the live picture forgets a call long before. */
const putAsideKept = 50;

export interface LiveView {
  calls: Iterable<Call>;
  /** Whether the picture of an organisation is whole and fresh; while it is not, nothing is concluded from absence. */
  isFresh(organisationId: string): boolean;
}

/**
 * Returns the person's calls after a look at the live picture: calls answered by the person are taken up or refreshed, a
 * call that has left a fresh picture, or that a colleague has, goes over to after-call work (or is gone, when already
 * filed). Returns the same object when nothing is different.
 */
export function followLive(current: CurrentCalls, live: LiveView, userId: Id, now: Instant): CurrentCalls {
  const goingOn = new Map([...live.calls].filter((call) => call.endedAt === null).map((call) => [call.id, call]));
  const kept: KeptCall[] = [];
  let changed = false;
  for (const item of current.kept) {
    const fresh = live.isFresh(item.call.organisationId);
    const next = fresh ? followOne(item, goingOn.get(item.call.id), userId, now) : item;
    changed ||= next !== item;
    if (next !== null) kept.push(next);
  }
  const known = new Set([...current.putAside, ...current.kept.map(({ call }) => call.id)]);
  for (const call of goingOn.values()) {
    if (call.answeredByUserId !== userId || known.has(call.id)) continue;
    kept.unshift({ call, phase: 'active', seenAt: now, overAt: null, filed: false, told: true, sentOn: false });
    changed = true;
  }
  return changed ? { ...current, kept } : current;
}

function followOne(item: KeptCall, live: Call | undefined, userId: Id, now: Instant): KeptCall | null {
  if (item.phase === 'after-call') return item;
  // Taken here while the live channel was down: the server still counts it as waiting until it is told.
  if (live !== undefined && live.answeredByUserId === null) return item;
  if (live?.answeredByUserId === userId) {
    // The exchange says when it begins to send a call on, and clears that when the call is back.
    const isBack = item.sentOn && item.call.transferringTo !== null && live.transferringTo === null;
    const sentOn = item.sentOn && !isBack;
    return sameCall(item.call, live) && sentOn === item.sentOn ? item : { ...item, call: live, sentOn, seenAt: now };
  }
  return item.filed ? null : { ...item, phase: 'after-call', overAt: now, seenAt: now };
}

/** Returns the calls taken here that the server has to be told of, now that a fresh picture shows them as waiting. */
export function untold(current: CurrentCalls, live: LiveView): Id[] {
  const waiting = new Set([...live.calls].filter((call) => callState(call) === 'waiting').map(({ id }) => id));
  return current.kept
    .filter(({ call, phase, told }) => !told && phase === 'active' && waiting.has(call.id))
    .filter(({ call }) => live.isFresh(call.organisationId))
    .map(({ call }) => call.id);
}

/** Returns the calls after the server was told of one. */
export function told(current: CurrentCalls, callId: Id): CurrentCalls {
  return change(current, callId, (item) => ({ ...item, told: true }));
}

/** Returns the calls with one more that the person took; `serverKnows` is false while the server could not be told. */
export function takeHere(
  current: CurrentCalls,
  call: Call,
  by: { userId: Id; now: Instant; serverKnows: boolean },
): CurrentCalls {
  const taken = answerAtConsole(call, by.userId, by.now);
  if (taken.type === 'refused' || current.kept.some((item) => item.call.id === call.id)) return current;
  const item: KeptCall = {
    call: taken.call,
    phase: 'active',
    seenAt: by.now,
    overAt: null,
    filed: false,
    told: by.serverKnows,
    sentOn: false,
  };
  return { ...current, kept: [item, ...current.kept] };
}

/** Returns the calls without one that the person took here and that turned out to be somebody else's, or over. */
export function notTaken(current: CurrentCalls, callId: Id): CurrentCalls {
  return { ...current, kept: current.kept.filter(({ call }) => call.id !== callId) };
}

/** Returns the calls with one marked as taken without the server's knowledge: it is told when it can be reached. */
export function takenUntold(current: CurrentCalls, callId: Id): CurrentCalls {
  return change(current, callId, (item) => ({ ...item, told: false }));
}

/** Returns the calls with one marked as sent on without announcement, or as back from it. */
export function sentOnHere(current: CurrentCalls, callId: Id, sentOn: boolean): CurrentCalls {
  return change(current, callId, (item) => (item.sentOn === sentOn ? item : { ...item, sentOn }));
}

/** Whether the person speaks in this call: not while it is parked, sent on or over. */
export function isSpeaking({ call, phase, sentOn }: KeptCall): boolean {
  return phase === 'active' && call.parkedAt === null && !sentOn && call.transferState !== 'sent';
}

/** Returns the calls with the moment the live channel was lost noted on those going on: the screen says how old they are. */
export function connectionLost(current: CurrentCalls, at: Instant): CurrentCalls {
  return {
    ...current,
    kept: current.kept.map((item) => (item.phase === 'active' ? { ...item, seenAt: at } : item)),
  };
}

/** Returns the calls after the person ended one here; the switchboard may not have heard of it yet. */
export function endHere(current: CurrentCalls, callId: Id, now: Instant): CurrentCalls {
  const item = current.kept.find(({ call }) => call.id === callId);
  if (item?.filed) return putAside(current, callId);
  return change(current, callId, (kept) =>
    kept.phase === 'after-call' ? kept : { ...kept, phase: 'after-call', overAt: now },
  );
}

/** Returns the calls with one going on again that the exchange would not end. */
export function goesOn(current: CurrentCalls, callId: Id): CurrentCalls {
  return change(current, callId, (item) => ({ ...item, phase: 'active', overAt: null }));
}

/** Returns the calls after one was filed: gone when it is over, else kept until it ends. */
export function filed(current: CurrentCalls, callId: Id): CurrentCalls {
  const item = current.kept.find(({ call }) => call.id === callId);
  if (item?.phase === 'after-call') return putAside(current, callId);
  return change(current, callId, (kept) => ({ ...kept, filed: true }));
}

/** Returns the calls after something was written about a filed one: it is to be filed again before it is done. */
export function notFiled(current: CurrentCalls, callId: Id): CurrentCalls {
  return change(current, callId, (kept) => ({ ...kept, filed: false }));
}

/** Returns the calls without this one, which will not come back by itself. */
export function putAside(current: CurrentCalls, callId: Id): CurrentCalls {
  return {
    kept: current.kept.filter(({ call }) => call.id !== callId),
    putAside: [callId, ...current.putAside.filter((id) => id !== callId)].slice(0, putAsideKept),
  };
}

/** Returns the call the screen is about: the chosen one if it is still here, else the one spoken in, else the latest not parked. */
export function currentCall(current: CurrentCalls, chosenId: Id | null): KeptCall | null {
  return (
    current.kept.find(({ call }) => call.id === chosenId) ??
    current.kept.find(isSpeaking) ??
    current.kept.find(({ call }) => call.parkedAt === null) ??
    null
  );
}

function change(current: CurrentCalls, callId: Id, by: (item: KeptCall) => KeptCall): CurrentCalls {
  return { ...current, kept: current.kept.map((item) => (item.call.id === callId ? by(item) : item)) };
}

/** Field by field: in which order the fields came says nothing, and a call kept for another each time would be kept for ever. */
function sameCall(one: Call, other: Call): boolean {
  return callSchema.keyof().options.every((field) => isEqualValue(one[field], other[field]));
}

/** Returns the call to record: with its end as known here, where the live picture could not tell. */
export function callToFile({ call, overAt }: KeptCall): Call {
  return call.endedAt === null && overAt !== null ? { ...call, endedAt: overAt } : call;
}

/** Whether the person has calls left to file and speaks in none. */
export function afterCallWork(current: CurrentCalls): boolean {
  return current.kept.some(({ phase }) => phase === 'after-call') && !current.kept.some(isSpeaking);
}

/**
 * Returns the state to ask for when after-call work begins or ends, null to leave it: whoever went on a break or logged
 * out meanwhile stays so.
 */
export function stateAfterWork(isWorking: boolean, state: AgentState['state'] | null): 'after-call' | 'ready' | null {
  if (isWorking) return state === 'ready' || state === 'on-call' ? 'after-call' : null;
  return state === 'after-call' ? 'ready' : null;
}
