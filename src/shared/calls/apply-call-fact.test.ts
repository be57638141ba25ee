import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAtConsole, applyCallFact, type CallFact, type CallFactContext } from './apply-call-fact.ts';
import { ctiEventSchema } from './cti.ts';
import { type Call, callSchema } from './schema.ts';
import { twinOf } from './twins.ts';

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
const send: CallFact = { type: 'transferring', to: '555', state: 'sent' };
const speak: CallFact = { type: 'transfer-speaking' };
const failed = { type: 'transfer-failed', reason: 'busy' } as const satisfies CallFact;
const left: CallFact = { type: 'left-queue' };
const ringsAt: CallFact = { type: 'rings-at', userId: agent };
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

  it('is on its way while it is sent on: back with the reason, or gone where it was to go', () => {
    const going = played([ring, context(0)], [answer, context(5, by(agent))], [send, context(9)]);
    expect(going).toMatchObject({ transferringTo: '555', transferState: 'sent', endedAt: null });
    // Parked meanwhile by us, and left by the agent: neither says anything of the call.
    for (const fact of [park, send, left])
      expect(applyCallFact(going, fact, context(10))).toMatchObject({ type: 'ignored' });
    expect(applyCallFact(going, failed, context(12))).toMatchObject({
      call: { transferringTo: null, transferState: null, transferProblem: { to: '555', reason: 'busy', at: at(12) } },
    });
    // Not with the agent before the agent has picked up: it waits at its space meanwhile.
    expect(applyCallFact(going, { ...failed, space: '701' }, context(12))).toMatchObject({
      call: { transferringTo: null, parkedAt: at(12), parkingSpace: '701' },
    });
    expect(applyCallFact(going, answer, context(12, by(colleague)))).toMatchObject({
      call: { endedAt: at(12), cause: 'forwarded', transferredTo: '555' },
    });
    expect(applyCallFact(going, hangup, context(12))).toMatchObject({
      call: { transferringTo: null, endedAt: at(12) },
    });
  });

  it('rings at whoever pressed answer, and is given up only when its hangup says so', () => {
    const ringing = played([ring, context(0)], [{ type: 'rings-at', userId: agent }, context(2)]);
    expect(ringing).toMatchObject({ answeringUserId: agent, answeredAt: null });
    expect(applyCallFact(ringing, left, context(3))).toEqual({ type: 'ignored', reason: 'already-known' });
    expect(applyCallFact(ringing, answer, context(4))).toMatchObject({
      call: { answeredByUserId: agent, answeringUserId: null, answeredAt: at(4) },
    });
    expect(applyCallFact(played([ring, context(0)]), left, context(3))).toMatchObject({ call: { cause: 'cancel' } });
  });

  it('is consistent after any order, loss and repetition of facts, also when clocks go apart', () => {
    const queues = [null, '01980000-0000-7000-8000-0000000000d1', '01980000-0000-7000-8000-0000000000d2'];
    const anyFact = fc.tuple(
      fc.constantFrom(ring, answer, park, send, speak, failed, transfer, left, hangup, gone, ringsAt),
      fc.constantFrom(null, agent, colleague),
      fc.integer({ min: -20, max: 100 }),
      fc.constantFrom(...queues),
    );
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 16 }), (facts) => {
        let ended: string | null = null;
        let call: Call | undefined;
        for (const [fact, userId, second, queueId] of facts) {
          const told = context(second, { userId, queueId });
          const result = applyCallFact(call, fact, told);
          if (result.type === 'changed') {
            call = result.call;
            // Told twice, it says nothing more.
            expect(applyCallFact(call, fact, told).type).toBe('ignored');
          }
          if (ended !== null) expect(call?.endedAt).toBe(ended);
          ended = call?.endedAt ?? null;
        }
        if (call !== undefined) expectConsistent(call);
      }),
      { numRuns: 500 },
    );
  });
});

