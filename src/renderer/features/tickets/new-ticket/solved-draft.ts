import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { Id } from '#shared/identity/ids.ts';
import { feedbackRefusal, type GivenFeedback } from '#shared/tickets/feedback.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type FeedbackDraft, readFeedback } from '../feedback-draft.ts';
import { parseMinutes } from '../work/minutes-text.ts';

/** How a matter was solved while the requester was still there. */
export interface SolvedDraft {
  /** What is written stays when it turns out not to be solved after all. */
  isSolved: boolean;
  resolution: string;
  articleId: Id | null;
  /** As it is typed; empty for none. */
  time: string;
  feedback: FeedbackDraft;
}

/** Told on the phone, just now: what "solved at once" nearly always is. */
export const justSolved: SolvedDraft = {
  isSolved: true,
  resolution: '',
  articleId: null,
  time: '',
  feedback: { how: 'phone', to: 'requester', toName: '', date: null, time: '', note: '' },
};

/** What is wrong with it, by field; feedback as a refusal or as what cannot be read. */
export interface SolvedProblems {
  resolution?: 'missing';
  time?: 'unreadable';
  feedback?: RefusalCode | 'how-missing' | 'time-unreadable';
}

function feedbackOf(
  { feedback }: SolvedDraft,
  affectedPersonId: Id | null,
  now: Instant,
): { given: GivenFeedback } | { problem: NonNullable<SolvedProblems['feedback']> } {
  const read = readFeedback(feedback, now);
  if (typeof read === 'string') return { problem: read };
  const lack = feedbackRefusal(read, { affectedPersonId, createdAt: now }, now);
  return lack === null ? { given: read } : { problem: lack };
}

function minutesOf({ time }: SolvedDraft): number | null {
  if (time.trim() === '') return 0;
  const minutes = parseMinutes(time);
  return minutes !== null && minutes > 0 ? minutes : null;
}

/** Returns what must be put right; nothing where it is not solved. */
export function solvedProblems(
  solved: SolvedDraft | undefined,
  affectedPersonId: Id | null,
  now: Instant,
): SolvedProblems {
  if (solved === undefined || !solved.isSolved) return {};
  const told = feedbackOf(solved, affectedPersonId, now);
  return {
    ...(solved.resolution.trim() === '' ? { resolution: 'missing' as const } : {}),
    ...(minutesOf(solved) === null ? { time: 'unreadable' as const } : {}),
    ...('problem' in told ? { feedback: told.problem } : {}),
  };
}

const notSolved = { solvedWith: null, feedback: null, articleId: null, minutesSpent: 0 };

/** Returns the fields of the command that files the ticket; null while something must be put right. */
export function solvedArgs(solved: SolvedDraft | undefined, affectedPersonId: Id | null, now: Instant) {
  if (solved === undefined || !solved.isSolved) return notSolved;
  const told = feedbackOf(solved, affectedPersonId, now);
  const minutesSpent = minutesOf(solved);
  const solvedWith = solved.resolution.trim();
  if ('problem' in told || minutesSpent === null || solvedWith === '') return null;
  return { solvedWith, feedback: told.given, articleId: solved.articleId, minutesSpent };
}
