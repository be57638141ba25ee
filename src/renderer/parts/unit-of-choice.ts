import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { PersonChoice } from './person-field.tsx';

/**
 * Returns the unit after another requester was named: a person from the directory brings theirs, and takes it along when a
 * name is written instead. One chosen by hand, or known from the number that called, stays while a name is being written.
 */
export function unitOfChoice(before: PersonChoice, person: Person | null, unitId: Id | null): Id | null {
  if (person !== null) return person.unitId;
  return before.personId === null ? unitId : null;
}
