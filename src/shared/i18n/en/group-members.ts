import type { groupMembers as sv } from '../sv/group-members.ts';

export const groupMembers: Readonly<Record<keyof typeof sv, string>> = {
  'groupMembers.title': 'Members',
  'groupMembers.help':
    'Members are warned of tickets of the group that nobody has taken, come first when a ticket is given away or somebody is mentioned, and see the views and templates of the group.',
  'groupMembers.member': 'Member',
  'groupMembers.none': 'No members yet. Nobody is warned of the tickets of the group.',
  'groupMembers.add': 'Add member',
  'groupMembers.allIn': 'Everybody with an account is in it already.',
  'groupMembers.remove': 'Remove {name} from the group',
  'groupMembers.added': '{name} is in {group}',
  'groupMembers.removed': '{name} is no longer in {group}',
  'groupMembers.outOfUse': 'the account is closed',
};
