import { newId } from '../identity/ids.ts';
import { blankPerson, type DirectoryFunction, type Person, type Unit } from './schema.ts';

// For tests: complete rows, of which a test names only what it is about.

const base = () => ({ id: newId(), organisationId: 'burlov', version: 1 });

/** Returns a complete row with the given fields. */
export function aUnitRow(change: Partial<Unit> = {}): Unit {
  return {
    ...base(),
    name: 'Enhet',
    parentId: null,
    phones: [],
    address: '',
    email: null,
    tasks: [],
    openingHours: null,
    place: null,
    note: '',
    active: true,
    ...change,
  };
}

/** Returns a complete row with the given fields. */
export function aPersonRow(change: Partial<Person> = {}): Person {
  return {
    ...base(),
    ...blankPerson,
    givenName: 'Anna',
    familyName: 'Ask',
    ...change,
  };
}

/** Returns a complete row with the given fields. */
export function aFunctionRow(change: Partial<DirectoryFunction> = {}): DirectoryFunction {
  return {
    ...base(),
    name: 'Bygglov',
    words: [],
    unitId: null,
    personIds: [],
    phones: [],
    note: '',
    active: true,
    ...change,
  };
}
