import { ticketImpactSchema, ticketUrgencySchema } from '../../tickets/impact.ts';
import {
  feedbackRecipientSchema,
  ticketChannelSchema,
  ticketFeedbackSchema,
  ticketKindSchema,
  ticketPrioritySchema,
  ticketStatusSchema,
} from '../../tickets/schema.ts';
import type { CommandDescription, CommandField } from '../command-description.ts';

const shortText = { type: 'text', isLong: false } as const;
const longText = { type: 'text', isLong: true } as const;
const aboutTicket = { kind: 'tickets', path: ['ticketId'] } as const;

/** What a person fills in of a ticket, wherever in the arguments it lies. */
function ticketFields(...outer: readonly string[]): CommandField[] {
  const at = (key: string) => [...outer, key];
  return [
    {
      path: at('kind'),
      label: 'tickets.form.kind',
      shape: choice('tickets.kind', ticketKindSchema.options),
      isOpen: true,
    },
    { path: at('title'), label: 'tickets.form.title', shape: shortText, isOpen: true },
    { path: at('description'), label: 'tickets.form.description', shape: longText, isOpen: true },
    {
      path: at('requesterPersonId'),
      label: 'commands.field.requesterPerson',
      shape: reference('people'),
      isOpen: true,
    },
    { path: at('requesterName'), label: 'commands.field.requesterName', shape: shortText, isOpen: true },
    { path: at('requesterPhone'), label: 'tickets.form.phone', shape: shortText, isOpen: true },
    { path: at('requesterEmail'), label: 'tickets.detail.email', shape: shortText, isOpen: true },
    { path: at('unitId'), label: 'tickets.detail.unit', shape: reference('units'), isOpen: true },
    { path: at('place'), label: 'tickets.detail.place', shape: shortText, isOpen: true },
    { path: at('serviceId'), label: 'tickets.form.service', shape: reference('services'), isOpen: true },
    { path: at('deviceId'), label: 'tickets.detail.device', shape: reference('devices'), isOpen: false },
    {
      path: at('priority'),
      label: 'tickets.form.priority',
      shape: choice('tickets.priority', ticketPrioritySchema.options),
      isOpen: true,
    },
    {
      path: at('impact'),
      label: 'ticketWork.impact',
      shape: choice('ticketWork.impact', ticketImpactSchema.options),
      isOpen: true,
    },
    {
      path: at('urgency'),
      label: 'ticketWork.urgency',
      shape: choice('ticketWork.urgency', ticketUrgencySchema.options),
      isOpen: true,
    },
    { path: at('affectedPersonId'), label: 'ticketWork.affected', shape: reference('people'), isOpen: true },
    { path: at('priorityReason'), label: 'commands.field.priorityReason', shape: longText, isOpen: true },
  ];
}

function choice(words: string, values: readonly string[]) {
  return { type: 'choice', words, values } as const;
}

function reference(kind: Extract<CommandField['shape'], { type: 'reference' }>['kind']) {
  return { type: 'reference', kind } as const;
}

const group: CommandField = {
  path: ['groupId'],
  label: 'tickets.assign.group',
  shape: reference('groups'),
  isOpen: true,
};
const assignee: CommandField = {
  path: ['assigneeUserId'],
  label: 'tickets.assign.colleague',
  shape: reference('users'),
  isOpen: true,
};

const feedbackFields: readonly CommandField[] = [
  {
    path: ['feedback', 'how'],
    label: 'tickets.detail.feedback',
    shape: choice('tickets.feedback', ticketFeedbackSchema.shape.how.options),
    isOpen: true,
  },
  {
    path: ['feedback', 'to'],
    label: 'tickets.close.to',
    shape: choice('tickets.close.to', feedbackRecipientSchema.options),
    isOpen: true,
  },
  { path: ['feedback', 'toName'], label: 'tickets.close.toName', shape: shortText, isOpen: true },
  { path: ['feedback', 'at'], label: 'tickets.close.date', shape: { type: 'instant' }, isOpen: false },
  { path: ['feedback', 'note'], label: 'tickets.close.note', shape: longText, isOpen: true },
];

