import { useMemo } from 'react';
import { useActor, useLookup } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { mayBeMentioned } from '#shared/mentions/mention.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { User } from '#shared/users/schema.ts';
import { type MentionPick, mentionedIn } from './mention-text.ts';

export interface UnclearName {
  name: string;
  users: readonly User[];
}

export interface Colleagues {
  /** Those who may be called to the ticket: its assignee first, then its group, then the others by name. */
  offered: readonly User[];
  /**
   * Whom a text names, also those who may not see the ticket: the command says so in words. Of several with one name those
   * count who may see it. `unclear`: names that several have and nobody was picked for, with those to choose among.
   */
  named: (text: string, picks: readonly MentionPick[]) => { userIds: Id[]; unclear: UnclearName[] };
}

const collator = new Intl.Collator('sv');

/** Returns the colleagues that a note on this ticket can name. */
export function useColleagues(ticket: Ticket): Colleagues {
  const actor = useActor();
  const users = useLookup('users');
  const { assigneeUserId, groupId, organisationId } = ticket;
  return useMemo(() => {
    const others = [...users.values()].filter((user) => user.active && user.id !== actor.userId);
    const nearness = (user: User) => {
      if (user.id === assigneeUserId) return 0;
      return groupId !== null && user.groupIds.includes(groupId) ? 1 : 2;
    };
    const offered = others
      .filter((user) => mayBeMentioned(user, { organisationId }))
      .sort((one, other) => nearness(one) - nearness(other) || collator.compare(one.name, other.name));
    const nameable = others.filter((user) => offered.includes(user) || !offered.some(({ name }) => name === user.name));
    const named: Colleagues['named'] = (text, picks) => {
      const { userIds, unclear } = mentionedIn(text, nameable, picks);
      return {
        userIds,
        unclear: unclear.map((name) => ({ name, users: nameable.filter((one) => one.name === name) })),
      };
    };
    return { offered, named };
  }, [users, actor.userId, assigneeUserId, groupId, organisationId]);
}
