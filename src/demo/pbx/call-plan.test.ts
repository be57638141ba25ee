import { describe, expect, it } from 'vitest';
import { makeDirectory } from '../data/demo-data.ts';
import { isFictional } from '../data/numbers.ts';
import { makeQueues } from '../data/queues.ts';
import { randomStream } from '../data/random.ts';
import { accountsToTry } from '../data/staff.ts';
import { planCall } from './call-plan.ts';

const { people, strangers } = makeDirectory(1, '2026-11-18');
const queues = makeQueues(2026);

function plans(colleagues: number) {
  const random = randomStream(1, 'test');
  return Array.from({ length: 500 }, () => planCall({ queues, people, strangers, colleagues }, random));
}

describe('the calls the demonstration exchange plans', () => {
  it('go to the queues there are, from numbers that reach nobody, some of them hidden', () => {
    const numbers = new Set(queues.map(({ number }) => number));
    const planned = plans(0.5);
    expect(planned.filter(({ to }) => !numbers.has(to))).toEqual([]);
    expect(planned.filter(({ from }) => from !== 'anonymous' && !isFictional(from))).toEqual([]);
    expect(planned.some(({ from }) => from === 'anonymous')).toBe(true);
  });

  it('are never answered in the name of somebody who may be signed in to try the product', () => {
    const newcomers = accountsToTry().map(({ userId }) => userId);
    const answering = plans(1).flatMap(({ colleague }) => colleague?.userId ?? []);
    expect(answering.length).toBeGreaterThan(300);
    expect(answering.filter((userId) => newcomers.includes(userId))).toEqual([]);
  });

  it('are left to the newcomer alone when colleagues are switched off', () => {
    expect(plans(0).filter(({ colleague }) => colleague !== null)).toEqual([]);
  });
});
