import type { Article } from '#shared/knowledge/schema.ts';
import { supplierDueAt } from '#shared/suppliers/supplier-clock.ts';
import type { Ticket, TicketEvent } from '#shared/tickets/schema.ts';
import { serviceId } from './catalogue.ts';
import { randomStream } from './random.ts';
import { serviceKeys } from './service-keys.ts';
import { makeSuppliers, referenceWord, supplierIdsOf } from './suppliers.ts';
import { tagIdsFor } from './tags.ts';

/** How often a solved ticket was solved by an article there is. */
const solvedByArticle = 0.3;

const suppliers = new Map(serviceKeys.map((key) => [serviceId(key), supplierIdsOf(key)[0]]));

/**
 * Returns the tickets as people leave them: tagged, with the supplier they waited for, and with the article that solved
 * them; and the articles, which count that.
 */
export function workedOn(
  seed: number,
  { tickets, events }: { tickets: readonly Ticket[]; events: readonly TicketEvent[] },
  articles: readonly Article[],
): { tickets: Ticket[]; articles: Article[] } {
  const random = randomStream(seed, 'ticket-work');
  const solved = new Map<string, number>();
  const agreed = new Map(makeSuppliers([]).map((supplier) => [supplier.id, supplier]));
  const sentOn = new Map(
    events.flatMap(({ ticketId, at, change }) =>
      change.type === 'status' && change.to === 'waiting-for-supplier' ? [[ticketId, at]] : [],
    ),
  );
  const done = tickets.map((ticket): Ticket => {
    const tagIds = tagIdsFor(ticket, random.chance);
    const supplierId = suppliers.get(ticket.serviceId ?? '');
    const supplierSince = sentOn.get(ticket.id);
    const atSupplier =
      supplierSince === undefined || supplierId === undefined
        ? {}
        : {
            supplierId,
            supplierReference: `${referenceWord(supplierId)}-${random.integer(10_000, 98_999)}`,
            supplierSince,
          };
    const helpful = articles.filter(
      ({ status, serviceIds }) => status === 'published' && serviceIds.includes(ticket.serviceId ?? ''),
    );
    const article =
      ticket.resolvedAt !== null && helpful.length > 0 && random.chance(solvedByArticle) ? random.pick(helpful) : null;
    if (article !== null) solved.set(article.id, (solved.get(article.id) ?? 0) + 1);
    const sent = { ...ticket, ...atSupplier };
    const due = supplierDueAt(sent, agreed.get(sent.supplierId ?? ''));
    return { ...sent, tagIds, supplierDueAt: due, articleId: article?.id ?? null };
  });
  return {
    tickets: done,
    articles: articles.map((article) => ({ ...article, solvedCount: solved.get(article.id) ?? 0 })),
  };
}
