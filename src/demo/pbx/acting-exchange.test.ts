import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExchangeAgent, ExchangeCall } from '../../server/connectors/acting-exchange.ts';
import type { ToldFact } from '../../server/connectors/repository.ts';
import { DemoExchange } from './acting-exchange.ts';

const call: ExchangeCall = {
  externalId: 'c-1',
  from: '+46701740605',
  to: '+46406280410',
  transferringTo: null,
  parkingSpace: null,
};
const agent: ExchangeAgent = { userId: '96c91b3c-d728-5341-9480-1201a94159b0', username: 'anna', telephone: null };

let told: ToldFact[];
let exchange: DemoExchange;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  exchange = new DemoExchange({
    receive: async (fact) => {
      told.push(fact);
    },
    agentChanged: async () => undefined,
    wayChanged: () => undefined,
  });
});
afterEach(async () => {
  await exchange.stop();
  vi.useRealTimers();
});

const facts = () => told.map(({ fact }) => fact);

describe('the demonstration’s exchange', () => {
  it.each([
    ['100', 'blind', { type: 'transferred', to: '100' }],
    ['100', 'announced', { type: 'transfer-speaking' }],
    ['0701740699', 'blind', { type: 'transfer-failed', reason: 'busy' }],
    ['0701740698', 'announced', { type: 'transfer-failed', reason: 'no-answer' }],
  ] as const)('sends on to %s %s as its number says', async (to, mode, fact) => {
    expect(await exchange.act({ type: 'transfer', call, agent, to, mode })).toEqual({ type: 'done' });
    expect(told).toEqual([]);
    await vi.runAllTimersAsync();
    expect(facts()).toEqual([fact]);
  });

  it('refuses a barred number in words, and does not know another', async () => {
    const transfer = { type: 'transfer', call, agent, mode: 'blind' } as const;
    expect(await exchange.act({ ...transfer, to: '597' })).toMatchObject({
      error: 'exchange-refused',
      detail: expect.any(String),
    });
    expect(await exchange.act({ ...transfer, to: '596' })).toMatchObject({ error: 'target-unknown' });
  });

  it('lets a transfer that was called off be over, whatever was on its way', async () => {
    await exchange.act({ type: 'transfer', call, agent, to: '100', mode: 'blind' });
    await exchange.act({ type: 'cancelTransfer', call, agent });
    await vi.runAllTimersAsync();
    expect(facts()).toEqual([{ type: 'transfer-failed', reason: 'cancelled' }]);
  });

  it('parks at the next space, and rings out under a name of its own', async () => {
    await exchange.act({ type: 'park', call, agent });
    await exchange.act({ type: 'park', call: { ...call, externalId: 'c-2' }, agent });
    expect(facts()).toEqual([
      { type: 'parked', space: '701' },
      { type: 'parked', space: '702' },
    ]);
    told = [];
    await exchange.act({ type: 'originate', agent, number: '+46701740605', as: '+46406256599' });
    await vi.runAllTimersAsync();
    expect(facts().map(({ type }) => type)).toEqual(['arrived', 'rings-at', 'answered']);
    expect(new Set(told.map(({ externalId }) => externalId)).size).toBe(1);
    expect(told[0]).toMatchObject({ direction: 'out', from: '+46406256599', to: '+46701740605' });
  });
});
