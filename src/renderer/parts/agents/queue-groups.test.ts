import { describe, expect, it } from 'vitest';
import { aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { newId } from '#shared/identity/ids.ts';
import { applyFrame, emptyPicture } from '#shared/live/picture.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { isHere, queueGroups, sortAgents } from './queue-groups.ts';

const [anna, karl, sara] = [newId(), newId(), newId()];
const users = new Map([
  [anna, { name: 'Anna' }],
  [karl, { name: 'Karl' }],
  [sara, { name: 'Sara' }],
]);
const agent = (userId: string, change: Partial<AgentState> = {}): AgentState => ({
  userId,
  organisationId: 'burlov',
  state: 'ready',
  pauseReason: '',
  since: '2026-11-23T08:00:00.000Z',
  ...change,
});
const picture = (...agents: AgentState[]) => applyFrame(emptyPicture, aSnapshot({ agents })).picture;
const names = (groups: ReturnType<typeof queueGroups>) =>
  groups.map(({ queues, agents }) => [queues.map(({ name }) => name), agents.map(({ name }) => name)]);

describe('agents by queue', () => {
  it('are one group where the same people answer several, until somebody leaves one of them', () => {
    const first = aQueue({ name: 'Växel A', memberUserIds: [anna, karl], sortOrder: 1 });
    const second = aQueue({ name: 'Växel B', memberUserIds: [karl, anna], sortOrder: 2 });
    const desk = aQueue({ name: 'Service Desk', memberUserIds: [anna], sortOrder: 3 });
    const queues = [desk, second, first];
    expect(names(queueGroups(picture(agent(anna), agent(karl)), queues, users))).toEqual([
      [
        ['Växel A', 'Växel B'],
        ['Anna', 'Karl'],
      ],
      [['Service Desk'], ['Anna']],
    ]);
    const left = queueGroups(picture(agent(anna), agent(karl, { outOfQueueIds: [second.id] })), queues, users);
    expect(names(left).map(([queue]) => queue)).toEqual([['Växel A'], ['Växel B'], ['Service Desk']]);
    expect(left[1]?.agents.filter(isHere).map(({ name }) => name)).toEqual(['Anna']);
  });

  it('name those of no queue last, and nobody of whom nothing is known', () => {
    const queue = aQueue({ name: 'Växel', memberUserIds: [anna, karl] });
    expect(names(queueGroups(picture(agent(anna), agent(sara)), [queue], users))).toEqual([
      [['Växel'], ['Anna']],
      [[], ['Sara']],
    ]);
  });

  it('are sorted by state with who is out of the queue last, by name, and by since when', () => {
    const agents = [
      { state: agent(anna, { state: 'paused', since: '2026-11-23T07:00:00.000Z' }), name: 'Anna', isIn: true },
      { state: agent(karl), name: 'Karl', isIn: false },
      { state: agent(sara, { since: '2026-11-23T09:00:00.000Z' }), name: 'Sara', isIn: true },
    ];
    const sorted = (order: Parameters<typeof sortAgents>[1]) => sortAgents(agents, order).map(({ name }) => name);
    expect(sorted('state')).toEqual(['Sara', 'Anna', 'Karl']);
    expect(sorted('name')).toEqual(['Anna', 'Karl', 'Sara']);
    expect(sorted('since')).toEqual(['Anna', 'Karl', 'Sara']);
  });
});