/** What holds of every call, whatever was told of it. */
function expectConsistent(call: Call): void {
  callSchema.parse(call);
  if (call.answeredAt !== null) {
    expect(call.answeredAt >= call.arrivedAt).toBe(true);
    expect(call.answeringUserId).toBeNull();
  }
  expect(call.parkedAt === null).toBe(call.parkingSpace === null);
  expect(call.transferringTo === null).toBe(call.transferState === null);
  if (call.parkedAt !== null) expect(call.transferringTo).toBeNull();
  if (call.endedAt !== null) {
    expect(call.endedAt >= (call.answeredAt ?? call.arrivedAt)).toBe(true);
    expect([call.parkedAt, call.transferringTo, call.answeringUserId]).toEqual([null, null, null]);
  }
  const open = call.queueVisits.filter(({ leftAt }) => leftAt === null);
  const isWaiting = call.answeredAt === null && call.endedAt === null && call.queueId !== null;
  expect(open.map(({ queueId, outcome }) => [queueId, outcome])).toEqual(isWaiting ? [[call.queueId, 'waiting']] : []);
  const outcomes = call.queueVisits.map(({ outcome }) => outcome);
  expect(outcomes.slice(0, -1).every((outcome) => outcome === 'moved')).toBe(true);
  for (const { enteredAt, leftAt } of call.queueVisits) expect(leftAt === null || leftAt >= enteredAt).toBe(true);
}

describe('a call that two connectors tell of', () => {
  /** True calls, one after the other so that no two of one caller are near each other in time. */
  const trueCalls = fc.array(
    fc.record({
      caller: fc.integer({ min: 0, max: 3 }),
      isAnswered: fc.boolean(),
      late: fc.integer({ min: 0, max: 4 }),
    }),
    { maxLength: 8 },
  );

  it('is one call, in whatever order the two are heard', () => {
    fc.assert(
      fc.property(trueCalls, fc.infiniteStream(fc.boolean()), (truth, turns) => {
        const told = (connector: string) =>
          truth.flatMap(({ caller, isAnswered, late }, index) => {
            const second = index * 20 + (connector === 'cti' ? late : 0);
            const about = (fact: CallFact, later: number) => ({
              fact,
              context: context(second + later, {
                connector,
                externalId: `${connector} ${index}`,
                from: `070174060${caller}`,
                newCallId: `01980000-0000-7000-8000-${connector === 'cti' ? '1' : '2'}${String(index).padStart(11, '0')}`,
              }),
            });
            return [about(ring, 0), ...(isAnswered ? [about(answer, 5)] : []), about(hangup, 9)];
          });
        const heard = { asterisk: told('asterisk'), cti: told('cti') };
        const names = new Map<string, string>();
        const calls = new Map<string, Call>();
        while (heard.asterisk.length + heard.cti.length > 0) {
          const isFirst = heard.cti.length === 0 || (heard.asterisk.length > 0 && turns.next().value === true);
          const next = (isFirst ? heard.asterisk : heard.cti).shift();
          if (next === undefined) break;
          const { externalId, connector } = next.context;
          const known = calls.get(names.get(externalId) ?? '');
          const others = [...calls.values()].filter(
            ({ id }) => ![...names].some(([name, callId]) => callId === id && name.startsWith(connector)),
          );
          const call = known ?? twinOf(others, next.context);
          const isAgain = known === undefined && call !== undefined;
          if (call !== undefined) names.set(externalId, call.id);
          const result = isAgain && next.fact === ring ? null : applyCallFact(call, next.fact, next.context);
          if (result?.type !== 'changed') continue;
          names.set(externalId, result.call.id);
          calls.set(result.call.id, result.call);
        }
        expect(calls.size).toBe(truth.length);
        for (const call of calls.values()) {
          expectConsistent(call);
          expect(call.endedAt).not.toBeNull();
        }
      }),
    );
  });

  it('is nobody’s twin with a hidden number, from another caller, elsewhere, or at another time', () => {
    const call = played([ring, context(0)]);
    const first = { ...context(2), connector: 'asterisk' };
    expect(twinOf([call], first)).toBe(call);
    expect(twinOf([call], { ...first, from: '+46701740699' })).toBeUndefined();
    expect(twinOf([call], { ...first, from: 'anonymous' })).toBeUndefined();
    expect(twinOf([call], { ...first, to: '+46406280499' })).toBeUndefined();
    expect(twinOf([call], { ...first, at: at(6) })).toBeUndefined();
    expect(twinOf([call], context(2))).toBeUndefined();
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
