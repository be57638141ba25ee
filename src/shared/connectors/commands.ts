import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { derivedId, type Id, idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { can } from '../users/permissions.ts';
import { telephoneSchema } from './telephone.ts';

/** Returns the row in which a person's telephone at a connector is kept: one each, whoever enters it first. */
export function telephoneId(userId: Id, organisationId: string, connector: string): Id {
  return derivedId(userId, `telephone:${organisationId}:${connector}`);
}

/** Enters which telephone a person has at a connector, in the organisation they work for there; empty: none. */
const setTelephone = defineCommand({
  args: z.object({
    organisationId: organisationIdSchema,
    userId: idSchema,
    connector: z.string().min(1).max(100),
    telephone: telephoneSchema.shape.telephone,
  }),
  reads: ({ organisationId, userId, connector }) =>
    refs({ kind: 'telephones', id: telephoneId(userId, organisationId, connector) }, { kind: 'users', id: userId }),
  decide: ({ organisationId, userId, connector, telephone }, rows, context) => {
    const isOwn = userId === context.actor.userId;
    if (!can(context.actor, isOwn ? 'call.take' : 'administration.write', organisationId)) {
      return refused('not-permitted');
    }
    if (rows.get('users', userId) === undefined) return refused('not-found', { what: 'users' });
    const id = telephoneId(userId, organisationId, connector);
    if ((rows.get('telephones', id)?.telephone ?? '') === telephone) return applied();
    return applied({ kind: 'telephones', row: { id, organisationId, version: 0, userId, connector, telephone } });
  },
});

export const connectorCommands = { 'telephone.set': setTelephone } as const;
