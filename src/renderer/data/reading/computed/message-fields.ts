import { type Recipient, recipientSchema } from '#shared/messages/schema.ts';
import { type ComputedFields, made, nameOf } from './computed-field.ts';

/** Those that hold: the column is of rows no schema has parsed. */
function recipientsIn(recipients: unknown): Recipient[] {
  return Array.isArray(recipients) ? recipients.filter((each) => recipientSchema.safeParse(each).success) : [];
}

function userIdsOf(recipients: readonly Recipient[]): string {
  return recipients.flatMap(({ userId }) => userId ?? []).join(' ');
}

/** Of messages. */
export const messageFields = {
  messages: {
    from: made('messages', ['fromUserId'], ({ fromUserId }, around) => nameOf(around, 'users', fromUserId), {
      users: ['name'],
    }),
    to: made('messages', ['id', 'recipients'], ({ recipients }) =>
      recipientsIn(recipients)
        .map(({ name }) => name)
        .join(', '),
    ),
    /** With the identifier, as a list by itself is no single value. Of the colleagues it is to, and who have not read it: to be looked for within (`contains`). */
    toUserIds: made('messages', ['id', 'recipients'], ({ recipients }) => userIdsOf(recipientsIn(recipients))),
    unreadBy: made('messages', ['id', 'recipients'], ({ recipients }) =>
      userIdsOf(recipientsIn(recipients).filter(({ state }) => state !== 'read')),
    ),
    hasFailed: made('messages', ['id', 'recipients'], ({ recipients }) =>
      recipientsIn(recipients).some(({ state }) => state === 'failed'),
    ),
    isToFollowUp: made(
      'messages',
      ['isFollowedUp', 'followedUpAt'],
      ({ isFollowedUp, followedUpAt }) => isFollowedUp && followedUpAt === null,
    ),
  },
} as const satisfies ComputedFields;
