import { z } from 'zod';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';

/** Takes notice of having been called to tickets; what was seen before keeps its time. Only one's own. */
const seeMentions = defineCommand({
  args: z.object({ mentionIds: z.array(idSchema).min(1).max(200) }),
  reads: ({ mentionIds }) => refs(...mentionIds.map((id) => ({ kind: 'mentions' as const, id }))),
  decide: ({ mentionIds }, rows, context) => {
    const puts: Put[] = [];
    for (const id of new Set(mentionIds)) {
      const mention = rows.get('mentions', id);
      if (mention === undefined || mention.userId !== context.actor.userId) {
        return refused('not-found', { what: 'mention' });
      }
      if (mention.seenAt === null) puts.push({ kind: 'mentions', row: { ...mention, seenAt: context.at } });
    }
    return applied(...puts);
  },
});

export const mentionCommands = { 'mention.seen': seeMentions } as const;
