import { personName } from '#renderer/parts/person-name.ts';
import type { Attachment } from '#shared/attachments/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import { clockTime, isoDateOf } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Device } from '#shared/inventory/schema.ts';
import type { PrintSection, PrintSheet } from '#shared/print/document.ts';
import { feedbackWords } from '#shared/tickets/feedback.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket, TicketNote } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What is known around a ticket when its work order is written. */
export interface OrderSources {
  ticket: Ticket;
  requester: Person | undefined;
  affected: Person | undefined;
  unit: Unit | undefined;
  device: Device | undefined;
  notes: readonly TicketNote[];
  attachments: readonly Attachment[];
  names: OrderNames;
}

/** Names of what a ticket points at; empty where it is not known here. */
export interface OrderNames {
  organisation: (id: string) => string;
  service: (id: Id) => string;
  group: (id: Id) => string;
  user: (id: Id) => string;
  supplier: (id: Id) => string;
}

/** The longest text of a note or description that is printed; the schema of what is printed takes no more. */
const textMax = 200_000;

/** On paper a time stands as it is, whatever day it is read: "2026-11-03 10:02". */
function when(instant: Instant | null): string {
  if (instant === null) return '';
  const at = Date.parse(instant);
  return `${isoDateOf(at)} ${clockTime(at)}`;
}

type Field = [label: string, value: string];

function fields(title: string, entries: readonly Field[]): PrintSection[] {
  const filled = entries.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
  return filled.length === 0 ? [] : [{ type: 'fields', title, fields: filled }];
}

function customerFields({ ticket, requester, affected, unit, names }: OrderSources, { t }: Translator): Field[] {
  const numbers = [ticket.requesterPhone, ...(requester?.phones ?? []).map(({ number }) => number)];
  const known = [...new Set(numbers.filter((number) => number !== '').map(formatPhoneNumber))];
  return [
    [t('tickets.detail.requester'), requester === undefined ? ticket.requesterName : personName(requester)],
    [t('tickets.detail.phone'), known.join(', ')],
    [t('tickets.detail.email'), requester?.email ?? ticket.requesterEmail],
    [t('ticketWork.affected'), affected === undefined ? '' : personName(affected)],
    [t('tickets.detail.organisation'), names.organisation(ticket.organisationId)],
    [t('tickets.detail.unit'), unit?.name ?? ''],
    [t('tickets.print.address'), unit?.address ?? ''],
    [t('tickets.detail.place'), ticket.place],
  ];
}

function workFields({ ticket, device, names }: OrderSources, translator: Translator): Field[] {
  const { t } = translator;
  const deviceWords = device === undefined ? [] : [device.assetTag, device.manufacturer, device.model];
  const supplier = ticket.supplierId === null ? [] : [names.supplier(ticket.supplierId), ticket.supplierReference];
  const planned = [ticket.plannedFrom, ticket.plannedTo].map((instant) => when(instant));
  return [
    [t('tickets.detail.service'), ticket.serviceId === null ? '' : names.service(ticket.serviceId)],
    [t('tickets.detail.device'), deviceWords.filter((word) => word !== '').join(' · ')],
    [t('tickets.print.serialNumber'), device?.serialNumber ?? ''],
    [t('tickets.form.priority'), t(`tickets.priority.${ticket.priority}`)],
    [t('tickets.detail.group'), ticket.groupId === null ? '' : names.group(ticket.groupId)],
    [t('tickets.column.assignee'), ticket.assigneeUserId === null ? '' : names.user(ticket.assigneeUserId)],
    [t('tickets.detail.created'), when(ticket.createdAt)],
    [t('tickets.print.startBy'), ticket.startedAt === null ? when(ticket.startDueAt) : ''],
    [t('tickets.detail.due'), when(ticket.dueAt)],
    [t('ticketWork.planned'), planned.filter((part) => part !== '').join(' – ')],
    [t('ticketWork.supplier'), supplier.filter((part) => part !== '').join(' · ')],
  ];
}

function text(title: string, body: string): PrintSection[] {
  return body.trim() === '' ? [] : [{ type: 'text', title, text: body.slice(0, textMax) }];
}

function noteSection({ notes, names }: OrderSources, hasInternal: boolean, translator: Translator): PrintSection[] {
  const { t } = translator;
  const passages = notes
    .filter(({ visibility }) => hasInternal || visibility === 'outward')
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
    .map(({ authorUserId, visibility, createdAt, body }) => {
      const id = visibility === 'internal' ? 'tickets.timeline.noteInternal' : 'tickets.timeline.noteOutward';
      return { head: `${t(id, { name: names.user(authorUserId) })}, ${when(createdAt)}`, text: body };
    });
  return passages.length === 0 ? [] : [{ type: 'passages', title: t('tickets.print.notes'), passages }];
}

/** Returns how, to whom and when the result was told, and what was said; empty while it was not. */
function feedbackText({ ticket, requester, affected }: OrderSources, translator: Translator): string {
  const { feedback } = ticket;
  if (feedback === null) return '';
  const names = {
    requester: requester === undefined ? ticket.requesterName : personName(requester),
    affected: affected === undefined ? '' : personName(affected),
  };
  const told = `${feedbackWords(feedback, names, translator)}, ${when(feedback.at)}`;
  return feedback.note === '' ? told : `${told}\n${feedback.note}`;
}

/** Returns a ticket as a work order: all that somebody on the way to the customer needs; internal notes only when wanted. */
export function workOrder(sources: OrderSources, hasInternal: boolean, translator: Translator): PrintSheet {
  const { t } = translator;
  const { ticket, attachments } = sources;
  const answers = ticket.scriptAnswers.map(({ question, answer }) => ({ head: question, text: answer }));
  const answerSection: PrintSection = { type: 'passages', title: t('tickets.detail.answers'), passages: answers };
  return {
    mark: ticketNumber(ticket),
    kind: `${t('tickets.print.title')} · ${t(`tickets.kind.${ticket.kind}`)}`,
    title: ticket.title,
    status: `${t(`tickets.status.${ticket.status}`)} · ${t(`tickets.channel.${ticket.channel}`)}`,
    sections: [
      ...fields(t('tickets.print.customer'), customerFields(sources, translator)),
      ...fields(t('tickets.print.work'), workFields(sources, translator)),
      ...text(t('tickets.detail.description'), ticket.description),
      ...(answers.length === 0 ? [] : [answerSection]),
      ...noteSection(sources, hasInternal, translator),
      ...text(t('attachments.title'), attachments.map(({ name }) => name).join('\n')),
      ...text(t('tickets.detail.resolution'), ticket.resolution),
      ...text(t('tickets.detail.feedback'), feedbackText(sources, translator)),
      { type: 'space', title: t('tickets.print.done') },
      {
        type: 'lines',
        title: '',
        labels: [
          t('tickets.print.doneBy'),
          t('tickets.print.doneAt'),
          t('tickets.print.receivedBy'),
          t('tickets.print.nameInPrint'),
        ],
      },
    ],
  };
}
