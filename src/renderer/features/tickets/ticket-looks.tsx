import { noDueWords } from '#renderer/parts/no-due-words.ts';
import { DurationText, StatusPill, type Tone, useNow, useT } from '#renderer/ui/index.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import type { Ticket, TicketPriority, TicketStatus } from '#shared/tickets/schema.ts';
import styles from './ticket-looks.module.css';

const statusTone: Record<TicketStatus, Tone> = {
  new: 'info',
  'in-progress': 'busy',
  'waiting-for-user': 'paused',
  'waiting-for-supplier': 'paused',
  'waiting-for-delivery': 'paused',
  resolved: 'ready',
  closed: 'neutral',
};

const priorityTone: Record<TicketPriority, Tone> = {
  critical: 'danger',
  high: 'soon',
  normal: 'neutral',
  low: 'away',
};

type Look = 'filled' | 'plain';

/** A ticket's status in word, shape and colour. */
export function TicketStatusPill({ status, look = 'filled' }: { status: TicketStatus; look?: Look }) {
  const t = useT();
  return (
    <StatusPill tone={statusTone[status]} look={look}>
      {t(`tickets.status.${status}`)}
    </StatusPill>
  );
}

/** A ticket's priority; the usual one is said without colour. */
export function TicketPriorityPill({ priority, look = 'filled' }: { priority: TicketPriority; look?: Look }) {
  const t = useT();
  const word = t(`tickets.priority.${priority}`);
  if (look === 'plain' && (priority === 'normal' || priority === 'low'))
    return <span className={styles.quiet}>{word}</span>;
  return (
    <StatusPill tone={priorityTone[priority]} look={look}>
      {word}
    </StatusPill>
  );
}

/** A ticket's number, or the local one marked as waiting for the server's. */
export function TicketNumber({
  ticket,
  isMarked = false,
}: {
  ticket: Pick<Ticket, 'id' | 'number'>;
  isMarked?: boolean;
}) {
  const t = useT();
  if (ticket.number !== null) return <span className={styles.number}>{ticket.number}</span>;
  const number = localTicketNumber(ticket.id);
  return (
    <span className={styles.localNumber} title={t('tickets.localNumber', { number })}>
      {number}
      {isMarked && <span className={styles.quiet}> ({t('tickets.localNumberMark')})</span>}
    </span>
  );
}

/** How much of a ticket's time has passed, 0 to 1; 1 when the due time is over. */
export function shareOfTime(ticket: Pick<Ticket, 'createdAt' | 'dueAt'>, now: number): number {
  if (ticket.dueAt === null) return 0;
  const start = Date.parse(ticket.createdAt);
  const length = Date.parse(ticket.dueAt) - start;
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (now - start) / length));
}

/** Time left in words, with a thin bar of how much has passed while there is any left; nothing to hurry for once it is resolved. */
export function TicketDue({ ticket, hasBar = false }: { ticket: Ticket; hasBar?: boolean }) {
  const t = useT();
  const now = useNow();
  const words = noDueWords(ticket);
  if (words !== null || ticket.dueAt === null) return words && <span className={styles.quiet}>{t(words)}</span>;
  const share = shareOfTime(ticket, now);
  return (
    <span className={styles.due}>
      <DurationText due={ticket.dueAt} />
      {hasBar && share < 1 && (
        <span className={styles.track} aria-hidden="true">
          <span className={styles.fill} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </span>
  );
}
