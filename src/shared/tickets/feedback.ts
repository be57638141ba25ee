import type { z } from 'zod';
import type { RefusalCode } from '../commands/refusal.ts';
import type { Translator } from '../i18n/translator.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { type Ticket, type TicketFeedback, ticketFeedbackSchema } from './schema.ts';

/** Feedback as it is given: without a time it was given just now. */
export const givenFeedbackSchema = ticketFeedbackSchema.extend({ at: instantSchema.nullable().default(null) });
export type GivenFeedback = z.output<typeof givenFeedbackSchema>;

/** Clocks of workstations differ by this much without anybody having done wrong, in milliseconds. */
const tolerance = 5 * 60_000;

/**
 * Returns why feedback does not say enough to close the ticket with at `now`, or null: nobody told needs a reason, somebody
 * else than those of the ticket needs a name, and the time lies between the report and now.
 */
export function feedbackRefusal(
  given: GivenFeedback,
  ticket: Pick<Ticket, 'affectedPersonId' | 'createdAt'>,
  now: Instant,
): RefusalCode | null {
  if (given.how === 'not-needed') return given.note.trim() === '' ? 'feedback-reason-missing' : null;
  if (given.to === 'other' && given.toName.trim() === '') return 'feedback-recipient-missing';
  if (given.to === 'affected' && ticket.affectedPersonId === null) return 'feedback-recipient-missing';
  if (given.at === null) return null;
  const at = Date.parse(given.at);
  const isLater = at > Date.parse(now) + tolerance;
  const isEarlier = at < Date.parse(ticket.createdAt) - tolerance;
  return isLater || isEarlier ? 'feedback-time-wrong' : null;
}

/** Returns feedback as the ticket keeps it; nobody is named when nobody was told. */
export function keptFeedback(given: GivenFeedback, now: Instant): TicketFeedback {
  const isTold = given.how !== 'not-needed';
  return {
    how: given.how,
    to: isTold ? given.to : 'requester',
    toName: isTold && given.to === 'other' ? given.toName.trim() : '',
    note: given.note.trim(),
    at: given.at ?? now,
  };
}

/** Returns how and to whom feedback was given, as words in a row: "Per telefon till Karin Eriksson". Names as they may be told. */
export function feedbackWords(
  feedback: TicketFeedback,
  names: { requester: string; affected: string },
  { t }: Translator,
): string {
  const how = t(`tickets.feedback.${feedback.how}`);
  if (feedback.how === 'not-needed') return how;
  const name = feedback.to === 'other' ? feedback.toName : names[feedback.to];
  return name === '' ? how : t('tickets.feedback.toName', { how, name });
}
