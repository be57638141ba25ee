import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, untoldOfCall } from '../calls/schema.ts';
import { plainQueueSettings, type Queue, type ServiceLevelRule, type ServiceLevelVariant } from './schema.ts';
import { offeredInTotal, queueFigures, serviceLevelPercent } from './statistics.ts';

const queueId = '01980000-0000-7000-8000-000000000001';
const start = Date.parse('2026-11-23T08:00:00.000Z');

function rule(change: Partial<ServiceLevelRule> = {}): ServiceLevelRule {
  return { variant: 'negative', thresholdSeconds: 60, shortAbandonSeconds: null, targetPercent: 90, ...change };
}

function queue(serviceLevel: ServiceLevelRule): Queue {
  return {
    id: queueId,
    organisationId: 'burlov',
    version: 1,
    name: 'Service Desk',
    number: '+46406256599',
    greeting: '',
    openingHours: { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] },
    serviceLevel,
    ...plainQueueSettings,
    memberUserIds: [],
    sortOrder: 1,
  };
}

const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString();

let made = 0;
function call(wait: number, end: 'answered' | 'abandoned' | 'waiting' | 'talking'): Call {
  made += 1;
  const answered = end === 'answered' || end === 'talking';
  return {
    id: `01980000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    organisationId: 'burlov',
    version: 1,
    externalId: `x${made}`,
    connector: 'cti',
    direction: 'in',
    fromNumber: null,
    toNumber: '+46406256599',
    queueId,
    arrivedAt: at(0),
    answeredAt: answered ? at(wait) : null,
    answeredByUserId: null,
    answerSource: answered ? 'pbx' : null,
    ...untoldOfCall,
    endedAt: end === 'answered' ? at(wait + 100) : end === 'abandoned' ? at(wait) : null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
  };
}

describe('the service level', () => {
  // Cisco's published example: 100 offered, 70 answered and 10 abandoned within T, the other 20 waited beyond it.
  it.each<[ServiceLevelVariant, number]>([
    ['ignore', 77.8],
    ['negative', 70],
    ['positive', 80],
  ])('with abandoned calls counted as "%s" is %f %% in the published example', (variant, expected) => {
    const counts = { answered: 90, answeredWithin: 70, abandoned: 10, abandonedWithin: 10 };
    expect(serviceLevelPercent({ variant }, counts)).toBeCloseTo(expected, 1);
  });

  // Telia ACE's published example.
  it.each([
    [10, 25],
    [20, 50],
  ])('of answers after 9, 15, 25 and 30 seconds within %i seconds is %i %%', (thresholdSeconds, expected) => {
    const calls = [9, 15, 25, 30].map((wait) => call(wait, 'answered'));
    expect(queueFigures(queue(rule({ thresholdSeconds })), calls).serviceLevelPercent).toBe(expected);
  });

  it('counts an answer exactly at the threshold as within it', () => {
    expect(queueFigures(queue(rule()), [call(60, 'answered')]).serviceLevelPercent).toBe(100);
    expect(queueFigures(queue(rule()), [call(60.001, 'answered')]).serviceLevelPercent).toBe(0);
  });

  it('has no value without calls, neither 0 nor 100 per cent', () => {
    const figures = queueFigures(queue(rule()), [call(200, 'waiting')]);
    expect(figures).toMatchObject({ serviceLevelPercent: null, averageAnswerSeconds: null, offered: 0, waiting: 1 });
  });

  it('leaves out only calls abandoned before the short-abandon cut-off when they are ignored', () => {
    const calls = [call(10, 'answered'), call(4, 'abandoned'), call(30, 'abandoned')];
    const figures = queueFigures(queue(rule({ variant: 'ignore', shortAbandonSeconds: 5 })), calls);
    expect(figures.serviceLevelPercent).toBe(50);
  });

  it('stays between 0 and 100 and never counts a call twice, whatever the calls', () => {
    const anyCall = fc
      .tuple(fc.nat({ max: 400 }), fc.constantFrom('answered', 'abandoned', 'waiting', 'talking'))
      .map(([wait, end]) => call(wait, end as 'answered'));
    const variants = fc.constantFrom<ServiceLevelVariant>('negative', 'ignore', 'positive', 'answered-only');
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 40 }), variants, (calls, variant) => {
        const figures = queueFigures(queue(rule({ variant })), calls);
        expect(figures.waiting + figures.answered + figures.abandoned).toBe(calls.length);
        const level = figures.serviceLevelPercent;
        if (level !== null) {
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('the other figures of a queue', () => {
  it('average only answered calls and keep the three longest waits apart', () => {
    const calls = [call(10, 'answered'), call(30, 'talking'), call(90, 'abandoned'), call(500, 'waiting')];
    expect(queueFigures(queue(rule()), calls)).toMatchObject({
      averageAnswerSeconds: 20,
      longestAnsweredSeconds: 30,
      longestAbandonedSeconds: 90,
      longestWaitingSince: new Date(start).toISOString(),
      active: 1,
    });
  });
});

describe('a call that goes through several queues', () => {
  const second = '01980000-0000-7000-8000-00000000000b';
  const secondQueue: Queue = { ...queue(rule()), id: second };
  const moved = (stays: readonly [waitFirst: number, waitSecond: number], end: 'answered' | 'abandoned'): Call => ({
    ...call(stays[0] + stays[1], end),
    queueId: second,
    queueVisits: [
      { queueId, enteredAt: at(0), leftAt: at(stays[0]), outcome: 'moved' },
      { queueId: second, enteredAt: at(stays[0]), leftAt: at(stays[0] + stays[1]), outcome: end },
    ],
  });

  it('is offered once in each and once in total, and judged by the wait where it ended', () => {
    const calls = [moved([70, 20], 'answered'), call(10, 'answered')];
    const figures = [queueFigures(queue(rule()), calls), queueFigures(secondQueue, calls)];
    expect(figures).toMatchObject([
      { offered: 2, movedOn: 1, answered: 1, serviceLevelPercent: 100 },
      { offered: 1, movedOn: 0, answered: 1, answeredWithin: 1, averageAnswerSeconds: 20 },
    ]);
    expect(offeredInTotal(figures)).toBe(2);
  });

  it('is counted once in total whatever way it took', () => {
    const way = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    const end = fc.constantFrom('answered' as const, 'abandoned' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(way, end), { maxLength: 20 }), (ways) => {
        const calls = ways.map(([places, outcome]): Call => {
          const last = places.length - 1;
          return {
            ...call(places.length, outcome),
            queueVisits: places.map((isSecond, index) => ({
              queueId: isSecond ? second : queueId,
              enteredAt: at(index),
              leftAt: at(index + 1),
              outcome: index === last ? outcome : 'moved',
            })),
          };
        });
        const figures = [queueFigures(queue(rule()), calls), queueFigures(secondQueue, calls)];
        expect(offeredInTotal(figures)).toBe(calls.length);
        expect(figures.reduce((sum, { answered, abandoned }) => sum + answered + abandoned, 0)).toBe(calls.length);
      }),
    );
  });
});
