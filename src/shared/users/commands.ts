import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { recordChangePut } from '../records/history.ts';
import { can } from './permissions.ts';

/** As a history says that nothing was, or is, there. */
const nobody = JSON.stringify('');

/**
 * Makes a colleague a member of a group, or no longer one. One member at a time, so that two administrators who change the
 * same group both keep what they did. What is so already is no error.
 */
const setGroupMember = defineCommand({
  args: z.object({ groupId: idSchema, userId: idSchema, isMember: z.boolean() }),
  reads: ({ groupId, userId }) => refs({ kind: 'groups', id: groupId }, { kind: 'users', id: userId }),
  decide: ({ groupId, userId, isMember }, rows, context) => {
    const group = rows.get('groups', groupId);
    if (group === undefined) return refused('not-found', { what: 'groups' });
    if (!can(context.actor, 'administration.write', group.organisationId)) return refused('not-permitted');
    const user = rows.get('users', userId);
    if (user === undefined) return refused('not-found', { what: 'user' });
    if (user.groupIds.includes(groupId) === isMember) return applied();
    const others = user.groupIds.filter((id) => id !== groupId);
    const name = JSON.stringify(user.name);
    return applied(
      { kind: 'users', row: { ...user, groupIds: isMember ? [...others, groupId] : others } },
      recordChangePut(
        {
          id: derivedId(context.commandId, 'record-change'),
          kind: 'groups',
          row: group,
          fields: [{ field: 'member', from: isMember ? nobody : name, to: isMember ? name : nobody, unseen: false }],
        },
        context,
      ),
    );
  },
});

export const groupCommands = { 'group.setMember': setGroupMember } as const;
