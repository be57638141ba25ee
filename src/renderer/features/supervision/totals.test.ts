import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCall, aQueue } from '#renderer/parts/sample-calls.ts';
import type { Call } from '#shared/calls/schema.ts';
import { queueFigures } from '#shared/queues/statistics.ts';
import { callsBehind, openFigures } from './figure-calls.ts';
import { totalsOf } from './totals.ts';

const start = Date.parse('2026-11-18T08:00:00.000Z');
const now = start + 4 * 3_600_000;

/** Calls of one morning: each arrives, waits, and is answered, given up or still there. */
const callsOf = (queueId: string) =>
  fc.array(
    fc
      .record({
        arrived: fc.integer({ min: 0, max: 3_600 }),
        wait: fc.integer({ min: 0, max: 200 }),
        end: fc.constantFrom('answered', 'abandoned', 'waiting', 'talking'),
      })
      .map(({ arrived, wait, end }): Call => {
        const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
        const isAnswered = end === 'answered' || end === 'talking';
        return aCall({
          queueId,
          arrivedAt: at(arrived),
          answeredAt: isAnswered ? at(arrived + wait) : null,
          endedAt: end === 'answered' ? at(arrived + wait + 60) : end === 'abandoned' ? at(arrived + wait) : null,
        });
      }),
    { maxLength: 40 },
  );

const [first, second] = [aQueue(), aQueue({ sortOrder: 2 })];

describe('totals of several queues', () => {
  it('are the figures of one queue that had all the calls', () => {
    fc.assert(
      fc.property(callsOf(first.id), callsOf(second.id), (ofFirst, ofSecond) => {
        const together = queueFigures(
          first,
          [...ofFirst, ...ofSecond].map((call) => ({ ...call, queueId: first.id })),
        );
        const totals = totalsOf([queueFigures(first, ofFirst), queueFigures(second, ofSecond)]);
        const { averageAnswerSeconds, ...exact } = together;
        expect(totals).toMatchObject({
          waiting: exact.waiting,
          longestWaitingSince: exact.longestWaitingSince,
          active: exact.active,
          offered: exact.offered,
          answered: exact.answered,
          answeredWithin: exact.answeredWithin,
          abandoned: exact.abandoned,
          serviceLevelPercent: exact.serviceLevelPercent,
          longestAnsweredSeconds: exact.longestAnsweredSeconds,
          longestAbandonedSeconds: exact.longestAbandonedSeconds,
        });
        if (averageAnswerSeconds === null) expect(totals.averageAnswerSeconds).toBeNull();
        else expect(totals.averageAnswerSeconds).toBeCloseTo(averageAnswerSeconds, 6);
      }),
    );
  });

  it('compute the service level from sums and do not average it', () => {
    const busy = { ...queueFigures(first, []), offered: 90, answered: 90, answeredWithin: 90 };
    const quiet = { ...queueFigures(second, []), offered: 10, answered: 10, answeredWithin: 0 };
    expect(totalsOf([busy, quiet]).serviceLevelPercent).toBe(90);
  });

  it('have no service level and no averages without calls', () => {
    expect(totalsOf([queueFigures(first, [])])).toMatchObject({
      serviceLevelPercent: null,
      averageAnswerSeconds: null,
      longestAnsweredSeconds: null,
      longestWaitingSince: null,
    });
  });

  it('have no common service level when the queues count abandoned calls differently', () => {
    const other = aQueue({ serviceLevel: { ...first.serviceLevel, variant: 'answered-only' } });
    const answered = aCall({ queueId: first.id, answeredAt: '2026-11-18T09:00:05.000Z' });
    const totals = totalsOf([
      queueFigures(first, [answered]),
      queueFigures(other, [{ ...answered, queueId: other.id }]),
    ]);
    expect(totals).toMatchObject({ answered: 2, serviceLevelPercent: null, sameVariant: false, rule: null });
  });
});

describe('the calls behind a figure', () => {
  it('are as many as the figure says', () => {
    fc.assert(
      fc.property(callsOf(first.id), (calls) => {
        const figures = queueFigures(first, calls);
        for (const figure of openFigures) {
          const listed = callsBehind(figure, calls, new Map([[first.id, first]]), now);
          expect(listed).toHaveLength(figures[figure]);
        }
      }),
    );
  });

  it('are today’s only, of the queue only, and the finished record counts once', () => {
    const live = aCall({ queueId: first.id, answeredAt: '2026-11-18T09:00:05.000Z' });
    const ended: Call = { ...live, endedAt: '2026-11-18T09:03:00.000Z' };
    const yesterday = aCall({ queueId: first.id, arrivedAt: '2026-11-17T09:00:00.000Z', endedAt: live.answeredAt });
    const elsewhere = aCall({ queueId: second.id, endedAt: live.answeredAt });
    const queues = new Map([[first.id, first]]);
    expect(callsBehind('offered', [ended, live, yesterday, elsewhere], queues, now)).toEqual([ended]);
    expect(callsBehind('active', [ended, live], queues, now)).toEqual([]);
  });
});
