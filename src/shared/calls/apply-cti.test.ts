import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAtConsole, applyCtiEvent, type CtiContext } from './apply-cti.ts';
import { type CtiEvent, ctiEventSchema } from './cti.ts';
import { type Call, callSchema } from './schema.ts';

const base = { from: '0701740605', to: '040-625 65 99', direction: 'in' as const, callId: 'pbx-1' };
const agent = '01980000-0000-7000-8000-00000000000a';
const colleague = '01980000-0000-7000-8000-00000000000b';
const start = Date.parse('2026-11-23T08:00:00.000Z');

function context(second: number, userId: string | null = null): CtiContext {
  return {
    now: new Date(start + second * 1_000).toISOString(),
    connector: 'cti',
    organisationId: 'burlov',
    queueId: null,
    userId,
    newCallId: '01980000-0000-7000-8000-0000000000c1',
  };
}

function play(...events: [CtiEvent, CtiContext][]): Call | undefined {
  return events.reduce<Call | undefined>((call, [event, at]) => {
    const result = applyCtiEvent(call, event, at);
    return result.type === 'changed' ? result.call : call;
  }, undefined);
}

const ring: CtiEvent = { event: 'newCall', ...base };
const answer: CtiEvent = { event: 'answer', ...base };
const hangup: CtiEvent = { event: 'hangup', ...base, cause: 'normalClearing' };

describe('a call told by the switchboard', () => {
  it('rings, is answered and ends, with each time stamped on arrival', () => {
    const call = play([ring, context(0)], [answer, context(12, agent)], [hangup, context(80)]);
    expect(call).toMatchObject({
      fromNumber: '+46701740605',
      toNumber: '+46406256599',
      answeredByUserId: agent,
      cause: 'normalClearing',
    });
    expect(Date.parse(call?.answeredAt ?? '') - start).toBe(12_000);
    expect(Date.parse(call?.endedAt ?? '') - start).toBe(80_000);
  });

  it('does not start again when it is told twice, nor wake up after its end', () => {
    const call = play([ring, context(0)], [ring, context(5)], [hangup, context(9)], [answer, context(10, agent)]);
    expect(call).toMatchObject({ arrivedAt: context(0).now, endedAt: context(9).now, answeredAt: null });
    expect(applyCtiEvent(call, ring, context(11))).toEqual({ type: 'ignored', reason: 'repeated' });
    expect(applyCtiEvent(call, hangup, context(11))).toEqual({ type: 'ignored', reason: 'after-end' });
  });

  it('counts from the answer when its ringing was never told', () => {
    expect(play([answer, context(3, agent)])).toMatchObject({ arrivedAt: context(3).now, answeredByUserId: agent });
  });

  it('is nothing when all that is told is its end', () => {
    expect(applyCtiEvent(undefined, hangup, context(0))).toEqual({ type: 'ignored', reason: 'unknown-call' });
  });

  it('keeps the moment the agent pressed answer when the switchboard confirms it, and believes it on who', () => {
    const ringing = play([ring, context(0)]);
    if (ringing === undefined) throw new Error('the call should ring');
    const answered = answerAtConsole(ringing, agent, context(4).now);
    if (answered.type !== 'changed') throw new Error(answered.reason);
    const confirmed = applyCtiEvent(answered.call, answer, context(6, colleague));
    expect(confirmed).toMatchObject({
      type: 'changed',
      call: { answeredAt: context(4).now, answeredByUserId: colleague, answerSource: 'pbx' },
    });
  });

  it('cannot be answered by two people at the console, nor after its end', () => {
    const ringing = play([ring, context(0)]);
    if (ringing === undefined) throw new Error('the call should ring');
    const answered = answerAtConsole(ringing, agent, context(4).now);
    if (answered.type !== 'changed') throw new Error(answered.reason);
    expect(answerAtConsole(answered.call, colleague, context(5).now)).toMatchObject({
      reason: 'call-already-answered',
    });
    const ended = play([ring, context(0)], [hangup, context(1)]);
    if (ended === undefined) throw new Error('the call should be kept');
    expect(answerAtConsole(ended, agent, context(5).now)).toMatchObject({ reason: 'call-ended' });
  });

  it('is consistent after any order, loss and repetition of events', () => {
    const anyEvent = fc.tuple(fc.constantFrom(ring, answer, hangup), fc.constantFrom(null, agent, colleague));
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        let ended: string | null = null;
        let call: Call | undefined;
        events.forEach(([event, userId], second) => {
          const result = applyCtiEvent(call, event, context(second, userId));
          if (result.type === 'changed') call = result.call;
          if (ended !== null) expect(call?.endedAt).toBe(ended);
          ended = call?.endedAt ?? null;
        });
        if (call === undefined) return;
        callSchema.parse(call);
        if (call.answeredAt !== null) expect(call.answeredAt >= call.arrivedAt).toBe(true);
        if (call.endedAt !== null) expect(call.endedAt >= (call.answeredAt ?? call.arrivedAt)).toBe(true);
      }),
    );
  });
});

describe('the event format', () => {
  it('refuses an unknown event, a bad direction and a missing field', () => {
    expect(ctiEventSchema.safeParse({ ...base, event: 'transfer' }).success).toBe(false);
    expect(ctiEventSchema.safeParse({ ...base, event: 'newCall', direction: 'sideways' }).success).toBe(false);
    expect(ctiEventSchema.safeParse({ event: 'newCall', from: '1', to: '2', direction: 'in' }).success).toBe(false);
    expect(ctiEventSchema.safeParse({ ...base, event: 'hangup' }).success).toBe(false);
  });
});
