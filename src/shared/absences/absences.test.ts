import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../i18n/translator.ts';
import { absenceWords, timesOnDay } from './absence-words.ts';
import { localDate, occurrencesBetween, occurrencesOf } from './occurrences.ts';
import { slotsAt, slotWords } from './rule-slots.ts';
import { anAbsenceRow, aReasonRow, aWeeklyRow } from './samples.ts';
import type { Absence } from './schema.ts';
import { agendaOf, standingOf } from './standing.ts';

const swedish = createTranslator('sv');
const english = createTranslator('en');
const meeting = aReasonRow();

/** Stockholm is at UTC+1 in winter and at UTC+2 in summer. */
const winter = (date: string, time: string) => new Date(`${date}T${time}:00+01:00`).toISOString();
const summer = (date: string, time: string) => new Date(`${date}T${time}:00+02:00`).toISOString();

function say(absences: readonly Absence[], now: string, translator = swedish): string {
  return absenceWords(standingOf(absences, now), { name: 'Anna', now, reasonOf: () => meeting }, translator);
}

// 2026-11-23 is a Monday.
const now = winter('2026-11-23', '12:40');
const until = (endsAt: string | null) => [anAbsenceRow({ startsAt: winter('2026-11-23', '09:00'), endsAt })];

describe('what is told of somebody who is away', () => {
  it.each([
    [winter('2026-11-23', '13:15'), 'Anna är på möte, åter 13.15', 'Anna is in a meeting, back at 13:15'],
    [
      winter('2026-11-24', '08:00'),
      'Anna är på möte, åter i morgon 08.00',
      'Anna is in a meeting, back tomorrow at 08:00',
    ],
    [winter('2026-11-24', '00:00'), 'Anna är på möte, åter i morgon', 'Anna is in a meeting, back tomorrow'],
    [
      winter('2026-11-27', '08:00'),
      'Anna är på möte, åter fredag 27 november 08.00',
      'Anna is in a meeting, back Friday 27 November at 08:00',
    ],
    [
      summer('2027-05-03', '00:00'),
      'Anna är på möte, åter måndag 3 maj 2027',
      'Anna is in a meeting, back Monday 3 May 2027',
    ],
    [null, 'Anna är på möte, det är inte känt hur länge', 'Anna is in a meeting, it is not known for how long'],
  ])('until %s is said in both languages', (endsAt, sv, en) => {
    expect(say(until(endsAt), now)).toBe(sv);
    expect(say(until(endsAt), now, english)).toBe(en);
  });

  it.each([
    // The night to 2026-03-29 the clock goes from 02 to 03, the night to 2026-10-25 from 03 to 02.
    [winter('2026-03-28', '20:00'), summer('2026-03-29', '08:00'), 'i morgon 08.00'],
    [summer('2026-10-24', '20:00'), winter('2026-10-25', '08:00'), 'i morgon 08.00'],
    [summer('2026-10-24', '20:00'), winter('2026-10-26', '00:00'), 'måndag 26 oktober'],
    // 23:30 in Stockholm is another day in UTC only in summer and winter differently.
    [summer('2026-07-01', '23:30'), summer('2026-07-02', '00:30'), 'i morgon 00.30'],
    [winter('2026-12-31', '23:30'), winter('2027-01-01', '09:00'), 'i morgon 09.00'],
  ])('goes by the clock of Stockholm: at %s, back %s', (at, endsAt, words) => {
    expect(say([anAbsenceRow({ startsAt: '2026-01-01T00:00:00.000Z', endsAt })], at)).toBe(
      `Anna är på möte, åter ${words}`,
    );
  });

  it('says what comes next, and that there is nothing', () => {
    const next = anAbsenceRow({ startsAt: winter('2026-11-23', '14:00'), endsAt: winter('2026-11-23', '15:00') });
    expect(say([next], now)).toBe('Anna har ingen hänvisning nu, nästa är Möte 14.00');
    expect(say([], now)).toBe('Anna har ingen hänvisning');
  });
});

