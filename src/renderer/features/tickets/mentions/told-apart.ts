import type { Id } from '#shared/identity/ids.ts';
import type { Group, User } from '#shared/users/schema.ts';

type Named = Pick<User, 'id' | 'name' | 'initials' | 'title' | 'groupIds'>;

/**
 * Returns what is said of a colleague beside the name: the title; where another has the same name and title, their groups
 * and initials too, so that nobody has to guess which of them is meant.
 */
export function toldApart(user: Named, colleagues: readonly Named[], groups: ReadonlyMap<Id, Group>): string {
  const isAlone = !colleagues.some(
    ({ id, name, title }) => id !== user.id && name === user.name && title === user.title,
  );
  if (isAlone && user.title !== '') return user.title;
  const own = user.groupIds.flatMap((id) => groups.get(id)?.name ?? []);
  return [user.title, own.join(', '), user.initials].filter((part) => part !== '').join(' · ');
}
