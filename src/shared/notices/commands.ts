import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { derivedId, type Id, idSchema } from '../identity/ids.ts';
import { type OrganisationId, organisationIdSchema } from '../organisations/schema.ts';
import { can } from '../users/permissions.ts';
import { noticeKeySchema, noticeMarksMax, noticeMarksUsual } from './schema.ts';

/** Returns where a person's marks of an organisation's notices are kept: in that organisation, so that whoever gets its notices has them. */
export function noticeMarksPlace(
  userId: Id,
  organisationId: OrganisationId,
): { id: Id; organisationId: OrganisationId } {
  return { id: derivedId(userId, `notice-marks:${organisationId}`), organisationId };
}

/** Returns the marks with the new ones. Beyond the usual number those in `gone` are dropped, the oldest first, and no other. */
function withMarks(before: readonly string[], added: readonly string[], gone: ReadonlySet<string>): string[] {
  let over = before.length + added.length - noticeMarksUsual;
  const kept = before.filter((key) => {
    const isDropped = over > 0 && gone.has(key);
    if (isDropped) over -= 1;
    return !isDropped;
  });
  return [...kept, ...added].slice(-noticeMarksMax);
}

/** Takes note of notices that follow from how things stand (targets, reminders, conflicts), on all one's workstations. */
const seeNotices = defineCommand({
  args: z.object({
    /** The person's own row of marks (`noticeMarksPlace`). */
    id: idSchema,
    organisationId: organisationIdSchema,
    keys: z.array(noticeKeySchema).min(1).max(noticeMarksMax),
    /** Marks whose notice no longer stands on the person's workstation: dropped when there are many. */
    gone: z.array(noticeKeySchema).max(noticeMarksMax).default([]),
  }),
  reads: ({ id }) => refs({ kind: 'noticeMarks', id }),
  decide: ({ id, organisationId, keys, gone }, rows, { actor }) => {
    if (!can(actor, 'ticket.read', organisationId)) return refused('not-permitted');
    if (id !== noticeMarksPlace(actor.userId, organisationId).id) {
      return refused('invalid-arguments', { field: 'id', problem: 'not-own' });
    }
    const before = rows.get('noticeMarks', id)?.keys ?? [];
    const added = [...new Set(keys)].filter((key) => !before.includes(key));
    if (added.length === 0) return applied();
    const kept = withMarks(before, added, new Set(gone));
    return applied({
      kind: 'noticeMarks',
      row: { id, organisationId, version: 0, userId: actor.userId, keys: kept },
    });
  },
});

export const noticeCommands = { 'notice.seen': seeNotices } as const;
