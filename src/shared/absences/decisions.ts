import { type CommandContext, type Decision, type RowReader, refused } from '../commands/definition.ts';
import type { Person } from '../directory/schema.ts';
import type { Id } from '../identity/ids.ts';
import type { Instant } from '../time/instant.ts';
import { can } from '../users/permissions.ts';
import type { Actor } from '../users/roles.ts';
import { spanOfRule } from './occurrences.ts';
import type { Absence, WeeklyRule } from './schema.ts';

/** When an absence is: once, or every week. */
export type AbsenceTime =
  | { type: 'once'; startsAt: Instant; endsAt: Instant | null }
  | { type: 'weekly'; rule: WeeklyRule };

/** Returns the fields of a row that say when it is. */
export function timeFields(when: AbsenceTime): Pick<Absence, 'startsAt' | 'endsAt' | 'weekly'> {
  if (when.type === 'once') return { startsAt: when.startsAt, endsAt: when.endsAt, weekly: null };
  return { ...spanOfRule(when.rule), weekly: when.rule };
}

/** Whether the person is the one who acts: an account can belong to somebody in the directory. */
export function isSelf(person: Pick<Person, 'userId'>, actor: Actor): boolean {
  return person.userId === actor.userId;
}

/** Why an absence cannot be set for a person; null when it can. */
export type WhyNot = 'not-permitted' | 'absence-person-left' | null;

/** Returns why the actor cannot set absences for a person: who answers calls sets them for everybody, anybody for themselves. */
export function whyNotFor(
  person: Pick<Person, 'organisationId' | 'userId' | 'leftOn'>,
  actor: Actor,
  today: string,
): WhyNot {
  if (!can(actor, 'absence.write', person.organisationId) && !isSelf(person, actor)) return 'not-permitted';
  return person.leftOn !== null && person.leftOn <= today ? 'absence-person-left' : null;
}

/** Decides about a person for whom the actor may set absences. */
export function withPerson(
  personId: Id,
  rows: RowReader,
  context: CommandContext,
  decide: (person: Person) => Decision,
): Decision {
  const person = rows.get('people', personId);
  if (person === undefined) return refused('not-found', { what: 'person' });
  const why = whyNotFor(person, context.actor, context.at.slice(0, 10));
  if (why !== null) return refused(why, { name: `${person.givenName} ${person.familyName}`.trim() });
  return decide(person);
}

/** Returns the refusal for a reason that is not one of the person's organisation, or null. */
export function refuseReason(reasonId: Id, person: Person, rows: RowReader): Decision | null {
  const reason = rows.get('absenceReasons', reasonId);
  if (reason === undefined) return refused('not-found', { what: 'absenceReason' });
  if (reason.organisationId === person.organisationId) return null;
  return refused('absence-reason-elsewhere', { name: `${person.givenName} ${person.familyName}`.trim() });
}
