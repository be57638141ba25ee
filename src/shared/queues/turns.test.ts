import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentState } from '../live/protocol.ts';
import { plainQueueSettings, type Queue } from './schema.ts';
import { secondsPerTurn, whomCallsConcern } from './turns.ts';

const noon = Date.parse('2026-11-23T11:00:00.000Z');
const ago = (seconds: number) => new Date(noon - seconds * 1_000).toISOString();
const names = ['anna', 'karl', 'sara', 'tove'];

const queue: Queue = {
  ...plainQueueSettings,
  id: 'växel',
  organisationId: 'burlov',
  version: 0,
  name: 'Växel',
  number: '+46406256000',
  greeting: '',
  openingHours: { week: [], closedOnPublicHolidays: true, exceptions: [] },
  serviceLevel: { variant: 'negative', thresholdSeconds: 60, shortAbandonSeconds: null, targetPercent: 90 },
  memberUserIds: names,
  sortOrder: 1,
};
const queues = new Map([[queue.id, queue]]);
const agent = (userId: string, change: Partial<AgentState> = {}): AgentState => ({
  userId,
  organisationId: 'burlov',
  state: 'ready',
  pauseReason: '',
  since: ago(600),
  ...change,
});
const call = (id: string, seconds: number) => ({ id, queueId: queue.id, enteredAt: ago(seconds) });
const concerned = (waiting: ReturnType<typeof call>[], agents: AgentState[], by = queues) =>
  Object.fromEntries(whomCallsConcern(waiting, by, () => agents, noon));

const states = fc.constantFrom<AgentState['state']>('ready', 'paused', 'after-call', 'on-call', 'logged-out');
const agents = fc
  .array(fc.record({ state: states, free: fc.nat({ max: 900 }), isOut: fc.boolean() }), { minLength: 4, maxLength: 4 })
  .map((each) =>
    each.map(({ state, free, isOut }, place) =>
      agent(names[place] ?? '', { state, since: ago(free), outOfQueueIds: isOut ? [queue.id] : [] }),
    ),
  );
const calls = fc
  .array(fc.nat({ max: 120 }), { maxLength: 6 })
  .map((waits) => waits.map((seconds, place) => call(`call ${place}`, seconds)));

const isFree = ({ state, outOfQueueIds }: AgentState) =>
  (state === 'ready' || state === 'after-call') && outOfQueueIds?.length === 0;

describe('whom a waiting call concerns', () => {
  it('is at least one as long as anybody is free, and only who is free', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, all) => {
        const free = all.filter(isFree).map(({ userId }) => userId);
        for (const users of Object.values(concerned(waiting, all))) {
          expect(users.length > 0).toBe(free.length > 0);
          expect(users.every((userId) => free.includes(userId))).toBe(true);
        }
      }),
    );
  });

  it('is the same on every screen, in whatever order it was heard of', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, all) => {
        expect(concerned([...waiting].reverse(), [...all].reverse())).toEqual(concerned(waiting, all));
      }),
    );
  });

  it('is another for each of two calls that have just come, and everybody when nobody has answered for long', () => {
    fc.assert(
      fc.property(agents, (all) => {
        const free = all.filter(isFree);
        const [first = [], second = []] = Object.values(concerned([call('a', 1), call('b', 0)], all));
        expect([first.length, second.length]).toEqual(free.length === 0 ? [0, 0] : [1, 1]);
        expect(first[0] === second[0]).toBe(free.length < 2);
        expect(Object.values(concerned([call('a', secondsPerTurn * 4)], all))[0]).toHaveLength(free.length);
      }),
    );
  });

  it('is who has been free longest, before them whose turn is earlier, and first of all who knows what is asked for', () => {
    const all = [agent('anna', { since: ago(10) }), agent('karl', { since: ago(20) })];
    expect(concerned([call('a', 0)], all)).toEqual({ a: ['karl'] });
    const turns = new Map([[queue.id, { ...queue, memberPriorities: { karl: 1 } }]]);
    expect(concerned([call('a', 0)], all, turns)).toEqual({ a: ['anna'] });
    const skills = { wanted: { finska: 1 }, ofMembers: { karl: { finska: 3 } }, allAfterSeconds: 60 };
    const asking = new Map([[queue.id, { ...queue, memberPriorities: { karl: 1 }, skills }]]);
    expect(concerned([call('a', 30)], all, asking)).toEqual({ a: ['karl'] });
  });
});