describe('several absences of one person', () => {
  const row = (from: string, to: string | null, change: Partial<Absence> = {}) =>
    anAbsenceRow({
      startsAt: winter('2026-11-23', from),
      endsAt: to === null ? null : winter('2026-11-23', to),
      ...change,
    });

  it('are told by the one that lasts longest, and go on as one where they meet', () => {
    const lunch = aWeeklyRow({});
    const standing = standingOf([row('11:00', '13:00'), lunch, row('13:00', '14:30')], winter('2026-11-23', '11:45'));
    expect(standing.now?.absence.startsAt).toBe(winter('2026-11-23', '11:00'));
    expect(standing.back).toBe(winter('2026-11-23', '14:30'));
    expect(standing.next?.from).toBe(winter('2026-11-23', '13:00'));
  });

  it('have no end when the one that is met has none', () => {
    expect(standingOf([row('11:00', '13:00'), row('12:30', null)], winter('2026-11-23', '12:00')).back).toBeNull();
  });

  it('last over the days off after a whole day of a rule, but not beyond a day that somebody named', () => {
    const fridaysOff = aWeeklyRow({ days: [5], from: '00:00', to: '24:00' });
    const friday = winter('2026-11-27', '10:00');
    expect(say([fridaysOff], friday)).toBe('Anna är på möte, åter måndag 30 november');
    // Friday 1 January 2027 is a public holiday, so is the Wednesday after; Monday the 4th is a working day.
    expect(standingOf([fridaysOff], winter('2027-01-01', '10:00')).back).toBe(winter('2027-01-04', '00:00'));
    const named = anAbsenceRow({ startsAt: winter('2026-11-26', '00:00'), endsAt: winter('2026-11-28', '00:00') });
    expect(say([named], friday)).toBe('Anna är på möte, åter i morgon');
  });

  it('reach over the weekend into a holiday that begins on Monday', () => {
    const fridaysOff = aWeeklyRow({ days: [5], from: '00:00', to: '24:00' });
    const holiday = anAbsenceRow({ startsAt: winter('2026-11-30', '00:00'), endsAt: winter('2026-12-07', '00:00') });
    expect(standingOf([fridaysOff, holiday], winter('2026-11-27', '10:00')).back).toBe(winter('2026-12-07', '00:00'));
  });
});

describe('an end that has passed', () => {
  const passed = anAbsenceRow({ startsAt: winter('2026-11-23', '10:00'), endsAt: winter('2026-11-23', '12:00') });

  it('is shown for four hours, until somebody says that it is over', () => {
    expect(say([passed], now)).toBe('Anna skulle ha varit åter 12.00');
    expect(standingOf([passed], winter('2026-11-23', '15:59')).passed).not.toBeNull();
    expect(standingOf([passed], winter('2026-11-23', '16:00')).passed).toBeNull();
    expect(standingOf([{ ...passed, endedAt: now }], now).passed).toBeNull();
  });

  it('is over at once for whoever is said to be back, whatever the clock of the workstation', () => {
    const ended = anAbsenceRow({
      startsAt: winter('2026-11-23', '10:00'),
      endsAt: winter('2026-11-23', '12:41'),
      endedAt: winter('2026-11-23', '12:41'),
    });
    expect(standingOf([ended], now)).toMatchObject({ now: null, passed: null });
  });

  it('is not made of what a calendar or a rule plans, of a day without a time, nor while the person is away again', () => {
    expect(standingOf([{ ...passed, source: 'calendar' }], now).passed).toBeNull();
    expect(standingOf([aWeeklyRow({})], now).passed).toBeNull();
    const day = anAbsenceRow({ startsAt: winter('2026-11-20', '00:00'), endsAt: winter('2026-11-23', '00:00') });
    expect(standingOf([day], winter('2026-11-23', '01:00')).passed).toBeNull();
    const again = anAbsenceRow({ startsAt: winter('2026-11-23', '12:30'), endsAt: null });
    expect(standingOf([passed, again], now).passed).toBeNull();
  });
});

const dateAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
const daysBetween = (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / 86_400_000;
/** 1 is Monday. */
const weekdayOf = (date: string) => new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7;
const mondayOf = (date: string) => dateAfter(date, 1 - weekdayOf(date));

describe('what comes back every week', () => {
  const week = [winter('2026-11-23', '00:00'), winter('2026-11-30', '00:00')] as const;

  it('is on its days by the clock of Stockholm, summer and winter', () => {
    const lunch = aWeeklyRow({ days: [1, 3] });
    expect(occurrencesOf(lunch, ...week).map(({ from, to }) => [from, to])).toEqual([
      [winter('2026-11-23', '11:30'), winter('2026-11-23', '12:15')],
      [winter('2026-11-25', '11:30'), winter('2026-11-25', '12:15')],
    ]);
    const inSummer = occurrencesOf(lunch, summer('2026-07-06', '00:00'), summer('2026-07-07', '00:00'));
    expect(inSummer.map(({ from }) => from)).toEqual([summer('2026-07-06', '11:30')]);
  });

  it('begins and ends on its dates, leaves out those it was ended on, and what the clock jumps over', () => {
    const days = (rule: Parameters<typeof aWeeklyRow>[0]) =>
      occurrencesOf(aWeeklyRow(rule), ...week).map(({ from }) => from.slice(8, 10));
    expect(days({ startsOn: '2026-11-25', endsOn: '2026-11-26' })).toEqual(['25', '26']);
    expect(days({ except: ['2026-11-24', '2026-11-27'] })).toEqual(['23', '25', '26']);
    const lost = aWeeklyRow({ days: [7], from: '02:00', to: '03:00' });
    expect(occurrencesOf(lost, winter('2026-03-29', '00:00'), summer('2026-03-30', '00:00'))).toEqual([]);
    const whole = aWeeklyRow({ days: [7], from: '00:00', to: '24:00' });
    const [long] = occurrencesOf(whole, summer('2026-10-25', '00:00'), winter('2026-10-26', '00:00'));
    expect(Date.parse(long?.to ?? '') - Date.parse(long?.from ?? '')).toBe(25 * 3_600_000);
  });

  const anyDate = fc.integer({ min: 0, max: 4_000 }).map((days) => dateAfter('2024-01-01', days));

  it('comes back every so many weeks, over the turn of years with 52 or 53 of them', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(anyDate, fc.option(anyDate), days, fc.integer({ min: 1, max: 4 }), (startsOn, from, on, interval) => {
        const row = aWeeklyRow({ startsOn, countsFrom: from, days: on, interval });
        const span = [winter(startsOn, '00:00'), winter(dateAfter(startsOn, 100), '00:00')] as const;
        const found = occurrencesOf(row, ...span).map((each) => localDate(each.from).toString());
        // Counted by hand: from a Monday in a week that holds, in steps of whole weeks.
        const first = mondayOf(from ?? startsOn);
        const expected = Array.from({ length: 100 }, (_, place) => dateAfter(startsOn, place)).filter((date) => {
          const weeks = daysBetween(first, mondayOf(date)) / 7;
          return on.includes(weekdayOf(date)) && weeks % interval === 0;
        });
        expect(found).toEqual(expected);
      }),
    );
  });

  it('is found by a list in the weeks in which it holds, and in no others', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 1, max: 4 }), (startsOn, date, interval) => {
        const row = aWeeklyRow({ startsOn: '2000-01-01', countsFrom: startsOn, days: [weekdayOf(date)], interval });
        const words = slotWords(row.weekly);
        const isFound = slotsAt(date, weekdayOf(date), '11:40').some((slot) => words.includes(slot));
        const isOn = occurrencesOf(row, winter(date, '00:00'), winter(dateAfter(date, 1), '00:00')).length > 0;
        expect(isFound).toBe(isOn);
      }),
    );
  });

  it('has the words by which a list finds it at every minute that it is on', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 600 }))
      .map(([from, length]) => [from, Math.min(1_440, from + length)] as const);
    const text = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        clock,
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 7 }),
        ([from, to], minute, day) => {
          const rule = {
            days: [2],
            from: text(from),
            to: text(to),
            startsOn: '2026-01-01',
            interval: 1,
            countsFrom: null,
          };
          const words = slotWords(rule);
          const isFound = slotsAt('2026-11-23', day, text(minute)).some((slot) => words.includes(slot));
          const isOn = day === 2 && from <= minute && minute < to;
          const isNear = day === 2 && from - 15 < minute && minute < to + 15;
          expect(isOn ? isFound : !isFound || isNear).toBe(true);
        },
      ),
    );
  });
});

describe('the days ahead', () => {
  it('hold each absence on every day it touches, with the times of that day', () => {
    const trip = anAbsenceRow({ startsAt: winter('2026-11-23', '13:00'), endsAt: winter('2026-11-25', '09:00') });
    const days = agendaOf([aWeeklyRow({ days: [2] }), trip], now, 4);
    expect(days.map(({ date, entries }) => [date, entries.map((entry) => timesOnDay(entry, date, swedish))])).toEqual([
      ['2026-11-23', ['från 13.00']],
      ['2026-11-24', ['hela dagen', '11.30–12.15']],
      ['2026-11-25', ['till 09.00']],
      ['2026-11-26', []],
    ]);
  });

  it('never hold what lies outside, whatever the times', () => {
    const hour = fc.integer({ min: 0, max: 24 * 30 });
    const at = (hours: number) => new Date(Date.parse('2026-10-15T00:00:00.000Z') + hours * 3_600_000).toISOString();
    fc.assert(
      fc.property(
        hour,
        fc.integer({ min: 1, max: 200 }),
        hour,
        fc.integer({ min: 1, max: 200 }),
        (start, length, from, span) => {
          const row = anAbsenceRow({ startsAt: at(start), endsAt: at(start + length) });
          const found = occurrencesBetween([row], at(from), at(from + span)).length === 1;
          expect(found).toBe(start < from + span && start + length > from);
        },
      ),
    );
  });
});
