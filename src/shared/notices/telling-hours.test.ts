import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { isTellingTime, tellingHours } from './telling-hours.ts';

const every = (from: string, to: string): OpeningHours => ({
  week: Array.from({ length: 7 }, () => [{ from, to }]),
  closedOnPublicHolidays: false,
  exceptions: [],
});
const [evening, morning, office] = [every('16:00', '22:00'), every('06:00', '10:00'), every('08:00', '16:00')];
const [net, desk, silent] = [newId(), newId(), newId()];
const groups = new Map([
  [net, { hours: evening }],
  [desk, { hours: morning }],
  [silent, { hours: null }],
]);

describe('a person is told', () => {
  it('in the hours of the group that has the matter, when they are in it', () => {
    const asked = { groupId: net, groupIds: [net, desk], groups, otherwise: office };
    expect(tellingHours(asked)).toEqual([evening]);
    // 18 and 9 local time.
    expect(isTellingTime(asked, '2026-11-23T17:00:00.000Z')).toBe(true);
    expect(isTellingTime(asked, '2026-11-23T08:00:00.000Z')).toBe(false);
  });

  it('in the hours of any of their groups, when another group has it or it keeps none', () => {
    expect(tellingHours({ groupId: null, groupIds: [net, desk], groups, otherwise: office })).toEqual([
      evening,
      morning,
    ]);
    expect(tellingHours({ groupId: silent, groupIds: [silent, desk], groups, otherwise: office })).toEqual([morning]);
  });

  it('in the hours of the promise, when none of their groups keeps any', () => {
    expect(tellingHours({ groupId: silent, groupIds: [silent], groups, otherwise: office })).toEqual([office]);
    expect(tellingHours({ groupId: net, groupIds: [], groups, otherwise: office })).toEqual([office]);
  });

  it('never, when no hours are known', () => {
    const asked = { groupId: null, groupIds: [], groups, otherwise: undefined };
    expect(isTellingTime(asked, '2026-11-23T10:00:00.000Z')).toBe(false);
  });
});
