import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import type { CallerMatch } from '../question.ts';
import type { Surroundings } from './computed/computed-field.ts';
import type { KindIndex } from './kind-index.ts';
import { finish } from './steps.ts';
import { compareSwedish } from './swedish-order.ts';
import { numberWords } from './words.ts';

function nameOf(person: Person): string {
  return `${person.givenName} ${person.familyName}`;
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
