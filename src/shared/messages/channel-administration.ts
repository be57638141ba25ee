import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { channelSecretSchema, channelStateSchema, channelTestResultSchema, channelTestSchema } from './channels.ts';

/** What an administrator asks of the API about mail servers and gateways, beside keeping their rows. */
export const channelQuestionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('states') }),
  channelSecretSchema.extend({ type: z.literal('setSecret'), id: idSchema }),
  channelTestSchema.extend({ type: z.literal('test'), id: idSchema }),
  z.object({ type: z.literal('newReportAddress'), id: idSchema }),
]);
export type ChannelQuestion = z.infer<typeof channelQuestionSchema>;

export const channelAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('states'), states: z.array(channelStateSchema) }),
  z.object({ type: z.literal('done') }),
  channelTestResultSchema.extend({ type: z.literal('tested') }),
  /** The whole address, shown once: what it carries is stored hashed. */
  z.object({ type: z.literal('reportAddress'), address: z.string() }),
  z.object({ type: z.literal('failed'), reason: z.enum(['unreachable', 'not-permitted', 'invalid', 'failed']) }),
]);
export type ChannelAnswer = z.infer<typeof channelAnswerSchema>;
