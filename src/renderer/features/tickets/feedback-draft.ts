import type { RefusalCode } from '#shared/commands/refusal.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { feedbackRefusal, type GivenFeedback } from '#shared/tickets/feedback.ts';
import {
  type FeedbackRecipient,
  feedbackRecipientSchema,
  type Ticket,
  type TicketFeedback,
} from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf, localTimeOf, parseClockTime } from '#shared/time/local-time.ts';

/** Feedback being written; `how` is null while it is not chosen, day and clock time are empty for "now". */
export interface FeedbackDraft {
  how: TicketFeedback['how'] | null;
  to: FeedbackRecipient;
  toName: string;
  date: string | null;
  time: string;
  note: string;
}

/** What is wrong, in words, by field. */
export type FeedbackProblems = Partial<Record<'how' | 'toName' | 'time' | 'note', string>>;

/** Returns the draft of a ticket's feedback: what was told before, if it was. */
export function startFeedback({ feedback }: Ticket): FeedbackDraft {
  const { how = null, to = 'requester', toName = '', note = '' } = feedback ?? {};
  return { how, to, toName, date: null, time: '', note };
}

/** Returns whom one can choose: the person affected only where there is one. */
export function recipientsOf({ affectedPersonId }: Pick<Ticket, 'affectedPersonId'>): FeedbackRecipient[] {
  return feedbackRecipientSchema.options.filter((id) => id !== 'affected' || affectedPersonId !== null);
}

/** What is wrong with feedback: what cannot be read, no way chosen, or why it is refused. */
export type FeedbackFault = RefusalCode | 'how-missing' | 'time-unreadable';

/** Returns the feedback as it is given, or what is wrong with it on that ticket at `now`. */
export function judgeFeedback(
  draft: FeedbackDraft,
  ticket: Parameters<typeof feedbackRefusal>[1],
  now: Instant,
): { given: GivenFeedback } | { fault: FeedbackFault } {
  const read = readFeedback(draft, now);
  if (typeof read === 'string') return { fault: read };
  const refused = feedbackRefusal(read, ticket, now);
  return refused === null ? { given: read } : { fault: refused };
}

/** Returns what is wrong in words, at the field it belongs to. `now` in milliseconds. */
export function feedbackWords(fault: FeedbackFault, translator: Translator, now: number): FeedbackProblems {
  const { t } = translator;
  if (fault === 'how-missing') return { how: t('tickets.close.missing') };
  if (fault === 'time-unreadable') return { time: t('tickets.close.timeUnreadable') };
  const field = feedbackFieldOf(fault);
  return field === undefined ? {} : { [field]: refusalWords({ code: fault, details: {} }, translator, now) };
}

/**
 * Returns the feedback as it is given, or what cannot be read: a clock time, or no way chosen. A day without a clock time is
 * that day at the present time of day, a clock time without a day is today's.
 */
function readFeedback(draft: FeedbackDraft, now: Instant): GivenFeedback | 'how-missing' | 'time-unreadable' {
  const { how, to, toName, note, date, time } = draft;
  if (how === null) return 'how-missing';
  const given = { how, to, toName, note: note.trim(), at: null };
  if (how === 'not-needed' || (date === null && time.trim() === '')) return given;
  const present = localTimeOf(now);
  const clock = time.trim() === '' ? present.time : parseClockTime(time);
  const at = clock === null ? null : instantOf({ date: date ?? present.date, time: clock });
  return at === null ? 'time-unreadable' : { ...given, at };
}

/** The field that a refusal of feedback belongs to; undefined for a refusal of anything else. */
export function feedbackFieldOf(code: RefusalCode): keyof FeedbackProblems | undefined {
  switch (code) {
    case 'feedback-missing':
      return 'how';
    case 'feedback-reason-missing':
      return 'note';
    case 'feedback-recipient-missing':
      return 'toName';
    case 'feedback-time-wrong':
      return 'time';
    default:
      return undefined;
  }
}
