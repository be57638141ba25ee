import type { RefObject } from 'react';
import { type NamedRow, useNamedRows, useRelated, useRow } from '#renderer/data/index.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { Banner, Button, Section, useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import styles from '../ticket-detail.module.css';
import { TicketTie } from './ticket-tie.tsx';
import ties from './ties.module.css';

interface TicketTiesProps {
  ticket: Ticket;
  mayWrite: boolean;
  onLink: () => void;
  /** Where the key for going there leads. */
  placeRef: RefObject<HTMLDivElement | null>;
}

/** The tickets this one belongs with: above it, under it, beside it, and those taken in. */
export function TicketTies({ ticket, mayWrite, onLink, placeRef }: TicketTiesProps) {
  const t = useT();
  const { submit, problem } = useSubmission();
  const parent = useRow('tickets', ticket.parentId);
  const parts = useRelated('tickets', 'parentId', ticket.partCount === 0 ? null : ticket.id);
  const takenIn = useRelated('tickets', 'mergedIntoId', ticket.id);
  const related = useNamedRows(ticket.relatedIds.map((id) => ({ kind: 'tickets' as const, id })));
  const undo = (run: () => void) => (mayWrite ? run : undefined);
  const ticketId = ticket.id;
  const isAlone =
    ticket.parentId === null && parts.length === 0 && takenIn.length === 0 && ticket.relatedIds.length === 0;

  return (
    <Section
      title={t('ticketWork.ties')}
      actions={
        mayWrite && (
          <Button size="small" variant="quiet" keyHint="l" onPress={onLink}>
            {t('ticketWork.tie')}
          </Button>
        )
      }
    >
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      {isAlone && <p className={styles.quiet}>{t('ticketWork.tie.none')}</p>}
      <div ref={placeRef}>
        {!isAlone && (
          <ul className={ties.list} aria-label={t('ticketWork.ties')}>
            {ticket.parentId !== null && (
              <TicketTie
                how={t('ticketWork.tie.parent')}
                id={ticket.parentId}
                ticket={parent}
                undoWords={(number) => t('ticketWork.tie.takeOut', { number })}
                onUndo={undo(() => void submit('ticket.setParent', { ticketId, parentId: null }))}
              />
            )}
            {parts.map((part) => (
              <TicketTie
                key={part.id}
                how={t('ticketWork.tie.part')}
                id={part.id}
                ticket={part}
                undoWords={(number) => t('ticketWork.tie.takeOutPart', { number })}
                onUndo={undo(() => void submit('ticket.setParent', { ticketId: part.id, parentId: null }))}
              />
            ))}
            {ticket.relatedIds.map((id) => (
              <TicketTie
                key={id}
                how={t('ticketWork.tie.related')}
                id={id}
                ticket={asTicket(related.get(id))}
                undoWords={(number) => t('ticketWork.tie.unrelate', { number })}
                onUndo={undo(() => void submit('ticket.relate', { ticketId, otherId: id, related: false }))}
              />
            ))}
            {takenIn.map((other) => (
              <TicketTie
                key={other.id}
                how={t('ticketWork.tie.takenIn')}
                id={other.id}
                ticket={other}
                undoWords={(number) => t('ticketWork.tie.unmerge', { number })}
                onUndo={undo(() => void submit('ticket.unmerge', { ticketId: other.id }))}
              />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function asTicket(found: NamedRow | undefined): Ticket | undefined {
  // Asked for by its kind: what comes under that kind is a row of it.
  return found?.kind === 'tickets' ? (found.row as Ticket) : undefined;
}
