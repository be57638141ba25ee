import {
  ArrowRightLeft,
  GitMerge,
  LaptopMinimal,
  Link2,
  Mail,
  Package,
  PencilLine,
  Phone,
  Plus,
  Replace,
  StickyNote,
  Trash2,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { localTicketNumber, ticketNumber } from '#shared/tickets/number.ts';
import type { TieKind, TimelineItem } from './ticket-timeline-items.ts';

/** What rows are called that the timeline only knows by identifier. */
export interface Names {
  user: (id: Id) => string;
  group: (id: Id) => string;
  organisation: (id: OrganisationId) => string;
}

/** The sign of what happened. */
export function iconOf(item: TimelineItem): ReactNode {
  switch (item.type) {
    case 'call':
      return <Phone aria-hidden="true" />;
    case 'message':
      return <Mail aria-hidden="true" />;
    case 'created':
      return <Plus aria-hidden="true" />;
    case 'status':
      return <ArrowRightLeft aria-hidden="true" />;
    case 'assignment':
      return <UserRound aria-hidden="true" />;
    case 'field':
      return item.unseen ? <GitMerge aria-hidden="true" /> : <PencilLine aria-hidden="true" />;
    case 'note':
      return <StickyNote aria-hidden="true" />;
    case 'loan':
      return <LaptopMinimal aria-hidden="true" />;
    case 'part':
      return <Package aria-hidden="true" />;
    case 'tie':
      return <Link2 aria-hidden="true" />;
    case 'attachment-removed':
      return <Trash2 aria-hidden="true" />;
    case 'moved':
      return <Replace aria-hidden="true" />;
    default:
      return assertNever(item);
  }
}

const knownFields = [
  'title',
  'description',
  'kind',
  'requesterPersonId',
  'requesterName',
  'requesterPhone',
  'requesterEmail',
  'unitId',
  'place',
  'serviceId',
  'deviceId',
  'priority',
  'resolution',
  'affectedPersonId',
  'impact',
  'urgency',
  'priorityReason',
  'tagIds',
  'supplierId',
  'supplierReference',
  'plannedFrom',
  'plannedTo',
  'announcement',
  'groupId',
  'assigneeUserId',
  'status',
] as const;

function fieldWord(field: string, t: Translate): string {
  const known = knownFields.find((candidate) => candidate === field);
  return t(known === undefined ? 'tickets.field.unknown' : `tickets.field.${known}`);
}

function assignmentWords(item: Extract<TimelineItem, { type: 'assignment' }>, names: Names, t: Translate): string {
  const name = names.user(item.userId);
  const { assigneeUserId, groupId } = item;
  if (assigneeUserId !== null && groupId !== null) {
    const values = { name, user: names.user(assigneeUserId), group: names.group(groupId) };
    return t('tickets.timeline.assignedUserGroup', values);
  }
  if (assigneeUserId !== null) return t('tickets.timeline.assignedUser', { name, user: names.user(assigneeUserId) });
  if (groupId !== null) return t('tickets.timeline.assignedGroup', { name, group: names.group(groupId) });
  return t('tickets.timeline.unassigned', { name });
}

/** What happened, in a line; what names another row is a component of its own, which looks that row up. */
export function titleWithRows(item: TimelineItem, names: Names, t: Translate): ReactNode {
  if (item.type === 'loan') return <LoanWords loanId={item.loanId} name={names.user(item.userId)} />;
  if (item.type === 'tie') return <TieWords how={item.how} otherId={item.otherId} name={names.user(item.userId)} />;
  return titleOf(item, names, t);
}

function titleOf(item: Exclude<TimelineItem, { type: 'loan' | 'tie' }>, names: Names, t: Translate): ReactNode {
  switch (item.type) {
    case 'call':
      return item.number === null
        ? t('tickets.timeline.callHidden')
        : // The number stands below, on the button that calls it.
          t(item.direction === 'out' ? 'tickets.timeline.callOut' : 'tickets.timeline.call');
    case 'message':
      return t('tickets.timeline.message', { name: names.user(item.userId), to: item.to.join(', ') });
    case 'created':
      return t('tickets.timeline.created', { name: names.user(item.userId) });
    case 'status':
      return t('tickets.timeline.status', {
        name: names.user(item.userId),
        from: t(`tickets.status.${item.from}`),
        to: t(`tickets.status.${item.to}`),
      });
    case 'assignment':
      return assignmentWords(item, names, t);
    case 'field': {
      const values = { name: names.user(item.userId), field: fieldWord(item.field, t) };
      return t(item.unseen ? 'tickets.timeline.conflict' : 'tickets.timeline.field', values);
    }
    case 'note': {
      const id = item.visibility === 'internal' ? 'tickets.timeline.noteInternal' : 'tickets.timeline.noteOutward';
      return (
        <>
          {t(id, { name: names.user(item.userId) })} <UnsentMark kind="ticketNotes" id={item.id} />
        </>
      );
    }
    case 'attachment-removed':
      return t('tickets.timeline.attachmentRemoved', { name: names.user(item.userId), file: item.name });
    case 'part': {
      const { quantity, unit, name: part } = item;
      return t(`stock.timeline.${item.what}`, { name: names.user(item.userId), quantity, unit, part });
    }
    case 'moved': {
      const values = { name: names.user(item.userId), organisation: names.organisation(item.from) };
      return item.number === null
        ? t('tickets.timeline.moved', values)
        : t('tickets.timeline.movedNumber', { ...values, number: item.number });
    }
    default:
      return assertNever(item);
  }
}

function LoanWords({ loanId, name }: { loanId: Id; name: string }) {
  const t = useT();
  const loan = useRow('loans', loanId);
  const device = useRow('devices', loan?.deviceId ?? null);
  return t('tickets.timeline.loan', { name, device: device?.assetTag ?? '…', borrower: loan?.borrowerName ?? '…' });
}

function TieWords({ how, otherId, name }: { how: TieKind; otherId: Id | null; name: string }) {
  const t = useT();
  const ticket = useRow('tickets', otherId);
  if (otherId === null) return t('tickets.timeline.tie.out', { name });
  const number = ticket === undefined ? localTicketNumber(otherId) : ticketNumber(ticket);
  return t(`tickets.timeline.tie.${how}`, { name, ticket: number });
}
