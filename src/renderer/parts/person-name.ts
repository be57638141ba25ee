import type { Person } from '#shared/directory/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';

/** Returns a person's name as it is said: given name first. */
export function personName(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

/**
 * Returns what a person is called where nobody has asked for them by name: beside a call, in its record, wherever a
 * number or a record leads to them. Who a protected person is, is told with the details, after a reason that is logged.
 */
export function toldName(person: Pick<Person, 'givenName' | 'familyName' | 'protected'>, t: Translate): string {
  return person.protected ? t('directory.lookUp.protectedName') : personName(person);
}

/**
 * Returns the person for texts that leave the screen (a message, a template, a printed order), or undefined when they are
 * protected: there goes what already stands in the record, which the server has masked.
 */
export function toldPerson<P extends Pick<Person, 'protected'>>(person: P | undefined): P | undefined {
  return person === undefined || person.protected ? undefined : person;
}
