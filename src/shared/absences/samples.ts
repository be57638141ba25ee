import { newId } from '../identity/ids.ts';
import { spanOfRule } from './occurrences.ts';
import type { Absence, AbsenceReason, WeeklyRule } from './schema.ts';

// For tests: complete rows, of which a test names only what it is about.

/** Returns a complete row with the given fields. */
export function aReasonRow(change: Partial<AbsenceReason> = {}): AbsenceReason {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Möte',
    nameEnglish: 'Meeting',
    spoken: 'är på möte',
    spokenEnglish: 'is in a meeting',
    icon: 'meeting',
    sortOrder: 1,
    active: true,
    ...change,
  };
}

/** Returns a complete row with the given fields. */
export function anAbsenceRow(change: Partial<Absence> = {}): Absence {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    personId: newId(),
    reasonId: newId(),
    note: '',
    startsAt: '2026-11-23T08:00:00.000Z',
    endsAt: '2026-11-23T09:00:00.000Z',
    weekly: null,
    source: 'operator',
    calendarUid: null,
    setByUserId: newId(),
    setAt: '2026-11-23T08:00:00.000Z',
    endedAt: null,
    ofProtected: false,
    ...change,
  };
}

/** Returns a complete row that comes back every week. */
export function aWeeklyRow(rule: Partial<WeeklyRule>, change: Partial<Absence> = {}): Absence {
  const weekly: WeeklyRule = {
    days: [1, 2, 3, 4, 5],
    from: '11:30',
    to: '12:15',
    startsOn: '2026-01-01',
    endsOn: null,
    interval: 1,
    countsFrom: null,
    except: [],
    ...rule,
  };
  return anAbsenceRow({ ...spanOfRule(weekly), weekly, ...change });
}
