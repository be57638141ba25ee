import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import type { DataColumn } from '#renderer/ui/index.ts';
import { TimeText } from '#renderer/ui/index.ts';
import type { Service } from '#shared/catalogue/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Organisation, OrganisationId } from '#shared/organisations/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Group, User } from '#shared/users/schema.ts';
import styles from './ticket-list.module.css';
import { TicketDue, TicketNumber, TicketPriorityPill, TicketStatusPill } from './ticket-looks.tsx';

/** The reference rows whose names a list shows. */
export interface TicketNames {
  organisations: ReadonlyMap<OrganisationId, Organisation>;
  services: ReadonlyMap<Id, Service>;
  users: ReadonlyMap<Id, User>;
  groups: ReadonlyMap<Id, Group>;
}

/** The read index's field behind each sortable column. */
export const sortFields: Readonly<Record<string, string>> = {
  number: 'number',
  title: 'title',
  requester: 'requester',
  organisation: 'organisation',
  service: 'service',
  priority: 'priorityRank',
  status: 'statusRank',
  assignee: 'assignee',
  due: 'dueAt',
  updated: 'updatedAt',
};

/** Returns the columns of the ticket list; what matters less leaves first when the room is short. */
export function ticketColumns(t: Translate, names: TicketNames): DataColumn<Ticket>[] {
  const sortable = { isSortable: true };
  return [
    {
      ...sortable,
      id: 'number',
      header: t('tickets.column.number'),
      width: 92,
      cell: (ticket) => <TicketNumber ticket={ticket} />,
    },
    {
      ...sortable,
      id: 'title',
      header: t('tickets.column.title'),
      width: 150,
      grow: 3,
      cell: (ticket) => (
        <span className={styles.titleCell}>
          <span className={styles.clipped} title={ticket.title}>
            {ticket.title}
          </span>
          <UnsentMark kind="tickets" id={ticket.id} />
        </span>
      ),
    },
    {
      ...sortable,
      id: 'due',
      header: t('tickets.column.due'),
      width: 156,
      cell: (ticket) => <TicketDue ticket={ticket} hasBar />,
    },
    {
      ...sortable,
      id: 'status',
      header: t('tickets.column.status'),
      width: 152,
      hideBelow: 538,
      cell: (ticket) => <TicketStatusPill status={ticket.status} look="plain" />,
    },
    {
      ...sortable,
      id: 'priority',
      header: t('tickets.column.priority'),
      width: 84,
      hideBelow: 622,
      cell: (ticket) => <TicketPriorityPill priority={ticket.priority} look="plain" />,
    },
    {
      ...sortable,
      id: 'requester',
      header: t('tickets.column.requester'),
      width: 120,
      grow: 1,
      hideBelow: 726,
      cell: (ticket) => ticket.requesterName,
    },
    {
      ...sortable,
      id: 'assignee',
      header: t('tickets.column.assignee'),
      width: 120,
      grow: 1,
      hideBelow: 846,
      cell: (ticket) => assigneeWords(ticket, names) ?? <span className={styles.quiet}>{t('tickets.nobody')}</span>,
    },
    {
      ...sortable,
      id: 'organisation',
      header: t('tickets.column.organisation'),
      width: 104,
      hideBelow: 950,
      cell: (ticket) => names.organisations.get(ticket.organisationId)?.shortName ?? ticket.organisationId,
    },
    {
      ...sortable,
      id: 'service',
      header: t('tickets.column.service'),
      width: 120,
      grow: 1,
      hideBelow: 1070,
      cell: (ticket) => (ticket.serviceId === null ? '' : (names.services.get(ticket.serviceId)?.name ?? '')),
    },
    {
      ...sortable,
      id: 'updated',
      header: t('tickets.column.updated'),
      width: 150,
      hideBelow: 1220,
      cell: (ticket) => <TimeText instant={ticket.updatedAt} />,
    },
  ];
}

/** Returns who works on it: the colleague, else the group, else null. */
export function assigneeWords(
  ticket: Pick<Ticket, 'assigneeUserId' | 'groupId'>,
  names: Pick<TicketNames, 'users' | 'groups'>,
): string | null {
  if (ticket.assigneeUserId !== null) return names.users.get(ticket.assigneeUserId)?.name ?? null;
  return ticket.groupId === null ? null : (names.groups.get(ticket.groupId)?.name ?? null);
}
