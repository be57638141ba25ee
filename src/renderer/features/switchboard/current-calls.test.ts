import { describe, expect, it } from 'vitest';
import { aCall } from '#renderer/parts/sample-calls.ts';
import type { Call } from '#shared/calls/schema.ts';
import { newId } from '#shared/identity/ids.ts';
import {
  afterCallWork,
  callToFile,
  connectionLost,
  currentCall,
  currentCallsSchema,
  endHere,
  filed,
  followLive,
  goesOn,
  isSpeaking,
  type LiveView,
  noCalls,
  notFiled,
  notTaken,
  putAside,
  sentOnHere,
  stateAfterWork,
  takeHere,
  told,
  untold,
} from './current-calls.ts';

const me = newId();
const now = '2026-11-18T09:05:00.000Z';
const later = '2026-11-18T09:07:30.000Z';

const fresh = (...calls: Call[]): LiveView => ({ calls, isFresh: () => true });
const stale = (...calls: Call[]): LiveView => ({ calls, isFresh: () => false });
const mine = (change: Partial<Call> = {}) =>
  aCall({ answeredAt: now, answeredByUserId: me, answerSource: 'pbx', ...change });

function withCall(call: Call) {
  return followLive(noCalls, fresh(call), me, now);
}

describe('following the live picture', () => {
  it('takes up a call the person has answered, and no one else’s', () => {
    const call = mine();
    const calls = followLive(noCalls, fresh(call, mine({ answeredByUserId: newId() }), aCall()), me, now);
    expect(calls.kept.map((item) => [item.call.id, item.phase])).toEqual([[call.id, 'active']]);
  });

  it('goes over to after-call work when the call is gone from a fresh picture', () => {
    const calls = followLive(withCall(mine()), fresh(), me, later);
    expect(calls.kept).toMatchObject([{ phase: 'after-call', overAt: later }]);
  });

  it('concludes nothing from a picture that is not fresh', () => {
    const before = withCall(mine());
    expect(followLive(before, stale(), me, later)).toBe(before);
  });

  it('goes over to after-call work when a colleague has taken the call over', () => {
    const call = mine();
    const calls = followLive(withCall(call), fresh({ ...call, answeredByUserId: newId() }), me, later);
    expect(calls.kept).toMatchObject([{ phase: 'after-call' }]);
  });

  it('drops a call that was filed while it went on, once it ends', () => {
    const call = mine();
    const calls = filed(withCall(call), call.id);
    expect(calls.kept).toMatchObject([{ phase: 'active', filed: true }]);
    expect(followLive(calls, fresh(), me, later).kept).toEqual([]);
  });

  it('does not bring back a call that was put aside while the server still shows it', () => {
    const call = mine();
    const calls = putAside(withCall(call), call.id);
    expect(followLive(calls, fresh(call), me, later).kept).toEqual([]);
  });

  it('returns the same object when nothing is different', () => {
    const call = mine();
    const calls = withCall(call);
    expect(followLive(calls, fresh({ ...call }), me, later)).toBe(calls);
  });

  it('keeps the unfiled call when the next one is taken', () => {
    const first = mine();
    const second = mine();
    const calls = followLive(followLive(withCall(first), fresh(), me, later), fresh(second), me, later);
    expect(calls.kept.map(({ phase }) => phase)).toEqual(['active', 'after-call']);
    expect(currentCall(calls, null)?.call.id).toBe(second.id);
    expect(currentCall(calls, first.id)?.call.id).toBe(first.id);
  });
});

describe('a call taken while the server cannot be told', () => {
  const waiting = aCall();
  const taken = takeHere(noCalls, waiting, { userId: me, now, serverKnows: false });

  it('is the person’s own at once', () => {
    expect(taken.kept).toMatchObject([
      { phase: 'active', call: { answeredByUserId: me, answeredAt: now, answerSource: 'console' } },
    ]);
  });

  it('stays while the server still shows it as waiting, and the server is to be told', () => {
    expect(followLive(taken, fresh(waiting), me, later)).toBe(taken);
    expect(untold(taken, fresh(waiting))).toEqual([waiting.id]);
    expect(untold(told(taken, waiting.id), fresh(waiting))).toEqual([]);
    expect(untold(taken, stale(waiting))).toEqual([]);
  });

  it('is taken once', () => {
    expect(takeHere(taken, waiting, { userId: me, now: later, serverKnows: true })).toBe(taken);
  });
});

