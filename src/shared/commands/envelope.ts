import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { instantSchema } from '../time/instant.ts';
import { refusalCodeSchema } from './refusal.ts';

/** Version of the command and row schemas and of the protocol. Rows are given only to clients that speak this one. */
export const schemaVersion = 3;
/** Commands are taken from this version on and brought up to date by upgradeCommand: no outbox is lost to an update. */
export const oldestAcceptedSchemaVersion = 1;

/** A command as it stands in the journal and travels to the server. `seq` counts from 1 per client without gaps. */
export const commandEnvelopeSchema = z.object({
  id: idSchema,
  clientId: idSchema,
  seq: z.number().int().positive(),
  name: z.string().min(1).max(100),
  args: z.unknown(),
  at: instantSchema,
  schemaVersion: z.number().int().positive(),
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

/** What the server answered, once and for all, to one command. */
export const commandOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ seq: z.number().int().positive(), status: z.literal('applied') }),
  z.object({
    seq: z.number().int().positive(),
    status: z.literal('refused'),
    code: refusalCodeSchema,
    details: z.record(z.string(), z.string()),
  }),
]);
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;

/** A refused command as shown in "Ej genomfört", kept until the person discards it. */
export const refusedCommandSchema = z.object({
  envelope: commandEnvelopeSchema,
  code: refusalCodeSchema,
  details: z.record(z.string(), z.string()),
  refusedAt: instantSchema,
});
export type RefusedCommand = z.infer<typeof refusedCommandSchema>;

/** A command the server has not answered, and why it would be refused on what is known here now; null: it would not. */
export const unsentCommandSchema = z.object({
  envelope: commandEnvelopeSchema,
  foreseen: z.object({ code: refusalCodeSchema, details: z.record(z.string(), z.string()) }).nullable(),
});
export type UnsentCommand = z.infer<typeof unsentCommandSchema>;
