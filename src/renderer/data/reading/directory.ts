import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { CallerMatch } from '../question.ts';
import type { Surroundings } from './fields.ts';
import type { KindIndex } from './kind-index.ts';
import { compareSwedish } from './value-order.ts';
import { exactness, fold, parseSearch, wordsOf } from './words.ts';

const mostPeople = 20;

function rowsOf<K extends RowKind>(index: KindIndex): Row<K>[] {
  return index.slots.filter((row) => row !== null) as Row<K>[];
}

function nameOf(person: Person): string {
  return `${person.givenName} ${person.familyName}`;
}

/**
 * Returns at most 20 people for a typed text: those still employed first, exact spellings before folded ones, hits in
 * the name before hits in title, unit or number, then by name.
 */
export function findPeople(people: KindIndex, text: string, organisationId: string | null): Person[] {
  const search = parseSearch(text);
  if (search.alternatives.length === 0) return [];
  const found = people.search(search);
  const folded = search.spelled.map(fold);
  return people.slots
    .flatMap((row, slot) => {
      if (row === null || found[slot] === 0) return [];
      if (organisationId !== null && row.organisationId !== organisationId) return [];
      const person = row as Person;
      const nameWords = wordsOf(fold(nameOf(person)));
      const inName = folded.filter((word) => nameWords.some((part) => part.startsWith(word))).length;
      return [
        { person, left: Number(person.leftOn !== null), inName, exact: exactness(search, people.textsOf(person)) },
      ];
    })
    .sort(
      (one, other) =>
        one.left - other.left ||
        other.exact - one.exact ||
        other.inName - one.inName ||
        compareSwedish(nameOf(one.person), nameOf(other.person)) ||
        (one.person.id < other.person.id ? -1 : 1),
    )
    .slice(0, mostPeople)
    .map(({ person }) => person);
}

/**
 * Returns everyone and every unit with the number, people by name and before units: several may share one number. A
 * switchboard's own number tells nothing of who calls from behind it, so it matches nobody.
 */
export function findCallers(people: KindIndex, units: KindIndex, number: string, around: Surroundings): CallerMatch[] {
  const wanted = parsePhoneNumber(number) ?? number;
  const has = (row: Person | Unit) =>
    row.phones.some((phone) => phone.kind !== 'switchboard' && phone.number === wanted);
  const persons = rowsOf<'people'>(people)
    .filter(has)
    .sort((one, other) => compareSwedish(nameOf(one), nameOf(other)))
    .map((person): CallerMatch => {
      const unit = person.unitId === null ? undefined : around.get('units', person.unitId);
      return { type: 'person', person, unit: unit ?? null };
    });
  const places = rowsOf<'units'>(units)
    .filter(has)
    .sort((one, other) => compareSwedish(one.name, other.name))
    .map((unit): CallerMatch => ({ type: 'unit', unit }));
  return [...persons, ...places];
}