describe('ending and filing', () => {
  it('ends a call here and records it with that end', () => {
    const call = mine();
    const [item] = endHere(withCall(call), call.id, later).kept;
    expect(item).toMatchObject({ phase: 'after-call', overAt: later });
    expect(item && callToFile(item).endedAt).toBe(later);
  });

  it('asks for a filed call to be filed again when more was written of it', () => {
    const call = mine();
    const calls = notFiled(filed(withCall(call), call.id), call.id);
    expect(followLive(calls, fresh(), me, later).kept).toMatchObject([{ phase: 'after-call', filed: false }]);
  });

  it('is done with a call that is filed after it ended', () => {
    const call = mine();
    expect(filed(endHere(withCall(call), call.id, later), call.id).kept).toEqual([]);
  });

  it('notes when the connection was lost on calls going on, not on ended ones', () => {
    const [going, ended] = [mine(), mine()];
    const calls = endHere(followLive(noCalls, fresh(going, ended), me, now), ended.id, now);
    const seen = new Map(connectionLost(calls, later).kept.map((item) => [item.call.id, item.seenAt]));
    expect(seen.get(going.id)).toBe(later);
    expect(seen.get(ended.id)).toBe(now);
  });

  it('can be kept on disk and read again', () => {
    const calls = withCall(mine());
    expect(currentCallsSchema.parse(JSON.parse(JSON.stringify(calls)))).toEqual(calls);
  });
});

describe('a call at the exchange', () => {
  const sent = (call: Call) => sentOnHere(withCall(call), call.id, true);

  it('leaves the person free while it is parked or sent on without announcement', () => {
    const call = mine();
    const [spoken] = withCall(call).kept;
    const [parked] = withCall({ ...call, parkedAt: now, parkingSpace: '701' }).kept;
    const [away] = sent(call).kept;
    expect([spoken, parked, away].map((item) => item !== undefined && isSpeaking(item))).toEqual([true, false, false]);
  });

  it('is spoken in again when it comes back from where it was sent, and not before it has gone', () => {
    const call = mine();
    const begun = { ...call, transferringTo: '5599', transferState: 'ringing' as const };
    const back = { ...call, transferProblem: { to: '5599', reason: 'busy' as const, at: later } };
    const asked = followLive(sent(call), fresh(call), me, now);
    expect(asked.kept[0]?.sentOn).toBe(true);
    const under = followLive(asked, fresh(begun), me, now);
    expect(under.kept[0]?.sentOn).toBe(true);
    expect(followLive(under, fresh(back), me, later).kept[0]).toMatchObject({ sentOn: false, call: back });
  });

  it('is not the one the screen turns to while it is parked, unless the person does', () => {
    const parked = mine({ parkedAt: now, parkingSpace: '701' });
    expect(currentCall(withCall(parked), null)).toBeNull();
    expect(currentCall(withCall(parked), parked.id)?.call.id).toBe(parked.id);
  });

  it('goes on when the exchange would not end it, and is gone when it was never ours', () => {
    const call = mine();
    const over = endHere(withCall(call), call.id, later);
    expect(goesOn(over, call.id).kept).toMatchObject([{ phase: 'active', overAt: null }]);
    expect(notTaken(over, call.id)).toEqual({ kept: [], putAside: [] });
  });
});

describe('the state the colleagues see', () => {
  it('is after-call work from the end of the last call until all are filed or put aside', () => {
    const call = mine();
    const going = withCall(call);
    const over = endHere(going, call.id, later);
    expect([noCalls, going, over, filed(over, call.id)].map(afterCallWork)).toEqual([false, false, true, false]);
  });

  it('leaves a break or a log-out alone', () => {
    expect(stateAfterWork(true, 'on-call')).toBe('after-call');
    expect(stateAfterWork(true, 'paused')).toBeNull();
    expect(stateAfterWork(false, 'after-call')).toBe('ready');
    expect(stateAfterWork(false, 'logged-out')).toBeNull();
  });
});
