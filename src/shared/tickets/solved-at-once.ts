import { z } from 'zod';
import { type CommandContext, type Put, type RowReader, refused } from '../commands/definition.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { solvedOnce } from '../knowledge/solved-count.ts';
import { feedbackRefusal, givenFeedbackSchema, keptFeedback } from './feedback.ts';
import type { Ticket } from './schema.ts';
import { timePut } from './time-put.ts';

/** What a ticket is filed with when it was solved while the requester was still there; all of it empty when it was not. */
export const solvedAtOnceSchema = z.object({
  /** How it was solved; filed as resolved with this text. */
  solvedWith: z.string().trim().min(1).max(20_000).nullable(),
  /** The requester knows: filed as closed. */
  feedback: givenFeedbackSchema.nullable().default(null),
  /** The article that solved it; counted by the article. */
  articleId: idSchema.nullable().default(null),
  /** Time spent meanwhile, in minutes; also on what is left to others. */
  minutesSpent: z.number().int().min(0).max(1_440).default(0),
});
type SolvedAtOnce = z.output<typeof solvedAtOnceSchema>;

/** Returns why a ticket cannot be filed as solved in this way, or null. */
export function refuseSolvedAtOnce(
  { solvedWith, feedback, articleId }: SolvedAtOnce,
  ticket: Pick<Ticket, 'affectedPersonId'>,
  rows: RowReader,
  { at }: CommandContext,
) {
  if (articleId !== null && rows.get('articles', articleId) === undefined) {
    return refused('not-found', { what: 'article' });
  }
  if (feedback === null) return null;
  if (solvedWith === null) return refused('resolution-missing');
  const lack = feedbackRefusal(feedback, { ...ticket, createdAt: at }, at);
  return lack === null ? null : refused(lack);
}

/** Returns the columns of a ticket that is filed so, at the time it is filed. */
export function solvedColumns({ solvedWith, feedback, articleId, minutesSpent }: SolvedAtOnce, { at }: CommandContext) {
  const filed = { articleId, minutesSpent };
  if (solvedWith === null) return { ...filed, status: 'new' as const };
  const solved = { ...filed, startedAt: at, resolvedAt: at, resolution: solvedWith };
  if (feedback === null) return { ...solved, status: 'resolved' as const };
  const kept = keptFeedback(feedback, at);
  return { ...solved, status: 'closed' as const, closedAt: at, closedBecause: 'solved' as const, feedback: kept };
}

/** Returns what is written beside the ticket: the time spent, and the article's count. */
export function solvedPuts(ticket: Ticket, rows: RowReader, context: CommandContext): Put[] {
  const { articleId, minutesSpent: minutes } = ticket;
  const article = articleId === null ? undefined : rows.get('articles', articleId);
  const puts: Put[] = [];
  if (article !== undefined) puts.push(solvedOnce(article));
  if (minutes > 0) {
    const id = derivedId(context.commandId, 'time');
    puts.push(timePut({ id, minutes, note: '' }, ticket, context));
  }
  return puts;
}