/** The commands about tickets and their files, in words. */
export const ticketCommandDescriptions = {
  'ticket.create': {
    title: 'commands.ticket_create',
    about: null,
    makes: { kind: 'tickets', path: ['id'] },
    fields: [
      { path: ['organisationId'], label: 'tickets.form.organisation', shape: { type: 'organisation' }, isOpen: true },
      ...ticketFields(),
      {
        path: ['channel'],
        label: 'tickets.form.channel',
        shape: choice('tickets.channel', ticketChannelSchema.options),
        isOpen: true,
      },
      group,
      assignee,
      { path: ['supplierId'], label: 'ticketWork.supplier', shape: reference('suppliers'), isOpen: true },
      { path: ['supplierReference'], label: 'ticketWork.supplierReference', shape: shortText, isOpen: true },
      { path: ['solvedWith'], label: 'tickets.detail.resolution', shape: longText, isOpen: true },
      { path: ['articleId'], label: 'tickets.detail.article', shape: reference('articles'), isOpen: false },
      { path: ['minutesSpent'], label: 'ticketWork.time', shape: { type: 'whole' }, isOpen: true },
      ...feedbackFields,
      { path: ['note'], label: 'tickets.note.label', shape: longText, isOpen: true },
      { path: ['scriptAnswers'], label: 'tickets.detail.answers', shape: { type: 'answers' }, isOpen: false },
    ],
  },
  'ticket.setFields': {
    title: 'commands.ticket_setFields',
    about: aboutTicket,
    makes: null,
    fields: [
      ...ticketFields('set'),
      { path: ['set', 'resolution'], label: 'tickets.detail.resolution', shape: longText, isOpen: true },
    ],
  },
  'ticket.assign': {
    title: 'commands.ticket_assign',
    about: aboutTicket,
    makes: null,
    fields: [group, assignee],
  },
  'ticket.setStatus': {
    title: 'commands.ticket_setStatus',
    about: aboutTicket,
    makes: null,
    fields: [
      {
        path: ['status'],
        label: 'tickets.column.status',
        shape: choice('tickets.status', ticketStatusSchema.options),
        isOpen: true,
      },
      { path: ['resolution'], label: 'tickets.resolve.resolution', shape: longText, isOpen: true },
      ...feedbackFields,
    ],
    groups: [
      { path: ['feedback'], empty: { how: '', to: 'requester', toName: '', note: '' }, neededFor: 'feedback-missing' },
    ],
  },
  'ticket.addNote': {
    title: 'commands.ticket_addNote',
    about: aboutTicket,
    makes: { kind: 'ticketNotes', path: ['id'] },
    fields: [
      { path: ['body'], label: 'tickets.note.label', shape: longText, isOpen: true },
      {
        path: ['visibility'],
        label: 'tickets.note.visibility',
        shape: choice('tickets.note', ['internal', 'outward']),
        isOpen: true,
      },
    ],
  },
  'ticket.move': {
    title: 'commands.ticket_move',
    about: aboutTicket,
    makes: null,
    fields: [
      {
        path: ['organisationId'],
        label: 'commands.field.toOrganisation',
        shape: { type: 'organisation' },
        isOpen: true,
      },
      { path: ['reason'], label: 'commands.field.reason', shape: longText, isOpen: true },
    ],
  },
  'attachment.add': {
    title: 'commands.attachment_add',
    about: aboutTicket,
    makes: { kind: 'attachments', path: ['id'] },
    fields: [{ path: ['name'], label: 'commands.field.fileName', shape: shortText, isOpen: true }],
  },
  'attachment.remove': {
    title: 'commands.attachment_remove',
    about: { kind: 'attachments', path: ['attachmentId'] },
    makes: null,
    fields: [],
  },
} as const satisfies Record<string, CommandDescription>;
