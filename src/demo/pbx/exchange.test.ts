import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CtiEvent } from '#shared/calls/cti.ts';
import { type Call, untoldOfCall } from '#shared/calls/schema.ts';
import type { CallPlan } from './call-plan.ts';
import type { Delivery } from './event-sender.ts';
import { Exchange } from './exchange.ts';

const plan: CallPlan = {
  queueName: 'Växel Burlöv',
  to: '+46406280400',
  from: '+46701740610',
  patience: 60_000,
  talk: 30_000,
  colleague: null,
  causeUnanswered: 'cancel',
};

function liveCall(externalId: string, change: Partial<Call> = {}): Call {
  return {
    id: crypto.randomUUID(),
    organisationId: 'burlov',
    version: 0,
    externalId,
    connector: 'demo-pbx',
    direction: 'in',
    fromNumber: plan.from,
    toNumber: plan.to,
    queueId: null,
    arrivedAt: new Date().toISOString(),
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    ...untoldOfCall,
    endedAt: null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
    ...change,
  };
}

function exchangeWith(answerOf: (event: CtiEvent) => Delivery = () => 'delivered') {
  const sent: CtiEvent[] = [];
  let ended = 0;
  let next = 0;
  const take = async (event: CtiEvent) => {
    sent.push(event);
    return answerOf(event);
  };
  const exchange = new Exchange({
    sender: { send: take, sendUntilDelivered: take },
    say: () => {},
    newCallId: () => `call-${++next}`,
    startedAt: new Date().toISOString(),
    onEnd: () => {
      ended += 1;
    },
  });
  return { exchange, sent, ended: () => ended, events: () => sent.map(({ event }) => event) };
}

describe('the demonstration exchange', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-18T09:00:00.000Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets a caller nobody answers hang up when patience ends, with the cause planned', async () => {
    const { exchange, sent, ended } = exchangeWith();
    await exchange.ring(plan);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.at(-1)).toMatchObject({ event: 'hangup', callId: 'call-1', cause: 'cancel' });
    expect(ended()).toBe(1);
  });

  it('confirms an answer given at a console, keeps the caller, and ends the call when they have talked', async () => {
    const { exchange, sent, events } = exchangeWith();
    await exchange.ring(plan);
    exchange.observe([
      liveCall('call-1', { answeredAt: new Date().toISOString(), answeredByUserId: 'user-1', answerSource: 'console' }),
    ]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.at(-1)).toMatchObject({ event: 'answer', user: 'user-1' });
    await vi.advanceTimersByTimeAsync(plan.talk);
    expect(events()).toEqual(['newCall', 'answer', 'hangup']);
    expect(sent.at(-1)).toMatchObject({ cause: 'normalClearing' });
  });

  it('says nothing more of a call that was ended at the console', async () => {
    const { exchange, events, ended } = exchangeWith();
    await exchange.ring(plan);
    exchange.observe([liveCall('call-1')]);
    exchange.observe([]);
    await vi.advanceTimersByTimeAsync(plan.patience);
    expect(events()).toEqual(['newCall']);
    expect(ended()).toBe(1);
  });

  it('keeps a call that the live channel has not shown yet', async () => {
    const { exchange } = exchangeWith();
    await exchange.ring(plan);
    exchange.observe([]);
    expect(exchange.size).toBe(1);
  });

  it('lets a colleague take one call at a time', async () => {
    const { exchange, sent } = exchangeWith();
    const taken = { ...plan, colleague: { after: 5_000, userId: 'colleague' } };
    await exchange.ring(taken);
    await exchange.ring(taken);
    await vi.advanceTimersByTimeAsync(34_000);
    expect(sent.filter(({ event }) => event === 'answer').map(({ callId }) => callId)).toEqual(['call-1']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.filter(({ event }) => event === 'answer').map(({ callId }) => callId)).toEqual(['call-1', 'call-2']);
  });

  it('forgets a call the API never got, and hangs up one it may have got', async () => {
    const lost = exchangeWith(() => 'unreachable');
    await lost.exchange.ring(plan);
    expect(lost.events()).toEqual(['newCall']);
    expect(lost.exchange.size).toBe(0);

    const unsure = exchangeWith(({ event }) => (event === 'newCall' ? 'unknown' : 'delivered'));
    await unsure.exchange.ring(plan);
    expect(unsure.events()).toEqual(['newCall', 'hangup']);
  });

  it('leaves no call behind when it closes, and ends those a killed exchange left', async () => {
    const { exchange, sent } = exchangeWith();
    exchange.observe([liveCall('old', { arrivedAt: '2026-11-18T08:00:00.000Z' })]);
    await exchange.ring(plan);
    await exchange.close();
    expect(sent.map(({ event, callId }) => [event, callId])).toEqual([
      ['hangup', 'old'],
      ['newCall', 'call-1'],
      ['hangup', 'call-1'],
    ]);
    expect(exchange.size).toBe(0);
  });
});
