import type { Person } from '../directory/schema.ts';
import type { User } from '../users/schema.ts';
import { usableAddress } from './recipients.ts';
import type { MessageWay } from './schema.ts';

/** One way to reach somebody. */
export interface WayTo {
  way: MessageWay;
  /** The colleague of `app`. */
  userId: string | null;
  address: string;
}

/**
 * Returns how a person can be reached, best first: in the application where they are a colleague, by e-mail, by text message. The
 * addresses of a protected person are offered to nobody: they are read with the details, after a reason that is logged.
 */
export function waysToPerson(person: Pick<Person, 'email' | 'phones' | 'protected'>, user: User | undefined): WayTo[] {
  return [...(user === undefined ? [] : [wayToUser(user)]), ...(person.protected ? [] : waysToPlace(person))];
}

/** Returns how a unit, or whatever else has an address and numbers, can be reached. */
export function waysToPlace({ email, phones }: Pick<Person, 'email' | 'phones'>): WayTo[] {
  const address = email === null ? null : usableAddress('email', email);
  return [...(address === null ? [] : [{ way: 'email' as const, userId: null, address }]), ...mobilesOf(phones)];
}

/** Returns the way to a colleague. */
export function wayToUser(user: Pick<User, 'id'>): WayTo {
  return { way: 'app', userId: user.id, address: '' };
}

/** Returns how what somebody wrote can be reached, an address or a number; none when it is neither. */
export function waysToWritten(text: string): WayTo[] {
  return (['email', 'sms'] as const).flatMap((way) => {
    const address = usableAddress(way, text);
    return address === null ? [] : [{ way, userId: null, address }];
  });
}

function mobilesOf(phones: Person['phones']): WayTo[] {
  return phones
    .filter(({ kind }) => kind === 'mobile')
    .flatMap(({ number }) => {
      const address = usableAddress('sms', number);
      return address === null ? [] : [{ way: 'sms' as const, userId: null, address }];
    });
}
