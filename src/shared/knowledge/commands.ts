import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withWritableTicket } from '../tickets/edit-ticket.ts';
import { solvedOnce } from './solved-count.ts';

/** Says that an article solved a ticket; the article counts it once per ticket. */
const articleSolved = defineCommand({
  args: z.object({ articleId: idSchema, ticketId: idSchema }),
  reads: ({ articleId, ticketId }) => refs({ kind: 'articles', id: articleId }, { kind: 'tickets', id: ticketId }),
  decide: ({ articleId, ticketId }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      const article = rows.get('articles', articleId);
      if (article === undefined) return refused('not-found', { what: 'article' });
      if (ticket.articleId === articleId) return applied();
      return applied(solvedOnce(article), { kind: 'tickets', row: { ...ticket, articleId, updatedAt: context.at } });
    }),
});

export const knowledgeCommands = { 'article.solved': articleSolved } as const;
