import { describe, expect, it } from 'vitest';
import { aCall } from '#renderer/parts/sample-calls.ts';
import { newId } from '#shared/identity/ids.ts';
import { nextToTakeBack, parkedCalls } from './parked-calls.ts';

const me = newId();
const at = (minute: number) => `2026-11-18T09:0${minute}:00.000Z`;
const parked = (minute: number, answeredByUserId: string) =>
  aCall({ answeredAt: at(0), answeredByUserId, parkedAt: at(minute), parkingSpace: `70${minute}` });

describe('parked calls', () => {
  it('stand longest first, without those spoken in and those over', () => {
    const [first, second] = [parked(1, me), parked(2, newId())];
    const over = { ...parked(1, me), endedAt: at(5) };
    expect(parkedCalls([second, aCall(), over, first])).toEqual([first, second]);
  });

  it('are taken back by one’s own latest, else the one that has stood longest', () => {
    const [mine, later, others] = [parked(2, me), parked(4, me), parked(1, newId())];
    expect(nextToTakeBack([others, mine, later], me)).toEqual(later);
    expect(nextToTakeBack([others], me)).toEqual(others);
    expect(nextToTakeBack([aCall()], me)).toBeNull();
  });
});
