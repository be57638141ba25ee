import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { AgentInQueues, ToldAgentState, ToldQueueLogIn } from '../connectors/acting-exchange.ts';
import { AmiRefused } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { AsteriskMembers } from './asterisk-members.ts';

const telephone = 'PJSIP/101';
const burlov = { name: 'Växeln Burlöv', number: '+46406256000' };
const support = { name: 'Servicedesk', number: '+46406256500' };

const event = (fields: Record<string, string>): AmiMessage => new Map(Object.entries(fields));

/** An exchange with these members, what it is asked for, and what it tells of agents. */
function anExchange(members: readonly string[], refuse: (action: string) => string | null = () => null) {
  const asked: string[] = [];
  const told: (ToldAgentState | ToldQueueLogIn)[] = [];
  const asterisk = new AsteriskMembers({
    connection: () => ({
      send: async (action, fields) => {
        asked.push(`${action} ${fields.Queue}`);
        const words = refuse(action);
        if (words !== null) throw new AmiRefused(words);
        return [];
      },
    }),
    changed: async (state) => void told.push(state),
  });
  asterisk.look([
    ...['servicedesk', burlov.name, support.name, 'Larm'].map((queue) => event({ event: 'QueueParams', queue })),
    ...members.map((queue) => event({ event: 'QueueMember', queue, location: telephone })),
  ]);
  return { asterisk, asked, told };
}

const anna = (queues: AgentInQueues['queues'], otherQueues: AgentInQueues['otherQueues']): AgentInQueues => ({
  agent: { userId: newId(), username: 'anna', telephone },
  state: 'ready',
  reason: '',
  queues,
  otherQueues,
});

describe('an agent who has left a queue', () => {
  it('is taken out of it at the exchange, and of no queue that is not ours', async () => {
    const { asterisk, asked } = anExchange([burlov.name, support.name, 'Larm']);
    await asterisk.set(anna([{ ...burlov, priority: 0 }], [support]));
    expect(asked).toEqual([`QueueRemove ${support.name}`, `QueuePenalty ${burlov.name}`, `QueuePause ${burlov.name}`]);
    asked.length = 0;
    await asterisk.set(anna([{ ...burlov, priority: 0 }], [support]));
    expect(asked).not.toContain(`QueueRemove ${support.name}`);
  });

  it('is not said to have logged out by the echo of it, but is by going themself', async () => {
    const { asterisk, told } = anExchange([support.name]);
    await asterisk.set(anna([], [support]));
    const removed = event({ event: 'QueueMemberRemoved', queue: support.name, interface: telephone });
    asterisk.hear(removed);
    expect(told).toEqual([]);
    asterisk.hear(event({ event: 'QueueMemberAdded', queue: support.name, interface: telephone }));
    asterisk.hear(removed);
    expect(told).toMatchObject([
      { queueName: support.name, isIn: true },
      { queueName: support.name, isIn: false },
    ]);
  });

  it('is nobody’s own doing when the echo comes before the answer, and is tried again where it was refused', async () => {
    const { asterisk, told } = anExchange([], (action) => {
      if (action === 'QueueAdd')
        asterisk.hear(event({ event: 'QueueMemberAdded', queue: burlov.name, interface: telephone }));
      return null;
    });
    await asterisk.set(anna([{ ...burlov, priority: 0 }], []));
    expect(told).toEqual([]);
    const refusing = anExchange([], () => 'Permission denied');
    const tries = () => refusing.asterisk.set(anna([{ ...burlov, priority: 0 }], []));
    await expect(tries()).rejects.toThrow('Permission denied');
    await expect(tries()).rejects.toThrow('Permission denied');
    expect(refusing.asked).toEqual([`QueueAdd ${burlov.name}`, `QueueAdd ${burlov.name}`]);
  });

  it('stays where the exchange’s own files have them, without a word', async () => {
    const { asterisk } = anExchange([support.name], (action) =>
      action === 'QueueRemove' ? 'Member not dynamic' : null,
    );
    await expect(asterisk.set(anna([], [support]))).resolves.toBeUndefined();
    const refusing = anExchange([support.name], () => 'Permission denied').asterisk;
    await expect(refusing.set(anna([], [support]))).rejects.toThrow('Permission denied');
  });
});
