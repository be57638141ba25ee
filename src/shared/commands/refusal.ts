import { z } from 'zod';

/** Why a command was refused. Each code has words in both languages (`refusals.<code>`), a test holds that. */
export const refusalCodeSchema = z.enum([
  'not-permitted',
  'not-found',
  'already-exists',
  'invalid-arguments',
  'unknown-command',
  'ticket-closed',
  'status-not-allowed',
  'resolution-missing',
  'feedback-missing',
  'device-not-a-loaner',
  'device-already-lent',
  'device-not-lendable',
  'due-before-lent',
  'loan-not-open',
  'loan-not-in-conflict',
  'belongs-elsewhere',
  'ticket-not-waiting',
  'ticket-is-itself',
  'ticket-is-a-part',
  'ticket-has-parts',
  'ticket-already-merged',
  'ticket-not-merged',
  'time-below-zero',
  'priority-reason-missing',
  'orderer-not-authorised',
  'mention-may-not-see',
  'client-too-old',
]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;
