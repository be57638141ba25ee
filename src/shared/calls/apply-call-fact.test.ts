import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAtConsole, applyCallFact, type CallFact, type CallFactContext } from './apply-call-fact.ts';
import { ctiEventSchema } from './cti.ts';
import { type Call, callSchema } from './schema.ts';

const base = { from: '0701740605', to: '040-625 65 99', direction: 'in' as const, callId: 'pbx-1' };
const agent = '01980000-0000-7000-8000-00000000000a';
const colleague = '01980000-0000-7000-8000-00000000000b';
const start = Date.parse('2026-11-23T08:00:00.000Z');

function context(second: number, change: Partial<CallFactContext> = {}): CallFactContext {
  return {
    at: new Date(start + second * 1_000).toISOString(),
    connector: 'cti',
    externalId: 'pbx-1',
    direction: 'in',
    from: base.from,
    to: base.to,
    organisationId: 'burlov',
    queueId: null,
    userId: null,
    newCallId: '01980000-0000-7000-8000-0000000000c1',
    ...change,
  };
}

const at = (second: number) => context(second).at;
const by = (userId: string) => ({ userId });

function play(...facts: [CallFact, CallFactContext][]): Call | undefined {
  return facts.reduce<Call | undefined>((call, [fact, told]) => {
    const result = applyCallFact(call, fact, told);
    return result.type === 'changed' ? result.call : call;
  }, undefined);
}

function played(...facts: [CallFact, CallFactContext][]): Call {
  const call = play(...facts);
  if (call === undefined) throw new Error('the call should be kept');
  return call;
}

const ring: CallFact = { type: 'arrived' };
const answer: CallFact = { type: 'answered' };
const park: CallFact = { type: 'parked', space: '701' };
const transfer: CallFact = { type: 'transferred', to: '555' };
const hangup: CallFact = { type: 'ended', cause: 'normalClearing' };
const gone: CallFact = { type: 'found-gone' };

describe('a call told by the switchboard', () => {
  it('rings, is answered and ends, each at the time told', () => {
    expect(play([ring, context(0)], [answer, context(12, by(agent))], [hangup, context(80)])).toMatchObject({
      fromNumber: '+46701740605',
      toNumber: '+46406256599',
      arrivedAt: at(0),
      answeredAt: at(12),
      answeredByUserId: agent,
      endedAt: at(80),
      cause: 'normalClearing',
    });
  });

  it('does not start again when it is told twice, nor wake up after its end', () => {
    const call = play([ring, context(0)], [ring, context(5)], [hangup, context(9)], [answer, context(10, by(agent))]);
    expect(call).toMatchObject({ arrivedAt: at(0), endedAt: at(9), answeredAt: null });
    expect(applyCallFact(call, ring, context(11))).toEqual({ type: 'ignored', reason: 'repeated' });
    expect(applyCallFact(call, hangup, context(11))).toEqual({ type: 'ignored', reason: 'after-end' });
  });

  it('counts from the answer when its ringing was never told', () => {
    expect(play([answer, context(3, by(agent))])).toMatchObject({ arrivedAt: at(3), answeredByUserId: agent });
  });

  it('is nothing when all that is told is its end', () => {
    for (const fact of [hangup, gone, transfer, park]) {
      expect(applyCallFact(undefined, fact, context(0))).toEqual({ type: 'ignored', reason: 'unknown-call' });
    }
  });

  it('keeps the moment the agent pressed answer when the switchboard confirms it, and believes it on who', () => {
    const answered = answerAtConsole(played([ring, context(0)]), agent, at(4));
    if (answered.type !== 'changed') throw new Error(answered.reason);
    expect(applyCallFact(answered.call, answer, context(6, by(colleague)))).toMatchObject({
      type: 'changed',
      call: { answeredAt: at(4), answeredByUserId: colleague, answerSource: 'pbx' },
    });
  });

  it('cannot be answered by two people at the console, nor after its end', () => {
    const answered = answerAtConsole(played([ring, context(0)]), agent, at(4));
    if (answered.type !== 'changed') throw new Error(answered.reason);
    expect(answerAtConsole(answered.call, colleague, at(5))).toMatchObject({ reason: 'call-already-answered' });
    const ended = played([ring, context(0)], [hangup, context(1)]);
    expect(answerAtConsole(ended, agent, at(5))).toMatchObject({ reason: 'call-ended' });
  });

  it('moves to the queue it is sent on to, but stays with the organisation that was called', () => {
    const [first, second] = ['01980000-0000-7000-8000-0000000000d1', '01980000-0000-7000-8000-0000000000d2'];
    const waiting: [CallFact, CallFactContext] = [ring, context(0, { queueId: first })];
    expect(play(waiting, [ring, context(60, { queueId: second })])).toMatchObject({
      queueId: second,
      arrivedAt: at(0),
    });
    expect(play(waiting, [ring, context(60, { queueId: second, organisationId: 'kavlinge' })])).toMatchObject({
      queueId: first,
      organisationId: 'burlov',
    });
  });

  it('waits at its space while it is parked, and is spoken with again by whoever takes it back', () => {
    const parked = played([ring, context(0)], [answer, context(5, by(agent))], [park, context(20)]);
    expect(parked).toMatchObject({ parkedAt: at(20), parkingSpace: '701', endedAt: null });
    expect(applyCallFact(parked, park, context(21))).toEqual({ type: 'ignored', reason: 'already-known' });
    expect(applyCallFact(parked, answer, context(40, by(colleague)))).toMatchObject({
      call: { parkedAt: null, parkingSpace: null, answeredAt: at(5), answeredByUserId: colleague },
    });
    expect(applyCallFact(parked, hangup, context(50))).toMatchObject({ call: { parkedAt: null, endedAt: at(50) } });
  });

  it('ends here when it is sent on, and says where it went', () => {
    const sent = played([ring, context(0)], [answer, context(5, by(agent))], [transfer, context(9)]);
    expect(sent).toMatchObject({ endedAt: at(9), cause: 'forwarded', transferredTo: '555' });
    expect(applyCallFact(sent, hangup, context(300))).toEqual({ type: 'ignored', reason: 'after-end' });
  });

  it('has no cause when it was only found to be gone', () => {
    expect(play([ring, context(0)], [gone, context(90)])).toMatchObject({ endedAt: at(90), cause: null });
  });

  it('is consistent after any order, loss and repetition of facts, also when clocks go apart', () => {
    const anyFact = fc.tuple(
      fc.constantFrom(ring, answer, park, transfer, hangup, gone),
      fc.constantFrom(null, agent, colleague),
      fc.integer({ min: -20, max: 100 }),
    );
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
        let ended: string | null = null;
        let call: Call | undefined;
        for (const [fact, userId, second] of facts) {
          const result = applyCallFact(call, fact, context(second, { userId }));
          if (result.type === 'changed') call = result.call;
          if (ended !== null) expect(call?.endedAt).toBe(ended);
          ended = call?.endedAt ?? null;
        }
        if (call === undefined) return;
        callSchema.parse(call);
        if (call.answeredAt !== null) expect(call.answeredAt >= call.arrivedAt).toBe(true);
        if (call.endedAt !== null) {
          expect(call.endedAt >= (call.answeredAt ?? call.arrivedAt)).toBe(true);
          expect(call.parkedAt).toBeNull();
        }
        expect(call.parkedAt === null).toBe(call.parkingSpace === null);
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
