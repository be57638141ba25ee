import { localDate, nextWorkingDay, spanOfRule, startOfDate } from '#shared/absences/occurrences.ts';
import type { Absence, WeeklyRule } from '#shared/absences/schema.ts';
import { instantOf } from '#shared/time/local-time.ts';
import { reasonId } from './absence-reasons.ts';
import { instant } from './calendar.ts';
import { namedId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomStream } from './random.ts';
import { usersWithRole } from './staff.ts';

const MINUTE = 60_000;

/** When somebody is away, and why, before it is a row. */
interface Plan {
  reason: string;
  startsAt: string;
  endsAt: string | null;
  weekly?: WeeklyRule;
  note?: string;
  source?: Absence['source'];
}

interface Day {
  now: number;
  random: Random;
  /** The local date so many days from today. */
  date: (days: number) => string;
  /** A clock time so many days from today. */
  at: (days: number, clock: string) => string;
}

/** The five minutes a time falls on, as people give it. */
const onFives = (at: number) => instant(Math.round(at / (5 * MINUTE)) * 5 * MINUTE);

const meeting = ({ now, random }: Day): Plan => ({
  reason: 'meeting',
  startsAt: onFives(now - random.integer(10, 55) * MINUTE),
  endsAt: onFives(now + random.integer(10, 110) * MINUTE),
  note: random.pick(['', '', 'Ledningsgrupp', 'Kan störas om det brådskar', 'Nås på mobilen i pausen']),
});

const overdue = ({ now, random }: Day): Plan => ({
  reason: random.pick(['meeting', 'field']),
  startsAt: onFives(now - random.integer(120, 200) * MINUTE),
  endsAt: onFives(now - random.integer(10, 90) * MINUTE),
});

const holiday = ({ date, random }: Day): Plan => ({
  reason: 'holiday',
  startsAt: startOfDate(date(-random.integer(1, 6))),
  endsAt: nextWorkingDay(startOfDate(date(random.integer(3, 16)))),
  source: 'own',
});

const ill = ({ at, date, random }: Day): Plan => ({
  reason: random.pick(['ill', 'ill', 'child-care']),
  startsAt: at(-random.integer(0, 2), '07:15'),
  endsAt: random.chance(0.6) ? nextWorkingDay(startOfDate(date(1))) : null,
});

const parental = ({ date, random }: Day): Plan => ({
  reason: 'parental',
  startsAt: startOfDate(date(-random.integer(20, 200))),
  endsAt: startOfDate(date(random.integer(30, 260))),
  note: 'Se vem som vikarierar.',
});

const coming = ({ at, random }: Day): Plan => {
  const days = random.integer(1, 3);
  const hour = random.integer(8, 14);
  const clock = (value: number) => `${String(value).padStart(2, '0')}:${random.pick(['00', '15', '30'])}`;
  return {
    reason: random.pick(['meeting', 'meeting', 'training', 'travel']),
    startsAt: at(days, clock(hour)),
    endsAt: at(days, clock(hour + 2)),
  };
};

function everyWeek(reason: string, rule: Pick<WeeklyRule, 'days' | 'from' | 'to'>, { date }: Day): Plan {
  const weekly: WeeklyRule = { ...rule, startsOn: date(-60), endsOn: null, interval: 1, countsFrom: null, except: [] };
  return { reason, ...spanOfRule(weekly), weekly, source: 'own' };
}

const lunch = (day: Day) => everyWeek('lunch', { days: [1, 2, 3, 4, 5], from: '11:30', to: '12:15' }, day);
const fridaysOff = (day: Day) => everyWeek('leave', { days: [5], from: '00:00', to: '24:00' }, day);

/** How many people there are of each. */
const plans: readonly (readonly [number, (day: Day) => Plan])[] = [
  [26, meeting],
  [4, overdue],
  [34, holiday],
  [24, ill],
  [14, parental],
  [30, coming],
  [40, lunch],
  [12, fridaysOff],
];

/** Returns who is away at `now` (milliseconds since the epoch), who will be and who is every week. */
export function makeAbsences(seed: number, people: readonly DemoPerson[], now: number): Absence[] {
  const random = randomStream(seed, 'absences');
  const today = localDate(instant(now));
  const date = (days: number) => today.add({ days }).toString();
  const at = (days: number, time: string) => {
    const found = instantOf({ date: date(days), time });
    if (found === null) throw new Error(`there is no ${time} on ${date(days)}`);
    return found;
  };
  const day: Day = { now, random, date, at };
  const operators = usersWithRole('operator');
  const employed = people.filter(({ row }) => row.leftOn === null);
  const taken = new Set<string>();
  function somebody(): DemoPerson {
    for (;;) {
      const person = random.pick(employed);
      if (taken.has(person.row.id)) continue;
      taken.add(person.row.id);
      return person;
    }
  }
  return plans.flatMap(([count, make]) =>
    Array.from({ length: count }, (): Absence => {
      const { row } = somebody();
      const { reason, note = '', source = 'operator', weekly = null, ...time } = make(day);
      const setAt = Math.min(now, Date.parse(time.startsAt)) - random.integer(1, 30) * MINUTE;
      return {
        id: namedId(`absence:${row.id}`),
        organisationId: row.organisationId,
        version: 0,
        personId: row.id,
        reasonId: reasonId(row.organisationId, reason),
        note,
        ...time,
        weekly,
        source,
        calendarUid: null,
        setByUserId: random.pick(operators),
        setAt: instant(setAt),
        endedAt: null,
        ofProtected: row.protected,
      };
    }),
  );
}
