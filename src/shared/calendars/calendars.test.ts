import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpeningHours, openingHoursSchema } from '../service-hours/schema.ts';
import { keptClosures, planClosures, withClosures } from './plan-closures.ts';
import { type CalendarEvent, readCalendar } from './read-calendar.ts';
import { writeCalendar } from './write-calendar.ts';

const span = { from: '2026-01-01', to: '2028-12-31' };
const day = [
  { from: '07:45', to: '12:00' },
  { from: '12:45', to: '16:30' },
];
const hours: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [],
};

const calendarOf = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//SV', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const eventOf = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'];

function eventsOf(text: string): CalendarEvent[] {
  const read = readCalendar(text, span);
  if ('problem' in read) throw new Error(`${read.problem.code} on line ${read.problem.line}`);
  return read.events;
}
const datesOf = (text: string) => eventsOf(text).flatMap(({ days }) => days.map(({ date }) => date));

/** As in RFC 5545, section 3.6.5, for a zone with the rules of the European Union. */
const stockholmZone = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('a calendar file', () => {
  it('gives whole days, the end not included, and a day where there is no end', () => {
    const text = calendarOf(
      ...eventOf('a', 'SUMMARY:Sportlov', 'DTSTART;VALUE=DATE:20260216', 'DTEND;VALUE=DATE:20260221'),
      ...eventOf('b', 'SUMMARY:Klämdag', 'DTSTART;VALUE=DATE:20260515'),
    );
    expect(datesOf(text)).toEqual(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-05-15']);
    expect(eventsOf(text).map(({ line, summary }) => [line, summary])).toEqual([
      [4, 'Sportlov'],
      [10, 'Klämdag'],
    ]);
  });

  it.each([
    // RFC 5545, 3.8.5.3, examples moved into the years looked at.
    ['RRULE:FREQ=DAILY;COUNT=3', '20260902', ['2026-09-02', '2026-09-03', '2026-09-04']],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3', '20260902', ['2026-09-02', '2026-09-16', '2026-09-30']],
    ['RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '20260904', ['2026-09-04', '2026-10-02', '2026-11-06']],
    ['RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2', '20260131', ['2026-01-31', '2026-03-31']],
    ['RRULE:FREQ=YEARLY;COUNT=2', '20261223', ['2026-12-23', '2027-12-23']],
    ['RRULE:FREQ=WEEKLY;UNTIL=20260916', '20260902', ['2026-09-02', '2026-09-09', '2026-09-16']],
  ])('repeats as %s says', (rule, start, dates) => {
    expect(datesOf(calendarOf(...eventOf('r', `DTSTART;VALUE=DATE:${start}`, rule)))).toEqual(dates);
  });

  it('leaves out the days of EXDATE, adds those of RDATE and moves a changed occurrence', () => {
    const text = calendarOf(
      ...eventOf(
        'r',
        'SUMMARY:Planering',
        'DTSTART;VALUE=DATE:20260907',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE;VALUE=DATE:20260914',
        'RDATE;VALUE=DATE:20261001',
      ),
      ...eventOf('r', 'RECURRENCE-ID;VALUE=DATE:20260921', 'DTSTART;VALUE=DATE:20260922'),
    );
    expect(datesOf(text).sort()).toEqual(['2026-09-07', '2026-09-22', '2026-09-28', '2026-10-01']);
  });

  it('is read in local time: UTC, a named zone, Outlook’s own zone, and no zone at all', () => {
    const text = calendarOf(
      ...stockholmZone,
      ...eventOf('utc', 'DTSTART:20260701T100000Z', 'DTEND:20260701T140000Z'),
      ...eventOf('named', 'DTSTART;TZID=Europe/Helsinki:20260701T130000', 'DTEND;TZID=Europe/Helsinki:20260701T170000'),
      ...eventOf(
        'outlook',
        'DTSTART;TZID=W. Europe Standard Time:20260701T120000',
        'DTEND;TZID=W. Europe Standard Time:20260701T160000',
      ),
      ...eventOf('floating', 'DTSTART:20260701T120000', 'DURATION:PT4H'),
    );
    for (const { days } of eventsOf(text)) {
      expect(days).toEqual([{ date: '2026-07-01', span: { from: '12:00', to: '16:00' } }]);
    }
    expect(eventsOf(calendarOf(...eventOf('x', 'DTSTART;TZID=Mars:20260701T120000')))[0]?.fault).toBe('unknown-zone');
  });

  it('keeps its clock time over the change to winter time, and lies on each day of a night', () => {
    const text = calendarOf(
      ...eventOf(
        'r',
        'DTSTART;TZID=Europe/Stockholm:20261023T150000',
        'DTEND;TZID=Europe/Stockholm:20261023T160000',
        'RRULE:FREQ=WEEKLY;COUNT=2',
      ),
      ...eventOf(
        'night',
        'DTSTART;TZID=Europe/Stockholm:20261105T220000',
        'DTEND;TZID=Europe/Stockholm:20261106T090000',
      ),
    );
    expect(eventsOf(text).flatMap(({ days }) => days)).toEqual([
      { date: '2026-10-23', span: { from: '15:00', to: '16:00' } },
      { date: '2026-10-30', span: { from: '15:00', to: '16:00' } },
      { date: '2026-11-05', span: { from: '22:00', to: '24:00' } },
      { date: '2026-11-06', span: { from: '00:00', to: '09:00' } },
    ]);
  });

  it('names why an event says nothing: cancelled, without time, a rule nobody can follow, too many days', () => {
    const faults = eventsOf(
      calendarOf(
        ...eventOf('1', 'DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED'),
        ...eventOf('2', 'SUMMARY:Utan tid'),
        ...eventOf('3', 'DTSTART:20260101T100000', 'RRULE:FREQ=SECONDLY'),
        ...eventOf('4', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY'),
        ...eventOf('5', 'DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:99990101'),
      ),
    ).map(({ fault }) => fault);
    expect(faults).toEqual([
      'cancelled',
      'no-time',
      expect.stringMatching(/bad-rule|too-many/),
      'too-many-days',
      'too-many-days',
    ]);
  });

  it.each([
    ['', 'not-a-calendar', 1],
    ['tjänst;område\r\nTelenät;Telefoni', 'not-a-calendar', 1],
    ['BEGIN:VCARD\nEND:VCARD', 'not-a-calendar', 1],
    ['BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nhej hopp\nEND:VEVENT\nEND:VCALENDAR', 'bad-line', 4],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'wrong-end', 3],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Lov', 'never-ends', 2],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=BANAN\nEND:VEVENT\nEND:VCALENDAR', 'bad-value', 3],
  ])('that is broken is refused with the line: %j', (text, code, line) => {
    expect(readCalendar(text, span)).toMatchObject({ problem: { code, line } });
  });

  it('is never the reason for an error, whatever it holds', () => {
    const piece = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'UID:1',
      'DTSTART:20260101T100000Z',
      'DTSTART;VALUE=DATE:20260230',
      'DTEND:x',
      'RRULE:FREQ=DAILY;COUNT=2',
      'EXDATE:',
      'DURATION:P-1D',
      ' fortsättning',
      'RECURRENCE-ID:20260101T100000Z',
      ';;;:::',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (lines) => {
        const read = readCalendar(calendarOf(...lines), span);
        expect('problem' in read || Array.isArray(read.events)).toBe(true);
      }),
    );
  });
});

