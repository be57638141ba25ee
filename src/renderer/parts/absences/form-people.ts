import { useMemo } from 'react';
import { useRows } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import type { WhyNot } from '#shared/absences/decisions.ts';
import type { Standing } from '#shared/absences/standing.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { useAbsenceNow } from './use-absences.ts';
import { useMaySet } from './use-may-set.ts';

/** Somebody for whom the absence is not set, and why. */
export interface LeftOut {
  person: Person;
  why: MessageId;
}

/** Whom a form sets an absence for. */
export interface FormPeople {
  organisationId: OrganisationId | null;
  able: readonly Person[];
  leftOut: readonly LeftOut[];
  /** Of those who can be set, who is away now. */
  away: readonly Person[];
}

const whyWords: Readonly<Record<NonNullable<WhyNot>, MessageId>> = {
  'not-permitted': 'absences.form.why.not-permitted',
  'absence-person-left': 'absences.form.why.left',
};

/** Returns who of the people can be set as away together: those of the first one's organisation, for whom one may. */
export function sortPeople(
  people: readonly Person[],
  whyNot: (person: Person) => WhyNot,
  away: ReadonlyMap<Id, Standing>,
): FormPeople {
  const leftOut: LeftOut[] = [];
  const able: Person[] = [];
  for (const person of people) {
    const why = whyNot(person);
    const home = able[0]?.organisationId;
    if (why !== null) leftOut.push({ person, why: whyWords[why] });
    else if (home !== undefined && home !== person.organisationId) {
      leftOut.push({ person, why: 'absences.form.why.elsewhere' });
    } else able.push(person);
  }
  const isAway = ({ id }: Person) => (away.get(id)?.now ?? null) !== null;
  return { organisationId: able[0]?.organisationId ?? null, able, leftOut, away: able.filter(isAway) };
}

/** Returns the people with these identifiers, in the order of their names; null until they are read. */
export function usePeople(ids: readonly Id[]): readonly Person[] | null {
  const result = useRows({
    kind: 'people',
    where: [{ field: 'id', op: 'in', values: ids }],
    text: '',
    sort: [],
    range: { start: 0, end: ids.length },
    facets: [],
  });
  const rows = result?.isCurrent ? result.rows : null;
  return useMemo(
    () => rows?.toSorted((one, other) => personName(one).localeCompare(personName(other), 'sv')) ?? null,
    [rows],
  );
}

/** Returns whom the form sets an absence for, live. */
export function useFormPeople(people: readonly Person[]): FormPeople {
  const maySet = useMaySet();
  const away = useAbsenceNow(useMemo(() => people.map(({ id }) => id), [people]));
  return useMemo(() => sortPeople(people, maySet, away), [people, maySet, away]);
}
