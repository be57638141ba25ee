import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCall, aQueue } from '#renderer/parts/sample-calls.ts';
import { newId } from '#shared/identity/ids.ts';
import { queueTones, waitingCalls, waitingCallsFor, waitTone } from './waiting-calls.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 18, 9, 0, second)).toISOString();

describe('the waiting list', () => {
  it('has the longest waiting first, whatever order the calls came in', () => {
    const seconds = fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(seconds, (arrivals) => {
        const listed = waitingCalls(
          arrivals.map((second) => aCall({ arrivedAt: at(second) })),
          null,
        );
        expect(listed.map(({ arrivedAt }) => arrivedAt)).toEqual([...arrivals].sort((a, b) => a - b).map(at));
      }),
    );
  });

  it('leaves out answered, ended and outgoing calls', () => {
    const waiting = aCall();
    const calls = [
      aCall({ answeredAt: at(5) }),
      aCall({ endedAt: at(9), cause: 'cancel' }),
      aCall({ direction: 'out' }),
      waiting,
    ];
    expect(waitingCalls(calls, null)).toEqual([waiting]);
  });

  it('keeps to one queue when asked', () => {
    const queueId = newId();
    const inQueue = aCall({ queueId });
    expect(waitingCalls([aCall({ queueId: newId() }), inQueue, aCall()], queueId)).toEqual([inQueue]);
  });
});

describe('the calls a person is to answer', () => {
  const userId = newId();
  const own = aQueue({ memberUserIds: [userId] });
  const other = aQueue({ memberUserIds: [newId()] });
  const ofOwn = aCall({ queueId: own.id, arrivedAt: at(30) });
  const ofOther = aCall({ queueId: other.id, arrivedAt: at(0) });

  it('are those of the queues the person is a member of, also when others have waited longer', () => {
    const queues = new Map([own, other].map((queue) => [queue.id, queue]));
    expect(waitingCallsFor(userId, [ofOther, ofOwn], queues)).toEqual([ofOwn]);
  });

  it('are all calls for someone who is a member of no queue', () => {
    expect(waitingCallsFor(userId, [ofOwn, ofOther], new Map([[other.id, other]]))).toEqual([ofOther, ofOwn]);
  });
});

describe('a wait against its threshold', () => {
  it('is over only beyond it, since answered within means at most the threshold', () => {
    const rule = { thresholdSeconds: 60 };
    expect([0, 44, 45, 60, 61].map((seconds) => waitTone(seconds, rule))).toEqual([
      'in-time',
      'in-time',
      'soon',
      'soon',
      'breached',
    ]);
  });
});

describe('the figures of a queue', () => {
  const thresholds = { waitingWarn: 3, waitingAlarm: 5, longestWarnSeconds: 60, longestAlarmSeconds: 120 };
  const queue = aQueue({ thresholds });

  it('are coloured by the thresholds the queue sets', () => {
    expect([2, 3, 4, 5].map((waiting) => queueTones(queue, waiting, 0).waiting)).toEqual([
      'in-time',
      'soon',
      'soon',
      'breached',
    ]);
    expect([59, 60, 119, 120].map((seconds) => queueTones(queue, 1, seconds).longest)).toEqual([
      'in-time',
      'soon',
      'soon',
      'breached',
    ]);
  });

  it('go by the service level for the longest wait where the queue sets nothing, and by nothing while nobody waits', () => {
    const none = { waitingWarn: null, waitingAlarm: null, longestWarnSeconds: null, longestAlarmSeconds: null };
    const plain = aQueue({ thresholds: none });
    expect(queueTones(plain, 40, plain.serviceLevel.thresholdSeconds + 1)).toEqual({
      waiting: 'in-time',
      longest: 'breached',
    });
    expect(queueTones(queue, 0, null)).toEqual({ waiting: 'in-time', longest: 'in-time' });
  });
});
