import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { derivedId, type Id, idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { can, organisationsWith } from '../users/permissions.ts';
import type { Actor } from '../users/roles.ts';
import { noticeKeySchema, noticeMarksMax } from './schema.ts';

/** Returns where a person's marks are kept: one row in the first organisation whose tickets they see; null without any. */
export function noticeMarksPlace(actor: Actor): { id: Id; organisationId: string } | null {
  const organisationId = organisationsWith(actor, 'ticket.read')[0];
  if (organisationId === undefined) return null;
  return { id: derivedId(actor.userId, `notice-marks:${organisationId}`), organisationId };
}

/** Takes note of notices that follow from how things stand (targets, reminders, conflicts), on all one's workstations. */
const seeNotices = defineCommand({
  args: z.object({
    /** The person's own row of marks (`noticeMarksPlace`). */
    id: idSchema,
    organisationId: organisationIdSchema,
    keys: z.array(noticeKeySchema).min(1).max(noticeMarksMax),
  }),
  reads: ({ id }) => refs({ kind: 'noticeMarks', id }),
  decide: ({ id, organisationId, keys }, rows, { actor }) => {
    if (!can(actor, 'ticket.read', organisationId)) return refused('not-permitted');
    if (id !== derivedId(actor.userId, `notice-marks:${organisationId}`)) {
      return refused('invalid-arguments', { field: 'id', problem: 'not-own' });
    }
    const before = rows.get('noticeMarks', id)?.keys ?? [];
    const added = [...new Set(keys)].filter((key) => !before.includes(key));
    if (added.length === 0) return applied();
    const kept = [...before, ...added].slice(-noticeMarksMax);
    return applied({
      kind: 'noticeMarks',
      row: { id, organisationId, version: 0, userId: actor.userId, keys: kept },
    });
  },
});

export const noticeCommands = { 'notice.seen': seeNotices } as const;
