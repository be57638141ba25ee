import { z } from 'zod';
import {
  applied,
  appliedRemoving,
  type CommandContext,
  type Decision,
  type DecisionReader,
  defineCommand,
  type Put,
  type RowReader,
  type RowRef,
  refs,
  refused,
} from '../commands/definition.ts';
import { type Id, idSchema } from '../identity/ids.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { isSelf, refuseReason, timeFields, withPerson } from './decisions.ts';
import { localDate } from './occurrences.ts';
import {
  type Absence,
  absenceSchema,
  mostExceptions,
  mostFromCalendar,
  mostPeopleAtOnce,
  weeklyRuleSchema,
} from './schema.ts';

const timeSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('once'), startsAt: instantSchema, endsAt: instantSchema.nullable() }),
    z.object({ type: z.literal('weekly'), rule: weeklyRuleSchema }),
  ])
  .refine((when) => when.type !== 'once' || when.endsAt === null || when.startsAt < when.endsAt, {
    message: 'ends-before-it-starts',
  });

const note = absenceSchema.shape.note;

/** Sets an absence, from now or planned, for one or several people; the client leaves out those for whom it cannot be set. */
const setAbsence = defineCommand({
  args: z.object({
    reasonId: idSchema,
    note,
    when: timeSchema,
    people: z
      .array(z.object({ id: idSchema, personId: idSchema }))
      .min(1)
      .max(mostPeopleAtOnce),
  }),
  reads: ({ reasonId, people }) =>
    refs(
      { kind: 'absenceReasons', id: reasonId },
      ...people.flatMap(({ id, personId }) => [
        { kind: 'people' as const, id: personId },
        { kind: 'absences' as const, id },
      ]),
    ),
  decide: ({ reasonId, note: words, when, people }, rows, context) => {
    const puts: Put[] = [];
    for (const { id, personId } of people) {
      if (rows.get('absences', id) !== undefined) return refused('already-exists');
      const decision = withPerson(personId, rows, context, (person) => {
        const row: Absence = {
          id,
          organisationId: person.organisationId,
          version: 0,
          personId,
          reasonId,
          note: words,
          ...timeFields(when),
          source: isSelf(person, context.actor) ? 'own' : 'operator',
          calendarUid: null,
          setByUserId: context.actor.userId,
          setAt: context.at,
          endedAt: null,
          ofProtected: person.protected,
        };
        return refuseReason(reasonId, person, rows) ?? applied({ kind: 'absences', row });
      });
      if (decision.type === 'refused') return decision;
      puts.push(...decision.puts);
    }
    return applied(...puts);
  },
});

/** Changes reason, note or time of an absence; each is merged on its own. A new time is one that nobody has ended. */
const changeAbsence = defineCommand({
  args: z.object({
    absenceId: idSchema,
    set: z.object({ reasonId: idSchema, note, when: timeSchema }).partial(),
  }),
  reads: ({ absenceId, set }, found) =>
    refs(
      { kind: 'absences', id: absenceId },
      { kind: 'people', id: found.get('absences', absenceId)?.personId },
      { kind: 'absenceReasons', id: set.reasonId },
    ),
  decide: ({ absenceId, set }, rows, context) => {
    const absence = rows.get('absences', absenceId);
    if (absence === undefined) return refused('not-found', { what: 'absence' });
    return withPerson(absence.personId, rows, context, (person) => {
      const { when, reasonId = absence.reasonId, note: words = absence.note } = set;
      const refusal = set.reasonId === undefined ? null : refuseReason(reasonId, person, rows);
      if (refusal !== null) return refusal;
      const time = when === undefined ? {} : { ...timeFields(when), endedAt: null };
      const by = { setByUserId: context.actor.userId, setAt: context.at };
      return applied({ kind: 'absences', row: { ...absence, ...time, ...by, reasonId, note: words } });
    });
  },
});

const several = z.object({ absenceIds: z.array(idSchema).min(1).max(mostPeopleAtOnce) });

function readsOfSeveral({ absenceIds }: z.infer<typeof several>, found: RowReader): RowRef[] {
  return absenceIds.flatMap((id) =>
    refs({ kind: 'absences', id }, { kind: 'people', id: found.get('absences', id)?.personId }),
  );
}

