import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import type { CallerMatch } from '../question.ts';
import type { Surroundings } from './fields.ts';
import type { KindIndex } from './kind-index.ts';
import { finish } from './steps.ts';
import { compareSwedish } from './swedish-order.ts';
import { fold, numberWords, parseSearch, wordsOf } from './words.ts';

const mostPeople = 20;

function nameOf(person: Person): string {
  return `${person.givenName} ${person.familyName}`;
}

/**
 * Returns at most 20 people for a typed text: those still employed first, exact spellings before folded ones, hits in
 * the name before hits in title, unit or number, then by name.
 */
export function findPeople(people: KindIndex, text: string, organisationId: string | null): Person[] {
  const search = parseSearch(text);
  const [typed] = search.alternatives;
  if (typed === undefined) return [];
  finish(people.words.steps());
  const { slots, exact } = people.words.search(search, true);
  const [names, leaving, organisations] = ['name', 'leftOn', 'organisationId'].map((field) => people.column(field));
  const candidates: { slot: number; left: number; inName: number; exact: number; name: string }[] = [];
  for (const [at, slot] of slots.entries()) {
    if (organisationId !== null && organisations?.valueAt(slot) !== organisationId) continue;
    const name = String(names?.valueAt(slot) ?? '');
    const nameWords = wordsOf(name).map(fold);
    const inName = typed.filter(({ folded }) => nameWords.some((part) => part.startsWith(folded))).length;
    candidates.push({ slot, left: Number(leaving?.valueAt(slot) !== null), inName, exact: exact[at] ?? 0, name });
  }
  return candidates
    .sort(
      (one, other) =>
        one.left - other.left ||
        other.exact - one.exact ||
        other.inName - one.inName ||
        compareSwedish(one.name, other.name) ||
        people.slots.compare(one.slot, other.slot),
    )
    .slice(0, mostPeople)
    .map(({ slot }) => people.rowAt(slot))
    .filter((row) => row !== undefined) as Person[];
}

/** The rows of people or units that have the number, and not as their switchboard. */
function withNumber<R extends Person | Unit>(index: KindIndex, wanted: string): R[] {
  const [digits] = numberWords(wanted);
  if (digits === undefined) return [];
  // The digits of a stored number are one of the row's words.
  finish(index.words.steps());
  const { slots } = index.words.search({ alternatives: [[{ folded: digits, spelled: digits }]] }, false);
  const rows: R[] = [];
  for (const slot of slots) {
    // The index holds rows of the kind it was made for.
    const row = index.rowAt(slot) as R | undefined;
    if (row?.phones.some((phone) => phone.kind !== 'switchboard' && phone.number === wanted)) rows.push(row);
  }
  return rows;
}

/**
 * Returns everyone and every unit with the number, people by name and before units: several may share one number. A
 * switchboard's own number tells nothing of who calls from behind it, so it matches nobody.
 */
export function findCallers(people: KindIndex, units: KindIndex, number: string, around: Surroundings): CallerMatch[] {
  const wanted = parsePhoneNumber(number) ?? number;
  const persons = withNumber<Person>(people, wanted)
    .sort((one, other) => compareSwedish(nameOf(one), nameOf(other)))
    .map((person): CallerMatch => {
      const unit = person.unitId === null ? undefined : around.get('units', person.unitId);
      return { type: 'person', person, unit: unit ?? null };
    });
  const places = withNumber<Unit>(units, wanted)
    .sort((one, other) => compareSwedish(one.name, other.name))
    .map((unit): CallerMatch => ({ type: 'unit', unit }));
  return [...persons, ...places];
}
