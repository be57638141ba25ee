import { z } from 'zod';
import { type Call, callSchema } from '#shared/calls/schema.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
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
 * call that has left a fresh picture goes over to after-call work (or is gone, when already filed). Returns the same
 * object when nothing is different, so that a store can compare by identity.
 */
export function followLive(current: CurrentCalls, live: LiveView, userId: Id, now: Instant): CurrentCalls {
  const mine = [...live.calls].filter((call) => call.answeredByUserId === userId && call.endedAt === null);
  const byId = new Map(mine.map((call) => [call.id, call]));
  const kept: KeptCall[] = [];
  let changed = false;
  for (const item of current.kept) {
    const next = followOne(item, byId.get(item.call.id), live.isFresh(item.call.organisationId), now);
    byId.delete(item.call.id);
    changed ||= next !== item;
    if (next !== null) kept.push(next);
  }
  for (const call of byId.values()) {
    if (current.putAside.includes(call.id)) continue;
    kept.unshift({ call, phase: 'active', seenAt: now, overAt: null, filed: false });
    changed = true;
  }
  return changed ? { ...current, kept } : current;
}

function followOne(item: KeptCall, live: Call | undefined, fresh: boolean, now: Instant): KeptCall | null {
  if (!fresh) return item;
  if (live !== undefined) {
    return item.phase === 'after-call' || sameCall(item.call, live) ? item : { ...item, call: live, seenAt: now };
  }
  if (item.phase === 'after-call') return item;
  return item.filed ? null : { ...item, phase: 'after-call', overAt: now, seenAt: now };
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

/** Returns the calls after one was filed: gone when it is over, else kept until it ends. */
export function filed(current: CurrentCalls, callId: Id): CurrentCalls {
  const item = current.kept.find(({ call }) => call.id === callId);
  if (item?.phase === 'after-call') return putAside(current, callId);
  return change(current, callId, (kept) => ({ ...kept, filed: true }));
}

/** Returns the calls without this one, which will not come back by itself. */
export function putAside(current: CurrentCalls, callId: Id): CurrentCalls {
  return {
    kept: current.kept.filter(({ call }) => call.id !== callId),
    putAside: [callId, ...current.putAside.filter((id) => id !== callId)].slice(0, putAsideKept),
  };
}

/** Returns the call the screen is about: the chosen one if it is still here, else the one going on, else the latest. */
export function currentCall(current: CurrentCalls, chosenId: Id | null): KeptCall | null {
  return (
    current.kept.find(({ call }) => call.id === chosenId) ??
    current.kept.find(({ phase }) => phase === 'active') ??
    current.kept[0] ??
    null
  );
}

function change(current: CurrentCalls, callId: Id, by: (item: KeptCall) => KeptCall): CurrentCalls {
  return { ...current, kept: current.kept.map((item) => (item.call.id === callId ? by(item) : item)) };
}

function sameCall(one: Call, other: Call): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
