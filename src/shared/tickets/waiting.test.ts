import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aServiceLevel } from '../catalogue/samples.ts';
import { nextWaitingStep, stepBounds, stepByRule } from './waiting.ts';

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

describe('a step taken by rule', () => {
  const byRule = aServiceLevel({ waiting: { ...level.waiting, byRule: true } });
  const ticket = { ...waiting, mergedIntoId: null };

  it('is taken when it is due, and only where the level says so', () => {
    expect(stepByRule(ticket, byRule, '2026-11-26T14:59:59.999Z')).toBeNull();
    expect(stepByRule(ticket, byRule, '2026-11-26T15:00:00.000Z')).toMatchObject({ type: 'remind', number: 1 });
    expect(stepByRule(ticket, level, '2026-11-26T15:00:00.000Z')).toBeNull();
    expect(stepByRule({ ...ticket, mergedIntoId: 'x' }, byRule, '2026-11-26T15:00:00.000Z')).toBeNull();
  });

  it('leaves the agreed days after one that came late, so that nobody is reminded twice and closed in one go', () => {
    // Reminded a week late, on Monday 7 December; the second is agreed three working days after the first.
    const late = { ...ticket, remindedAt: ['2026-12-07T09:00:00.000Z'] };
    expect(stepByRule(late, byRule, '2026-12-09T16:00:00.000Z')).toBeNull();
    expect(stepByRule(late, byRule, '2026-12-10T15:00:00.000Z')).toMatchObject({ type: 'remind', number: 2 });
    const twice = { ...ticket, remindedAt: [...late.remindedAt, '2026-12-10T15:00:00.000Z'] };
    expect(stepByRule(twice, byRule, '2026-12-15T16:00:00.000Z')).toBeNull();
    expect(stepByRule(twice, byRule, '2026-12-16T15:00:00.000Z')).toMatchObject({ type: 'close' });
  });
});

describe('the bound by which tickets are left out unseen', () => {
  it('leaves out none whose step is due, whatever the hours, the times of year and the steps agreed', () => {
    const night = [{ from: '00:00', to: '00:01' }];
    const hours = fc.constantFrom(level.hours, {
      week: [night, night, night, night, night, night, night],
      closedOnPublicHolidays: false,
      exceptions: [],
    });
    const instant = fc
      .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const agreed = fc.record({
      remindAfterWorkingDays: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      closeAfterWorkingDays: fc.option(fc.integer({ min: 1, max: 15 })),
    });
    const later = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString();
    fc.assert(
      fc.property(
        hours,
        instant,
        agreed,
        fc.nat({ max: 20_000 }),
        fc.nat({ max: 3 }),
        (open, since, steps, wait, sent) => {
          const rule = aServiceLevel({ hours: open, waiting: { ...steps, byRule: true } });
          const remindedAt = Array.from({ length: sent }, () => later(since, wait / 2));
          const last = remindedAt.at(-1);
          const now = later(since, wait);
          const step = stepByRule({ ...waiting, mergedIntoId: null, waitingSince: since, remindedAt }, rule, now);
          if (step === null) return;
          const bound = stepBounds(rule)[Math.min(sent, steps.remindAfterWorkingDays.length)];
          expect(bound).toBeDefined();
          const hoursSince = (from: string) => (Date.parse(now) - Date.parse(from)) / 3_600_000;
          expect(hoursSince(since)).toBeGreaterThanOrEqual(bound?.sinceWaiting ?? Number.NaN);
          if (last !== undefined) expect(hoursSince(last)).toBeGreaterThanOrEqual(bound?.sinceLast ?? Number.NaN);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is near enough to leave out most of what waits', () => {
    expect(stepBounds(level)).toEqual([
      { sinceWaiting: 47, sinceLast: 47 },
      { sinceWaiting: 119, sinceLast: 47 },
      { sinceWaiting: 215, sinceLast: 71 },
    ]);
  });
});
