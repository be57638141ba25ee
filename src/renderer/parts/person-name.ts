import type { Person } from '#shared/directory/schema.ts';

/** Returns a person's name as it is said: given name first. */
export function personName(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
