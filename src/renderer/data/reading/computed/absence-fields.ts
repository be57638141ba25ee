import { endOfTime } from '#shared/absences/absence-queries.ts';
import { isMidnight } from '#shared/absences/occurrences.ts';
import { slotWords } from '#shared/absences/rule-slots.ts';
import { type Absence, weeklyRuleSchema } from '#shared/absences/schema.ts';
import { instantSchema } from '#shared/time/instant.ts';
import { type ComputedFields, made, nameOf, personOf } from './computed-field.ts';

/** A rule as it stands in a column that no schema has parsed. */
function ruleOf(weekly: Absence['weekly']) {
  return weekly === null ? null : (weeklyRuleSchema.safeParse(weekly).data ?? null);
}

/** Of absences. */
export const absenceFields = {
  absences: {
    person: made(
      'absences',
      ['personId', 'ofProtected'],
      ({ personId, ofProtected }, around) => {
        // Who a protected person is is asked for in the directory, with a reason.
        const person = ofProtected === false ? personOf(around, personId) : undefined;
        return person === undefined ? null : `${person.givenName} ${person.familyName}`;
      },
      { people: ['givenName', 'familyName'] },
    ),
    unit: made(
      'absences',
      ['personId', 'ofProtected'],
      ({ personId, ofProtected }, around) =>
        ofProtected === false ? nameOf(around, 'units', personOf(around, personId)?.unitId ?? null) : null,
      { people: ['unitId'], units: ['name'] },
    ),
    reason: made('absences', ['reasonId'], ({ reasonId }, around) => nameOf(around, 'absenceReasons', reasonId), {
      absenceReasons: ['name'],
    }),
    /** Its end, however far away: what nobody knows the end of lasts for ever. */
    lastsUntil: made('absences', ['endsAt'], ({ endsAt }) => endsAt ?? endOfTime, {}, 'endsAt'),
    /** When in the week it is on: shared/absences/rule-slots.ts. */
    slots: made('absences', ['id', 'weekly'], ({ weekly }) => slotWords(ruleOf(weekly))),
    /** The days a rule was ended on by hand. */
    skips: made('absences', ['id', 'weekly'], ({ weekly }) => ruleOf(weekly)?.except.join(' ') ?? ''),
    isToConfirm: made('absences', ['weekly', 'source', 'endsAt', 'endedAt'], ({ weekly, source, endsAt, endedAt }) => {
      const hasTime = instantSchema.safeParse(endsAt).success && endsAt !== null && !isMidnight(endsAt);
      return weekly === null && source !== 'calendar' && endedAt === null && hasTime;
    }),
  },
} as const satisfies ComputedFields;