/** Decides about each absence for whose person the actor may set absences; one that is gone already is left out. */
function decideEach(
  absenceIds: readonly Id[],
  rows: DecisionReader,
  context: CommandContext,
  write: (absence: Absence) => Put | RowRef | null,
): Decision {
  const puts: Put[] = [];
  const removes: RowRef[] = [];
  for (const id of new Set(absenceIds)) {
    const absence = rows.get('absences', id);
    if (absence === undefined) {
      // Whoever has lost the right to it is not told that it was done.
      if (rows.isHidden('absences', id)) return refused('not-found', { what: 'absence' });
      // Taken away by another meanwhile: what was wanted is so.
      continue;
    }
    const decision = withPerson(absence.personId, rows, context, () => applied());
    // Also of somebody who has left what was planned must go.
    if (decision.type === 'refused' && decision.code !== 'absence-person-left') return decision;
    const written = write(absence);
    if (written === null) continue;
    if ('row' in written) puts.push(written);
    else removes.push(written);
  }
  return appliedRemoving(removes, ...puts);
}

/** Returns what becomes of an absence when the person is back at an instant; null when that was said before. */
function endOf(absence: Absence, at: Instant): Put | RowRef | null {
  const { weekly, startsAt, endsAt, endedAt } = absence;
  if (weekly !== null) {
    const today = localDate(at).toString();
    if (weekly.except.includes(today)) return null;
    const except = [...weekly.except, today].slice(-mostExceptions);
    return { kind: 'absences', row: { ...absence, weekly: { ...weekly, except } } };
  }
  if (endedAt !== null) return null;
  // What has not begun never was.
  if (startsAt >= at) return { kind: 'absences', id: absence.id };
  return { kind: 'absences', row: { ...absence, endsAt: endsAt !== null && endsAt < at ? endsAt : at, endedAt: at } };
}

/** Says that people are back: what goes on ends now, what should have ended has, of a weekly one today's time is over. */
const endAbsences = defineCommand({
  args: several,
  reads: readsOfSeveral,
  decide: ({ absenceIds }, rows, context) =>
    decideEach(absenceIds, rows, context, (absence) => endOf(absence, context.at)),
});

/** Takes absences away as if they had never been: a plan that came to nothing, a rule that no longer holds, a mistake. */
const removeAbsences = defineCommand({
  args: several,
  reads: readsOfSeveral,
  decide: ({ absenceIds }, rows, context) =>
    decideEach(absenceIds, rows, context, ({ id }) => ({ kind: 'absences', id })),
});

/** Takes a calendar file in: what it says in place of what it said before, by the events' own identifiers. */
const importCalendar = defineCommand({
  args: z.object({
    personId: idSchema,
    reasonId: idSchema,
    add: z
      .array(
        z.object({
          id: idSchema,
          uid: z.string().min(1).max(1_000),
          note,
          startsAt: instantSchema,
          endsAt: instantSchema,
        }),
      )
      .max(mostFromCalendar),
    removeIds: z.array(idSchema).max(mostFromCalendar),
  }),
  reads: ({ personId, reasonId, add, removeIds }) =>
    refs(
      { kind: 'people', id: personId },
      { kind: 'absenceReasons', id: reasonId },
      ...[...add.map(({ id }) => id), ...removeIds].map((id) => ({ kind: 'absences' as const, id })),
    ),
  decide: ({ personId, reasonId, add, removeIds }, rows, context) =>
    withPerson(personId, rows, context, (person) => {
      const refusal = refuseReason(reasonId, person, rows);
      if (refusal !== null) return refusal;
      if (add.some(({ startsAt, endsAt }) => startsAt >= endsAt)) {
        return refused('invalid-arguments', { field: 'add', problem: 'ends-before-it-starts' });
      }
      const removes = [...new Set(removeIds)].flatMap((id): RowRef[] => {
        const absence = rows.get('absences', id);
        // Only what a file has made of this person is a file's to take away.
        const isOfFile = absence?.personId === personId && absence.source === 'calendar';
        return isOfFile ? [{ kind: 'absences', id }] : [];
      });
      const puts = add
        .filter(({ id }) => rows.get('absences', id) === undefined)
        .map(
          ({ id, uid, note: words, startsAt, endsAt }): Put => ({
            kind: 'absences',
            row: {
              id,
              organisationId: person.organisationId,
              version: 0,
              personId,
              reasonId,
              note: words,
              startsAt,
              endsAt,
              weekly: null,
              source: 'calendar',
              calendarUid: uid,
              setByUserId: context.actor.userId,
              setAt: context.at,
              endedAt: null,
              ofProtected: person.protected,
            },
          }),
        );
      return appliedRemoving(removes, ...puts);
    }),
});

export const absenceCommands = {
  'absence.set': setAbsence,
  'absence.change': changeAbsence,
  'absence.end': endAbsences,
  'absence.remove': removeAbsences,
  'absence.importCalendar': importCalendar,
} as const;
