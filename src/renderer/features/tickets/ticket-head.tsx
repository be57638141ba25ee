import { Ellipsis, Pencil, UserPlus } from 'lucide-react';
import { useActor, useLookup } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { Button, DetailHeader, IconButton, Menu, type MenuEntry, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Ticket, TicketStatus } from '#shared/tickets/schema.ts';
import { isOpen, nextStatuses } from '#shared/tickets/status.ts';
import { SeeMentions } from './mentions/see-mentions.tsx';
import { TicketPresence } from './presence/ticket-presence.tsx';
import { assigneeWords } from './ticket-columns.tsx';
import { TicketDue, TicketNumber, TicketPriorityPill, TicketStatusPill } from './ticket-looks.tsx';
import type { TicketPanel } from './ticket-panel.ts';

interface TicketHeadProps {
  ticket: Ticket;
  mayWrite: boolean;
  isBusy: boolean;
  onTake: () => void;
  onCopy: () => void;
  onPanel: (panel: TicketPanel) => void;
  onStatus: (status: TicketStatus) => void;
}

/** Which ticket this is, how it stands, and what can be done with it. */
export function TicketHead({ ticket, mayWrite, isBusy, onTake, onCopy, onPanel, onStatus }: TicketHeadProps) {
  const t = useT();
  const actor = useActor();
  const users = useLookup('users');
  const groups = useLookup('groups');
  const mayEdit = mayWrite && ticket.status !== 'closed';
  const isMine = ticket.assigneeUserId === actor.userId;

  const statuses = nextStatuses(ticket.status).map(
    (status): MenuEntry => ({
      id: status,
      label: t(actionWords(ticket.status, status)),
      onAction: () => onStatus(status),
    }),
  );

  // What is refused is offered all the same and says why, so that nobody looks for it in vain.
  const isEarly = isOpen(ticket.status);
  const closings: MenuEntry[] = [];
  if (ticket.status === 'waiting-for-user') {
    closings.push({ id: 'give-up', label: t('ticketWork.giveUp'), onAction: () => onPanel('give-up') });
  }
  if (isEarly) {
    closings.push({
      id: 'closed',
      label: t('tickets.statusAction.closed'),
      detail: t('ticketWork.closeRefused'),
      onAction: () => onStatus('closed'),
    });
  }
  const statusGroups = [{ id: 'status', entries: statuses }];
  if (closings.length > 0) statusGroups.push({ id: 'closing', entries: closings });
  const opens = (panel: TicketPanel, label: string, keyHint: string): MenuEntry => ({
    id: panel,
    label,
    keyHint,
    onAction: () => onPanel(panel),
  });
  const more: MenuEntry[] = [
    ...(mayEdit ? [opens('hand-over', t('tickets.key.handOver'), 'h')] : []),
    opens('link', t('ticketWork.key.link'), 'l'),
    ...(ticket.mergedIntoId === null ? [opens('merge', t('ticketWork.key.merge'), 'm')] : []),
    opens('split', t('ticketWork.key.split'), 'd'),
    opens('time', t('ticketWork.time.log'), 'w'),
    { id: 'copy', label: t('ticketWork.key.copy'), keyHint: 'y', onAction: onCopy },
    opens('print', t('ticketWork.key.print'), 'Ctrl+P'),
  ];

  return (
    <DetailHeader
      eyebrow={
        <>
          <TicketNumber ticket={ticket} isMarked /> · {t(`tickets.kind.${ticket.kind}`)}{' '}
          <TicketPresence ticketId={ticket.id} />
        </>
      }
      title={ticket.title}
      meta={
        <>
          <TicketStatusPill status={ticket.status} />
          <TicketPriorityPill priority={ticket.priority} />
          <TicketDue ticket={ticket} />
          <span>{assigneeWords(ticket, { users, groups }) ?? t('tickets.nobody')}</span>
          <UnsentMark kind="tickets" id={ticket.id} />
          <SeeMentions ticketId={ticket.id} />
        </>
      }
      actions={
        mayWrite && (
          <>
            {mayEdit && !isMine && isOpen(ticket.status) && (
              <Button variant="primary" keyHint="t" isDisabled={isBusy} onPress={onTake}>
                {t('tickets.assign.toMe')}
              </Button>
            )}
            {ticket.mergedIntoId === null && (
              <span data-status-menu>
                <Menu
                  label={t('tickets.status.change')}
                  groups={statusGroups}
                  trigger={
                    <Button opensMenu keyHint="s" isDisabled={isBusy}>
                      {t('tickets.status.change')}
                    </Button>
                  }
                />
              </span>
            )}
            {mayEdit && (
              <>
                <IconButton
                  icon={<UserPlus aria-hidden="true" />}
                  label={t('tickets.assign')}
                  keyHint="a"
                  onPress={() => onPanel('assign')}
                />
                <IconButton
                  icon={<Pencil aria-hidden="true" />}
                  label={t('tickets.edit')}
                  keyHint="e"
                  onPress={() => onPanel('edit')}
                />
              </>
            )}
            <Menu
              label={t('ticketWork.more')}
              groups={[{ id: 'more', entries: more }]}
              trigger={<IconButton icon={<Ellipsis aria-hidden="true" />} label={t('ticketWork.more')} />}
            />
          </>
        )
      }
    />
  );
}

/** The verb of a step: going back to work from resolved or closed is reopening. */
function actionWords(from: TicketStatus, to: TicketStatus): MessageId {
  const reopens = to === 'in-progress' && !isOpen(from);
  return reopens ? 'tickets.statusAction.reopen' : `tickets.statusAction.${to}`;
}
