import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { type Id, idSchema } from '../identity/ids.ts';
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
    reasonCodeId: idSchema.nullable().default(null),
  }),
  reads: (args) => refs({ kind: 'calls', id: args.call.id }),
  decide: ({ call: seen, ...result }, rows, context) => {
    const call = rows.get('calls', seen.id) ?? { ...seen, version: 0 };
    if (!can(context.actor, 'call.take', call.organisationId)) return refused('not-permitted');
    return applied({ kind: 'calls', row: { ...call, ...result } });
  },
});

/** Puts right afterwards what was written about a call; what the exchange told of it stays. */
const correctCall = defineCommand({
  args: z.object({
    callId: idSchema,
    outcome: callOutcomeSchema.nullable(),
    note: z.string().max(100_000),
    personId: idSchema.nullable(),
    ticketId: idSchema.nullable(),
    reasonCodeId: idSchema.nullable(),
  }),
  reads: ({ callId, personId, ticketId, reasonCodeId }) =>
    refs(
      { kind: 'calls', id: callId },
      { kind: 'people', id: personId },
      { kind: 'tickets', id: ticketId },
      { kind: 'reasonCodes', id: reasonCodeId },
    ),
  decide: ({ callId, ...result }, rows, context) => {
    const call = rows.get('calls', callId);
    if (call === undefined) return refused('not-found', { what: 'call' });
    if (!can(context.actor, 'call.take', call.organisationId)) return refused('not-permitted');
    // What the call has already may since have left; only what is new must be there.
    const { personId, ticketId, reasonCodeId } = result;
    const isMissing = (kind: 'people' | 'tickets' | 'reasonCodes', id: Id | null, before: Id | null) =>
      id !== null && id !== before && rows.get(kind, id) === undefined;
    if (isMissing('people', personId, call.personId)) return refused('not-found', { what: 'person' });
    if (isMissing('tickets', ticketId, call.ticketId)) return refused('not-found', { what: 'ticket' });
    if (isMissing('reasonCodes', reasonCodeId, call.reasonCodeId)) return refused('not-found', { what: 'reasonCode' });
    return applied({ kind: 'calls', row: { ...call, ...result } });
  },
});

export const callCommands = { 'call.record': recordCall, 'call.correct': correctCall } as const;