describe('two events with one identifier', () => {
  const revision = (date: string, ...lines: string[]) => eventOf('lov', `DTSTART;VALUE=DATE:${date}`, ...lines);

  it.each([
    ['the higher sequence', ['SEQUENCE:2', 'DTSTAMP:20260101T000000Z'], ['SEQUENCE:10', 'DTSTAMP:20250101T000000Z']],
    ['the one written last', ['SEQUENCE:1', 'DTSTAMP:20260101T000000Z'], ['SEQUENCE:1', 'DTSTAMP:20260102T000000Z']],
    ['any sequence before none', [], ['SEQUENCE:1']],
  ])('are one: %s counts, wherever it stands, and the other is named', (_, older, newer) => {
    const [old, current] = [revision('20261026', ...older), revision('20261102', ...newer)];
    for (const text of [calendarOf(...old, ...current), calendarOf(...current, ...old)]) {
      expect(datesOf(text)).toEqual(['2026-11-02']);
      expect(eventsOf(text).map(({ fault }) => fault)).toEqual([null, 'superseded']);
      const before = withClosures(hours, planClosures(eventsOf(calendarOf(...old)), hours, span), span);
      const planned = planClosures(eventsOf(text), before, span);
      expect(planned).toMatchObject([{ outcome: 'changed' }, { outcome: 'skipped', reason: 'superseded' }]);
      expect(new Set(planned.map(({ uid }) => uid)).size).toBe(2);
      expect(withClosures(before, planned, span).exceptions.map(({ date }) => date)).toEqual(['2026-11-02']);
    }
  });

  it('are one for a changed occurrence too', () => {
    const moved = (date: string, sequence: number) =>
      eventOf('r', 'RECURRENCE-ID;VALUE=DATE:20260914', `DTSTART;VALUE=DATE:${date}`, `SEQUENCE:${sequence}`);
    const text = calendarOf(
      ...eventOf('r', 'DTSTART;VALUE=DATE:20260907', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ...moved('20260916', 2),
      ...moved('20260915', 1),
    );
    expect(datesOf(text)).toEqual(['2026-09-07', '2026-09-16']);
  });
});

describe('a file of many long events', () => {
  it('is refused in words when together they are more than anybody waits for', () => {
    const long = (uid: string) => eventOf(uid, 'DTSTART;VALUE=DATE:20250101', 'DTEND;VALUE=DATE:20270601');
    const of = (count: number) => calendarOf(...Array.from({ length: count }, (_, index) => long(`e${index}`)).flat());
    expect(eventsOf(of(2))).toMatchObject([{ fault: null }, { fault: null }]);
    expect(readCalendar(of(100), span)).toMatchObject({ problem: { code: 'too-much-to-count' } });
  });
});

describe('a rule that no day meets, or that counts below days', () => {
  it.each(['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=7;BYDAY=MO', 'FREQ=SECONDLY'])(
    'is named instead of being followed for ever: %s',
    (rule) => {
      const text = calendarOf(...eventOf('a', 'DTSTART:20260101T080000', `RRULE:${rule}`));
      expect(eventsOf(text)).toMatchObject([{ days: [], fault: 'bad-rule' }]);
    },
  );

  it('is not taken for one that closes the working days of a month', () => {
    const rule = 'RRULE:FREQ=DAILY;BYMONTH=7;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260803T000000';
    expect(datesOf(calendarOf(...eventOf('a', 'DTSTART;VALUE=DATE:20260701', rule)))).toHaveLength(23);
  });
});

describe('closed days from a calendar', () => {
  const lov = eventOf('lov', 'SUMMARY:Höstlov', 'DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261031');
  const plan = (text: string, of = hours) => planClosures(eventsOf(text), of, span);

  it('close whole days, shorten days, and leave out what is closed already', () => {
    const planned = plan(
      calendarOf(
        ...lov,
        ...eventOf('kort', 'SUMMARY:Stänger tidigt', 'DTSTART:20261127T140000', 'DTEND:20261127T180000'),
        ...eventOf('jul', 'DTSTART;VALUE=DATE:20261225'),
        ...eventOf('kväll', 'DTSTART:20261130T180000', 'DTEND:20261130T190000'),
        ...eventOf('förr', 'DTSTART;VALUE=DATE:20010101'),
      ),
    );
    expect(planned.map(({ outcome, reason, exceptions }) => [outcome, reason, exceptions.length])).toEqual([
      ['new', null, 5],
      ['new', null, 1],
      ['skipped', 'already-closed', 0],
      ['skipped', 'outside-hours', 0],
      ['skipped', 'outside-span', 0],
    ]);
    expect(planned[1]?.exceptions[0]).toEqual({
      date: '2026-11-27',
      intervals: [
        { from: '07:45', to: '12:00' },
        { from: '12:45', to: '14:00' },
      ],
      reason: 'Stänger tidigt',
      uid: 'kort',
    });
  });

  it('are changed and never doubled when the file is read again, and go when the event is cancelled', () => {
    const first = withClosures(hours, plan(calendarOf(...lov)), span);
    expect(plan(calendarOf(...lov), first)).toMatchObject([{ outcome: 'same' }]);
    const shorter = eventOf('lov', 'SUMMARY:Höstlov', 'DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261028');
    const changed = plan(calendarOf(...shorter), first);
    expect(changed).toMatchObject([{ outcome: 'changed' }]);
    expect(withClosures(first, changed, span).exceptions.map(({ date }) => date)).toEqual(['2026-10-26', '2026-10-27']);
    const cancelled = plan(calendarOf(...eventOf('lov', 'DTSTART;VALUE=DATE:20261026', 'STATUS:CANCELLED')), first);
    expect(cancelled).toMatchObject([{ outcome: 'removed' }]);
    expect(withClosures(first, cancelled, span).exceptions).toEqual([]);
  });

  it('are named when they stay of an event that the file does not hold, within the years looked at', () => {
    const own = { date: '2026-11-03', intervals: [], reason: 'Flytt' };
    const past = { date: '2025-10-27', intervals: [], reason: 'Höstlov', uid: 'lov' };
    const before = withClosures({ ...hours, exceptions: [own, past] }, plan(calendarOf(...lov)), span);
    const other = eventsOf(calendarOf(...eventOf('jul', 'DTSTART;VALUE=DATE:20261228')));
    const dates = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'];
    expect(keptClosures(other, before, span)).toEqual([{ uid: 'lov', summary: 'Höstlov', dates }]);
    expect(keptClosures(eventsOf(calendarOf(...lov)), before, span)).toEqual([]);
  });

  it('leave a day alone that somebody has written an exception for', () => {
    const own = { date: '2026-10-26', intervals: [{ from: '08:00', to: '10:00' }], reason: 'Nycklar' };
    const before = { ...hours, exceptions: [own] };
    const planned = plan(calendarOf(...lov), before);
    expect(planned[0]?.exceptions.map(({ date }) => date)).not.toContain('2026-10-26');
    expect(withClosures(before, planned, span).exceptions).toContainEqual(own);
  });

  it('stay as they were on days that are not looked at, and of an event that cannot be understood now', () => {
    const past = { date: '2025-10-27', intervals: [], reason: 'Höstlov', uid: 'lov' };
    const before = withClosures({ ...hours, exceptions: [past] }, plan(calendarOf(...lov)), span);
    expect(before.exceptions).toHaveLength(6);
    const moved = eventOf(
      'lov',
      'DTSTART;TZID=Nowhere/Else:20261026T080000',
      'DTEND;TZID=Nowhere/Else:20261026T180000',
    );
    const unread = plan(calendarOf(...moved), before);
    expect(unread).toMatchObject([{ outcome: 'skipped', reason: 'unknown-zone' }]);
    expect(withClosures(before, unread, span)).toEqual(before);
    const cancelled = plan(calendarOf(...eventOf('lov', 'DTSTART;VALUE=DATE:20261026', 'STATUS:CANCELLED')), before);
    expect(withClosures(before, cancelled, span).exceptions).toEqual([past]);
  });

  it('give hours that hold, once per date, and reading again changes nothing', () => {
    const event = fc.record({
      uid: fc.constantFrom('a', 'b', 'c', 'd'),
      start: fc.integer({ min: 1, max: 28 }),
      length: fc.integer({ min: 1, max: 9 }),
      clock: fc.option(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 23 }))),
    });
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fc.uniqueArray(event, { selector: ({ uid }) => uid, maxLength: 4 }), (events) => {
        const text = calendarOf(
          ...events.flatMap(({ uid, start, length, clock }) =>
            clock === null
              ? eventOf(uid, `DTSTART;VALUE=DATE:202609${two(start)}`, `DURATION:P${length}D`)
              : eventOf(
                  uid,
                  `DTSTART:202609${two(start)}T${two(clock[0])}0000`,
                  `DTEND:202609${two(start)}T${two(clock[1])}0000`,
                ),
          ),
        );
        const after = withClosures(hours, plan(text), span);
        expect(openingHoursSchema.safeParse(after).success).toBe(true);
        const dates = after.exceptions.map(({ date }) => date);
        expect(new Set(dates).size).toBe(dates.length);
        expect(withClosures(after, plan(text, after), span)).toEqual(after);
      }),
    );
  });
});

describe('a calendar given out', () => {
  it('says when it is read again what it said, texts with commas, line breaks and å included', () => {
    const text = writeCalendar(
      'Servicefönster',
      [
        {
          type: 'time',
          uid: 'x@vaxelbord',
          summary: 'Nät; växel, åtgärd',
          description: 'Rad ett\nRad två',
          from: '2026-11-26T20:00:00.000Z',
          to: '2026-11-26T22:30:00.000Z',
        },
        { type: 'day', uid: 'd@vaxelbord', summary: 'Julafton', description: '', date: '2026-12-24' },
      ],
      '2026-11-22T10:00:00.000Z',
    );
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    // RFC 5545, 3.1: no line is longer than 75 octets.
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(eventsOf(text)).toMatchObject([
      {
        uid: 'x@vaxelbord',
        summary: 'Nät; växel, åtgärd',
        days: [{ date: '2026-11-26', span: { from: '21:00', to: '23:30' } }],
      },
      { uid: 'd@vaxelbord', summary: 'Julafton', days: [{ date: '2026-12-24', span: null }] },
    ]);
  });
});
