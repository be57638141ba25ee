import { describe, expect, it } from 'vitest';
import { readCalendar } from '../calendars/read-calendar.ts';
import { newId } from '../identity/ids.ts';
import { calendarSpan, planCalendar } from './plan-calendar.ts';
import { anAbsenceRow } from './samples.ts';
import type { Absence } from './schema.ts';

const now = '2026-11-23T08:00:00.000Z';

const event = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'];
const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//SV', ...lines, 'END:VCALENDAR', ''].join('\r\n');

function plan(text: string, before: readonly Absence[] = [], withTitles = true) {
  const read = readCalendar(text, calendarSpan(now));
  if ('problem' in read) throw new Error(read.problem.code);
  return planCalendar(read.events, before, { now, withTitles });
}

/** The rows that taking the file in leaves. */
function taken(text: string, before: readonly Absence[] = []): Absence[] {
  return plan(text, before).times.flatMap(({ outcome, absence, uid, startsAt, endsAt, note }) => {
    if (outcome === 'drop') return [];
    return absence ?? anAbsenceRow({ id: newId(), calendarUid: uid, source: 'calendar', startsAt, endsAt, note });
  });
}

const meeting = event(
  'm',
  'SUMMARY:Ledningsgrupp',
  'DTSTART;TZID=Europe/Stockholm:20261124T090000',
  'DTEND;TZID=Europe/Stockholm:20261124T103000',
  'RRULE:FREQ=WEEKLY;COUNT=2',
);

describe('a person’s calendar file', () => {
  it('makes absences of busy events from today on, whole days and nights in one piece', () => {
    const text = file(
      ...meeting,
      ...event('h', 'SUMMARY:Semester', 'DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20261224'),
      ...event('n', 'DTSTART:20261125T210000Z', 'DTEND:20261126T050000Z'),
    );
    expect(plan(text).times.map(({ note, startsAt, endsAt }) => [note, startsAt, endsAt])).toEqual([
      ['Ledningsgrupp', '2026-11-24T08:00:00.000Z', '2026-11-24T09:30:00.000Z'],
      ['Ledningsgrupp', '2026-12-01T08:00:00.000Z', '2026-12-01T09:30:00.000Z'],
      ['Semester', '2026-12-20T23:00:00.000Z', '2026-12-23T23:00:00.000Z'],
      ['', '2026-11-25T21:00:00.000Z', '2026-11-26T05:00:00.000Z'],
    ]);
  });

  it('leaves out what is free, cancelled, over or far away, and says so', () => {
    const at = 'DTSTART:20261124T100000Z';
    const text = file(
      ...event('1', at, 'TRANSP:TRANSPARENT'),
      ...event('2', at, 'DTEND:20261124T110000Z', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
      ...event('3', at, 'STATUS:CANCELLED'),
      ...event('4', 'DTSTART:20261123T060000Z', 'DTEND:20261123T070000Z'),
      ...event('5', 'DTSTART:20280101T060000Z', 'DTEND:20280101T070000Z'),
    );
    expect(plan(text).times).toEqual([]);
    expect(plan(text).skipped.map(({ why }) => why)).toEqual(['free', 'free', 'cancelled', 'outside', 'outside']);
  });

  it('tells no title of a private event, and none at all unless that is wanted', () => {
    const secret = event('s', 'SUMMARY:Läkare', 'CLASS:PRIVATE', 'DTSTART:20261124T100000Z', 'DTEND:20261124T110000Z');
    expect(plan(file(...secret)).times.map(({ note }) => note)).toEqual(['']);
    expect(plan(file(...meeting), [], false).times.map(({ note }) => note)).toEqual(['', '']);
  });

  it('changes nothing when it is read again, and only the event that was changed', () => {
    const other = event('o', 'SUMMARY:Kurs', 'DTSTART:20261125T100000Z', 'DTEND:20261125T110000Z');
    const before = taken(file(...meeting, ...other));
    const again = plan(file(...meeting, ...other), before);
    expect(again.times.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same']);
    const moved = plan(file(...meeting, ...other.map((line) => line.replace('T1', 'T2'))), before);
    expect(moved.times.map(({ uid, outcome }) => [uid, outcome])).toEqual([
      ['m', 'same'],
      ['m', 'same'],
      ['o', 'add'],
      ['o', 'drop'],
    ]);
  });

  it('takes away what is cancelled, and names what it no longer holds', () => {
    const before = taken(file(...meeting));
    expect(plan(file(...meeting, ...event('x', 'STATUS:CANCELLED')), before).missing).toEqual([]);
    const cancelled = plan(file(...event('m', 'DTSTART:20261124T080000Z', 'STATUS:CANCELLED')), before);
    expect(cancelled.times.map(({ outcome }) => outcome)).toEqual(['drop', 'drop']);
    expect(plan(file(...event('o', 'DTSTART:20261125T100000Z')), before).missing).toEqual(before);
  });
});
