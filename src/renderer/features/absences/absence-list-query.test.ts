import { describe, expect, it } from 'vitest';
import { listQuestion } from '#renderer/data/index.ts';
import { anActor, aPerson, createFakeData } from '#renderer/data/testing.ts';
import { anAbsenceRow, aReasonRow, aWeeklyRow } from '#shared/absences/samples.ts';
import type { Absence } from '#shared/absences/schema.ts';
import { type AbsenceView, absenceListQuery, absenceViews, initialAbsenceFilter } from './absence-list-query.ts';

/** Monday 23 November 2026, 11:40 in Stockholm. */
const now = '2026-11-23T10:40:00.000Z';
const anna = aPerson({ givenName: 'Anna', familyName: 'Ask' });
const meeting = aReasonRow();
const row = (startsAt: string, endsAt: string | null, change: Partial<Absence> = {}) =>
  anAbsenceRow({ personId: anna.id, reasonId: meeting.id, startsAt, endsAt, ...change });

const rows = {
  going: row('2026-11-23T10:00:00.000Z', '2026-11-23T12:00:00.000Z'),
  backThisMinute: row('2026-11-23T10:00:00.000Z', '2026-11-23T10:40:20.000Z', { endedAt: '2026-11-23T10:40:20.000Z' }),
  open: row('2026-11-20T10:00:00.000Z', null),
  lunch: aWeeklyRow({}, { personId: anna.id }),
  skippedLunch: aWeeklyRow({ except: ['2026-11-23'] }, { personId: anna.id }),
  fridays: aWeeklyRow({ days: [5], from: '00:00', to: '24:00' }, { personId: anna.id }),
  oldRule: aWeeklyRow({ endsOn: '2026-03-01' }, { personId: anna.id }),
  over: row('2026-11-23T08:00:00.000Z', '2026-11-23T10:00:00.000Z'),
  confirmed: row('2026-11-23T08:00:00.000Z', '2026-11-23T10:00:00.000Z', { endedAt: '2026-11-23T10:05:00.000Z' }),
  longOver: row('2026-11-22T08:00:00.000Z', '2026-11-22T10:00:00.000Z'),
  ofCalendar: row('2026-11-23T08:00:00.000Z', '2026-11-23T10:00:00.000Z', { source: 'calendar' }),
  tomorrow: row('2026-11-24T08:00:00.000Z', '2026-11-24T10:00:00.000Z'),
};
type Name = keyof typeof rows;

async function found(view: AbsenceView, text = ''): Promise<string[]> {
  const fake = createFakeData({
    actor: anActor(),
    rows: { people: [anna], absenceReasons: [meeting], absences: Object.values(rows) },
  });
  const sort = { columnId: 'back', direction: 'ascending' } as const;
  const query = absenceListQuery({ ...initialAbsenceFilter, view, text }, now, sort, { start: 0, end: 50 });
  const answer = await fake.client.ask(listQuestion(query));
  const ids = answer.type === 'list' ? answer.result.rows.map(({ id }) => id) : [];
  return Object.keys(rows).filter((name) => ids.includes(rows[name as Name].id));
}

describe('the list of absences', () => {
  it.each<[AbsenceView, Name[]]>([
    ['now', ['going', 'open', 'lunch']],
    ['passed', ['over']],
    ['planned', ['tomorrow']],
    ['recurring', ['lunch', 'skippedLunch', 'fridays']],
  ])('shows under %s only those', async (view, names) => {
    expect(await found(view)).toEqual(names);
  });

  it('is found by the person’s name and by the reason', async () => {
    expect(await found('now', 'ann as')).toEqual(['going', 'open', 'lunch']);
    expect(await found('now', 'möte')).toEqual(['going', 'open']);
    for (const view of absenceViews) expect(await found(view, 'berit')).toEqual([]);
  });
});
