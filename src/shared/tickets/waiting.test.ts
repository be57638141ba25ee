import { describe, expect, it } from 'vitest';
import { aServiceLevel } from '../catalogue/samples.ts';
import { nextWaitingStep } from './waiting.ts';

const level = aServiceLevel();
const waiting = {
  status: 'waiting-for-user' as const,
  // Monday.
  waitingSince: '2026-11-23T09:00:00.000Z',
  remindedAt: [] as string[],
};

describe('a ticket that waits for the user', () => {
  it('is reminded after the agreed working days, then closed, each when the day ends', () => {
    expect(nextWaitingStep(waiting, level)).toEqual({ type: 'remind', number: 1, dueAt: '2026-11-26T15:00:00.000Z' });
    const once = { ...waiting, remindedAt: ['2026-11-26T15:00:00.000Z'] };
    expect(nextWaitingStep(once, level)).toEqual({ type: 'remind', number: 2, dueAt: '2026-12-01T15:00:00.000Z' });
    const twice = { ...waiting, remindedAt: ['a', 'b'] };
    expect(nextWaitingStep(twice, level)).toEqual({ type: 'close', dueAt: '2026-12-07T15:00:00.000Z' });
  });

  it('has no next step when none is agreed, or when it does not wait', () => {
    const never = aServiceLevel({
      waiting: { remindAfterWorkingDays: [], closeAfterWorkingDays: null, byRule: false },
    });
    expect(nextWaitingStep(waiting, never)).toBeNull();
    expect(nextWaitingStep({ ...waiting, status: 'in-progress' }, level)).toBeNull();
    expect(nextWaitingStep(waiting, undefined)).toBeNull();
  });
});
