import { describe, expect, it } from 'vitest';
import { quickTime } from './quick-times.ts';

describe('a quick choice of when to call', () => {
  it('counts by the local clock, over midnight too', () => {
    expect(quickTime('half-hour', '2026-11-20T08:45:00.000Z')).toEqual({ date: '2026-11-20', time: '10:15' });
    expect(quickTime('two-hours', '2026-11-20T22:30:00.000Z')).toEqual({ date: '2026-11-21', time: '01:30' });
  });

  it('is not offered when it has passed', () => {
    expect(quickTime('today', '2026-11-20T14:59:00.000Z')).toEqual({ date: '2026-11-20', time: '16:00' });
    expect(quickTime('today', '2026-11-20T15:00:00.000Z')).toBeNull();
  });

  it('passes over weekends and public holidays', () => {
    expect(quickTime('next-working-day', '2026-11-20T08:00:00.000Z')?.date).toBe('2026-11-23');
    // Before Christmas Eve come Thursday 24, Friday 25, and Saturday 26 December.
    expect(quickTime('next-working-day', '2026-12-24T08:00:00.000Z')?.date).toBe('2026-12-28');
  });
});
