import { z } from 'zod';
import { callCauseSchema } from './schema.ts';

/**
 * Generic CTI push format (Zammad's documented format). Fields arrive as JSON or form data, hence strings throughout;
 * `user` may be one or many, `call_id` is accepted for `callId`.
 */
const callIdSchema = z.string().min(1).max(200);
const numberSchema = z.string().max(100);
const usersSchema = z.union([z.string(), z.array(z.string())]).optional();

const common = {
  from: numberSchema,
  to: numberSchema,
  direction: z.enum(['in', 'out']),
  callId: callIdSchema,
  user: usersSchema,
};

export const ctiEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('newCall'), ...common, queue: z.string().max(200).optional() }),
  z.object({ event: z.literal('answer'), ...common, answeringNumber: z.string().max(200).optional() }),
  z.object({
    event: z.literal('hangup'),
    ...common,
    cause: callCauseSchema,
    answeringNumber: z.string().max(200).optional(),
  }),
]);
export type CtiEvent = z.infer<typeof ctiEventSchema>;

/** Answer to the PBX: `{}` accepts; the others as documented for the format. */
export type CtiReply =
  | Record<string, never>
  | { action: 'reject'; reason: 'busy' }
  | { action: 'dial'; caller_id: string; number: string };
