import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { can } from '../users/permissions.ts';
import { lookUpReasonSchema } from './proposal-schema.ts';

/** Says that the details of a protected person are opened, and why: without it nobody shows them. */
export const lookUpProtected = defineCommand({
  args: z.object({
    id: idSchema,
    personId: idSchema,
    reason: lookUpReasonSchema,
    note: z.string().trim().max(500),
  }),
  reads: ({ id, personId }) => refs({ kind: 'protectedLookUps', id }, { kind: 'people', id: personId }),
  decide: (args, rows, context) => {
    const person = rows.get('people', args.personId);
    // Whoever may not see the person cannot tell it from one that is not there.
    if (person === undefined) return refused('not-found', { what: 'people' });
    if (!can(context.actor, 'directory.readProtected', person.organisationId)) return refused('not-permitted');
    if (rows.get('protectedLookUps', args.id) !== undefined) return refused('already-exists');
    if (args.reason === 'other' && args.note === '') return refused('reason-missing');
    const { userId } = context.actor;
    const { organisationId } = person;
    return applied({ kind: 'protectedLookUps', row: { ...args, organisationId, version: 0, userId, at: context.at } });
  },
});
