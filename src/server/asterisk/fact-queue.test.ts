import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { ToldFact } from '../connectors/repository.ts';
import { FactQueue } from './fact-queue.ts';

const told = (externalId: string): ToldFact => ({
  fact: { type: 'arrived' },
  at: '2026-11-22T17:10:18.000Z',
  direction: 'in',
  externalId,
  from: '',
  to: '',
  queueName: null,
  agentNames: [],
});

it('a fact that can never be stored is left out, and those behind it are stored', async () => {
  const stored: string[] = [];
  const queue = new FactQueue({
    receive: async ({ externalId }) => {
      if (externalId === 'bad') throw Object.assign(new Error('invalid byte sequence'), { code: '22021' });
      stored.push(externalId);
    },
    log: fastify().log,
    overflowed: () => undefined,
  });
  const isStored = new Promise<void>((resolve) => {
    for (const id of ['one', 'bad', 'two']) queue.add(told(id));
    const look = () => (stored.length === 2 ? resolve() : setImmediate(look));
    look();
  });
  await isStored;
  await queue.stop();
  expect(stored).toEqual(['one', 'two']);
});
