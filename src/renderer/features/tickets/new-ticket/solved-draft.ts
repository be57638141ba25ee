import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type FeedbackDraft, type FeedbackFault, judgeFeedback } from '../feedback-draft.ts';
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

/** Nothing of it is written yet. Told on the phone, just now: what "solved at once" nearly always is. */
export const notSolved: SolvedDraft = {
  isSolved: false,
  resolution: '',
  articleId: null,
  time: '',
  feedback: { how: 'phone', to: 'requester', toName: '', date: null, time: '', note: '' },
};

/** What is wrong with it, by field. */
export interface SolvedProblems {
  resolution?: 'missing';
  time?: 'unreadable';
  feedback?: FeedbackFault;
}

function minutesOf({ time }: SolvedDraft): number | null {
  if (time.trim() === '') return 0;
  const minutes = parseMinutes(time);
  return minutes !== null && minutes > 0 ? minutes : null;
}

/** Returns what must be put right; nothing where it is not solved. */
export function solvedProblems(solved: SolvedDraft, affectedPersonId: Id | null, now: Instant): SolvedProblems {
  if (!solved.isSolved) return {};
  const told = judgeFeedback(solved.feedback, { affectedPersonId, createdAt: now }, now);
  return {
    ...(solved.resolution.trim() === '' ? { resolution: 'missing' as const } : {}),
    ...(minutesOf(solved) === null ? { time: 'unreadable' as const } : {}),
    ...('fault' in told ? { feedback: told.fault } : {}),
  };
}

/** Returns the fields of the command that files the ticket; null while something must be put right. */
export function solvedArgs(solved: SolvedDraft, affectedPersonId: Id | null, now: Instant) {
  if (!solved.isSolved) return { solvedWith: null, feedback: null, articleId: null, minutesSpent: 0 };
  const told = judgeFeedback(solved.feedback, { affectedPersonId, createdAt: now }, now);
  const minutesSpent = minutesOf(solved);
  const solvedWith = solved.resolution.trim();
  if ('fault' in told || minutesSpent === null || solvedWith === '') return null;
  return { solvedWith, feedback: told.given, articleId: solved.articleId, minutesSpent };
}
