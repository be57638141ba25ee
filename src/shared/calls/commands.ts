import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { can } from '../users/permissions.ts';
import { callOutcomeSchema, callSchema } from './schema.ts';

/**
 * Records what became of a call: a note, the outcome, the caller and the ticket. The call as the agent saw it comes
 * along, so that it can be recorded offline while the call itself is still only on the live channel; where the server
 * has the call, its own facts win.
 */
export const recordCall = defineCommand({
  args: z.object({
    call: callSchema,
    outcome: callOutcomeSchema,
    note: z.string().max(100_000),
    personId: idSchema.nullable(),
    ticketId: idSchema.nullable(),
  }),
  reads: (args) => refs({ kind: 'calls', id: args.call.id }),
  decide: ({ call: seen, ...result }, rows, context) => {
    const call = rows.get('calls', seen.id) ?? { ...seen, version: 0 };
    if (!can(context.actor, 'call.take', call.organisationId)) return refused('not-permitted');
    return applied({ kind: 'calls', row: { ...call, ...result } });
  },
});

export const callCommands = { 'call.record': recordCall } as const;
