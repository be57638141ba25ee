import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useActor, useDataClient, useLookup } from '#renderer/data/index.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { userName } from '#renderer/parts/user-name.ts';
import { Banner, Section, Timeline, TimeText, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { NoteFiles } from './attachments/note-files.tsx';
import { FieldChange } from './field-change.tsx';
import { useHistory } from './links/use-history.ts';
import { NoteText } from './mentions/note-text.tsx';
import { NoteDelivery } from './notes/note-delivery.tsx';
import styles from './ticket-detail.module.css';
import { isUnsettled, reassignArgs, restoreArgs, type TimelineItem, timelineItems } from './ticket-timeline-items.ts';
import { CallBody, MessageBody } from './timeline-bodies.tsx';
import { iconOf, type Names, titleWithRows } from './timeline-title.tsx';

/** Everything that happened to a ticket, newest last; conflicts with both values and a way back. */
export function TicketTimeline({ ticket, mayRestore }: { ticket: Ticket; mayRestore: boolean }) {
  const t = useT();
  const actor = useActor();
  const { events, notes, calls, messages, numbers } = useHistory(ticket);
  const users = useLookup('users');
  const groups = useLookup('groups');
  const organisations = useLookup('organisations');
  const { submit, problem } = useSubmission();
  const items = useMemo(
    () => timelineItems({ ticketId: ticket.id, events, notes, calls, messages, takenIn: numbers }),
    [ticket.id, events, notes, calls, messages, numbers],
  );
  const place = useRef<HTMLDivElement>(null);
  const newest = items.at(-1);
  const { now } = useDataClient();
  const [openedAt] = useState(now);
  const isOwn = newest !== undefined && 'userId' in newest && newest.userId === actor.userId;
  const writtenHereId = isOwn && newest.at > openedAt ? newest.id : null;

  // What one has just written is shown; what others write, and what was there before, moves nothing.
  useEffect(() => {
    if (writtenHereId !== null) place.current?.querySelector('li:last-child')?.scrollIntoView({ block: 'nearest' });
  }, [writtenHereId]);

  const names: Names = {
    user: (id) => userName(id, users, { t }),
    group: (id) => groups.get(id)?.name ?? '',
    organisation: (id) => [...organisations.values()].find((one) => one.organisationId === id)?.shortName ?? id,
  };

  function restore(item: { field: string; from: string }) {
    const args = restoreArgs(ticket, item);
    const assignment = reassignArgs(ticket, item);
    if (args !== null) void submit('ticket.setFields', args);
    else if (assignment !== null) void submit('ticket.assign', assignment);
  }

  return (
    <Section title={t('tickets.timeline')}>
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      <div ref={place}>
        <Timeline
          label={t('tickets.timeline')}
          entries={items.map((item) => ({
            id: item.id,
            icon: iconOf(item),
            title: (
              <>
                {titleWithRows(item, names, t)}
                {item.ticketId !== ticket.id && (
                  <span className={styles.quiet}>
                    {' '}
                    {t('ticketWork.fromTicket', { number: numbers.get(item.ticketId) ?? '…' })}
                  </span>
                )}
              </>
            ),
            time: <TimeText instant={item.at} />,
            body: bodyOf(item, ticket, mayRestore && item.ticketId === ticket.id ? restore : null),
          }))}
        />
      </div>
    </Section>
  );
}

type Restore = (item: { field: string; from: string }) => void;

function bodyOf(item: TimelineItem, ticket: Ticket, restore: Restore | null): ReactNode {
  switch (item.type) {
    case 'note':
      return (
        <>
          <p className={item.visibility === 'outward' ? styles.outward : styles.note}>
            <NoteText ticketId={item.ticketId} noteId={item.id} body={item.body} />
          </p>
          <NoteFiles ids={item.attachmentIds} />
          {item.visibility === 'outward' && (
            <NoteDelivery
              ticket={{ id: item.ticketId, organisationId: ticket.organisationId }}
              noteId={item.id}
              delivery={item.delivery}
            />
          )}
        </>
      );
    case 'field': {
      const canRestore = restoreArgs(ticket, item) !== null || reassignArgs(ticket, item) !== null;
      const isOffered = restore !== null && isUnsettled(ticket, item) && canRestore;
      return <FieldChange item={item} onRestore={isOffered ? () => restore(item) : null} />;
    }
    case 'call':
      return <CallBody item={item} organisationId={ticket.organisationId} />;
    case 'message':
      return <MessageBody item={item} />;
    case 'tie':
    case 'created':
    case 'status':
    case 'assignment':
    case 'loan':
    case 'part':
    case 'attachment-removed':
    case 'moved':
      return undefined;
    default:
      return assertNever(item);
  }
}
