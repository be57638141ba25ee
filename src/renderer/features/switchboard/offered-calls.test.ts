import { describe, expect, it } from 'vitest';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { newId } from '#shared/identity/ids.ts';
import { applyFrame, emptyPicture } from '#shared/live/picture.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import {
  callOffer,
  concerningCall,
  nextOfferAt,
  nextTurnAt,
  numberOfTelephone,
  offeredCalls,
  ownNumbersOf,
} from './offered-calls.ts';

const anna = newId();
const karl = newId();
const skills = { wanted: { finska: 3 }, ofMembers: { [anna]: { finska: 4 } }, allAfterSeconds: 20 };
const finnish = aQueue({ memberUserIds: [anna, karl], skills });
const plain = aQueue({ memberUserIds: [anna, karl] });
const queues = new Map([finnish, plain].map((queue) => [queue.id, queue]));
const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString();
const agent = (userId: string, change: Partial<AgentState> = {}): AgentState => ({
  userId,
  organisationId: 'burlov',
  state: 'ready',
  pauseReason: '',
  since: at(0),
  ...change,
});
const around = (userId: string, second: number, ...agents: AgentState[]) => ({
  userId,
  queues,
  ownNumbers: ['101'],
  live: applyFrame(emptyPicture, aSnapshot({ agents })).picture,
  now: Date.parse(at(second)),
});
const waits: Call = aCall({ queueId: finnish.id, arrivedAt: at(0) });

describe('a waiting call that asks for a skill', () => {
  it('is at first for them who have it, then for all, and each is told why', () => {
    const both = [agent(anna), agent(karl)];
    expect(offeredCalls([waits], around(anna, 1, ...both))).toEqual([waits]);
    expect(offeredCalls([waits], around(karl, 19, ...both))).toEqual([]);
    expect(nextOfferAt([waits], around(karl, 19, ...both))).toBe(at(20));
    expect(offeredCalls([waits], around(karl, 20, ...both))).toEqual([waits]);
    expect(callOffer(waits, around(karl, 20, ...both))).toEqual({ type: 'waited', skills: ['finska'] });
  });

  it('is for all at once while nobody who has it is at work in that queue', () => {
    const types = [agent(anna, { state: 'paused' }), agent(anna, { outOfQueueIds: [finnish.id] })].map(
      (away) => callOffer(waits, around(karl, 1, away, agent(karl)))?.type,
    );
    expect(types).toEqual(['nobody-skilled', 'nobody-skilled']);
  });

  it('counts the wait from when it came into the queue', () => {
    const moved = {
      ...waits,
      queueVisits: [
        { queueId: plain.id, enteredAt: at(0), leftAt: at(30), outcome: 'moved' as const },
        { queueId: finnish.id, enteredAt: at(30), leftAt: null, outcome: 'waiting' as const },
      ],
    };
    expect(nextOfferAt([moved], around(karl, 31, agent(anna), agent(karl)))).toBe(at(50));
  });
});

describe('a queue one has logged out of', () => {
  it('gives one no calls, while the others do', () => {
    const other = aCall({ queueId: plain.id, arrivedAt: at(1) });
    const out = agent(anna, { outOfQueueIds: [finnish.id] });
    expect(offeredCalls([waits, other], around(anna, 2, out))).toEqual([other]);
  });
});

describe('a call to one’s own number', () => {
  it('is that person’s, past all queues', () => {
    expect(['PJSIP/101', 'Local/101@agents', 'Local/101@office/n', '101'].map(numberOfTelephone)).toEqual(
      Array(4).fill('101'),
    );
    const direct = aCall({ toNumber: '101', arrivedAt: at(1) });
    expect(offeredCalls([direct, waits], around(anna, 2, agent(anna)))).toEqual([waits, direct]);
    expect(concerningCall([direct], around(anna, 2, agent(anna), agent(karl)))).toBe(direct);
    expect(concerningCall([aCall({ toNumber: '102' })], around(anna, 2, agent(anna)))).toBeNull();
  });
});

describe('one’s own numbers', () => {
  const phones: Person['phones'] = [
    { number: '+46701740605', kind: 'mobile' },
    { number: '6512', kind: 'extension' },
    { number: '+4646739700', kind: 'switchboard' },
  ];
  const around101 = around(anna, 2, agent(anna));

  it('are also those the directory has of one, however the exchange writes the called one', () => {
    const ownNumbers = ownNumbersOf([{ telephone: 'PJSIP/101' }], [{ phones, leftOn: '2026-12-31' }], at(0));
    const direct = ['101', '6512', '+46701740605', '070-174 06 05'].map((toNumber) => aCall({ toNumber }));
    const strange = ['6513', '+4646739700'].map((toNumber) => aCall({ toNumber }));
    const offered = offeredCalls([...direct, ...strange], { ...around101, ownNumbers });
    expect(new Set(offered)).toEqual(new Set(direct));
  });

  it('are not those of a post one has left, nor of a telephone without a name', () => {
    expect(ownNumbersOf([{ telephone: '' }], [{ phones, leftOn: '2026-11-23' }], at(0))).toEqual([]);
  });

  it('do not make a call one’s own that is in a queue of others', () => {
    const queued = aCall({ toNumber: '6512', queueId: aQueue().id });
    expect(offeredCalls([queued], { ...around101, ownNumbers: ['6512'] })).toEqual([]);
  });
});

describe('the call a person is told of', () => {
  it('is nobody else’s: two callers go to two agents, and the one who is paused hears of none', () => {
    const [first, second] = [0, 1].map((second) => aCall({ queueId: plain.id, arrivedAt: at(second) }));
    const agents = [agent(anna, { since: at(-20) }), agent(karl), agent(newId(), { state: 'paused' })];
    const calls = [first, second].flatMap((call) => call ?? []);
    expect(concerningCall(calls, around(anna, 2, ...agents))).toBe(first);
    expect(concerningCall(calls, around(karl, 2, ...agents))).toBe(second);
    expect(concerningCall(calls.slice(0, 1), around(karl, 2, ...agents))).toBeNull();
    // Whoever has not answered for so long is helped by the next.
    expect(nextTurnAt(calls, Date.parse(at(2)))).toBe(at(15));
    expect(concerningCall(calls.slice(0, 1), around(karl, 15, ...agents))).toBe(first);
  });
});
