import type { z } from 'zod';
import { absenceReasonSchema, absenceSchema } from '../absences/schema.ts';
import { agreementSchema } from '../agreements/schema.ts';
import { attachmentSchema } from '../attachments/schema.ts';
import { blockedNumberSchema } from '../blocked-numbers/schema.ts';
import { callBackSchema } from '../call-backs/schema.ts';
import { callSchema } from '../calls/schema.ts';
import { serviceAreaSchema, serviceLevelSchema, serviceSchema } from '../catalogue/schema.ts';
import { telephoneSchema } from '../connectors/telephone.ts';
import { directoryProposalSchema, protectedLookUpSchema } from '../directory/proposal-schema.ts';
import { directoryFunctionSchema, personSchema, unitSchema } from '../directory/schema.ts';
import { infoTextSchema } from '../info-texts/schema.ts';
import { deviceSchema } from '../inventory/schema.ts';
import { articleSchema } from '../knowledge/schema.ts';
import { loanSchema } from '../loans/schema.ts';
import { mentionSchema } from '../mentions/schema.ts';
import { mailServerSchema, smsGatewaySchema } from '../messages/channels.ts';
import { messageSchema } from '../messages/schema.ts';
import { noticeMarksSchema } from '../notices/schema.ts';
import { organisationSchema } from '../organisations/schema.ts';
import { pauseReasonSchema } from '../queues/pause-reason.ts';
import { queueSchema } from '../queues/schema.ts';
import { reasonCodeSchema } from '../reason-codes/schema.ts';
import { recordChangeSchema } from '../records/change-schema.ts';
import { scriptSchema } from '../scripts/schema.ts';
import { sparePartSchema, stockBalanceSchema, stockMovementSchema, stockPlaceSchema } from '../stock/schema.ts';
import { supplierSchema } from '../suppliers/schema.ts';
import { tagSchema } from '../tags/schema.ts';
import { templateSchema } from '../templates/schema.ts';
import { ticketEventSchema, ticketNoteSchema, ticketSchema, ticketTimeSchema } from '../tickets/schema.ts';
import type { Permission } from '../users/permissions.ts';
import { groupSchema, userSchema } from '../users/schema.ts';
import { savedViewSchema } from '../views/schema.ts';

/** Every kind of row that is synchronised, with the schema that both sides parse it by. */
export const rowSchemas = {
  organisations: organisationSchema,
  users: userSchema,
  groups: groupSchema,
  serviceAreas: serviceAreaSchema,
  serviceLevels: serviceLevelSchema,
  services: serviceSchema,
  scripts: scriptSchema,
  tags: tagSchema,
  suppliers: supplierSchema,
  templates: templateSchema,
  agreements: agreementSchema,
  savedViews: savedViewSchema,
  stockPlaces: stockPlaceSchema,
  spareParts: sparePartSchema,
  stockBalances: stockBalanceSchema,
  reasonCodes: reasonCodeSchema,
  mailServers: mailServerSchema,
  smsGateways: smsGatewaySchema,
  queues: queueSchema,
  pauseReasons: pauseReasonSchema,
  telephones: telephoneSchema,
  blockedNumbers: blockedNumberSchema,
  units: unitSchema,
  people: personSchema,
  absenceReasons: absenceReasonSchema,
  absences: absenceSchema,
  infoTexts: infoTextSchema,
  functions: directoryFunctionSchema,
  articles: articleSchema,
  tickets: ticketSchema,
  devices: deviceSchema,
  loans: loanSchema,
  ticketNotes: ticketNoteSchema,
  ticketTimes: ticketTimeSchema,
  mentions: mentionSchema,
  noticeMarks: noticeMarksSchema,
  attachments: attachmentSchema,
  ticketEvents: ticketEventSchema,
  stockMovements: stockMovementSchema,
  calls: callSchema,
  callBacks: callBackSchema,
  messages: messageSchema,
  directoryProposals: directoryProposalSchema,
  protectedLookUps: protectedLookUpSchema,
  recordChanges: recordChangeSchema,
} as const;

export type RowKind = keyof typeof rowSchemas;
export type Row<K extends RowKind> = z.infer<(typeof rowSchemas)[K]>;

/**
 * All kinds, in the order a snapshot sends them: first what there is little of and everything else names (catalogue, directory),
 * so that a caller is known at once, then tickets. What a row needs to be there in the database comes before it.
 */
export const rowKinds = Object.keys(rowSchemas) as RowKind[];

/** The permission that lets a person see rows of a kind, in the row's organisation. */
export const readPermission: Record<RowKind, Permission> = {
  organisations: 'directory.read',
  users: 'directory.read',
  groups: 'directory.read',
  serviceAreas: 'catalogue.read',
  serviceLevels: 'catalogue.read',
  services: 'catalogue.read',
  scripts: 'catalogue.read',
  tags: 'catalogue.read',
  suppliers: 'catalogue.read',
  templates: 'catalogue.read',
  agreements: 'catalogue.read',
  savedViews: 'ticket.read',
  stockPlaces: 'stock.read',
  spareParts: 'stock.read',
  stockBalances: 'stock.read',
  stockMovements: 'stock.read',
  reasonCodes: 'catalogue.read',
  mailServers: 'administration.write',
  smsGateways: 'administration.write',
  queues: 'catalogue.read',
  pauseReasons: 'catalogue.read',
  telephones: 'call.read',
  blockedNumbers: 'call.read',
  units: 'directory.read',
  people: 'directory.read',
  absenceReasons: 'directory.read',
  absences: 'directory.read',
  infoTexts: 'directory.read',
  functions: 'directory.read',
  directoryProposals: 'directory.read',
  protectedLookUps: 'directory.readProtected',
  devices: 'loan.read',
  tickets: 'ticket.read',
  articles: 'catalogue.read',
  ticketNotes: 'ticket.read',
  ticketTimes: 'ticket.read',
  mentions: 'ticket.read',
  noticeMarks: 'ticket.read',
  attachments: 'ticket.read',
  ticketEvents: 'ticket.read',
  loans: 'loan.read',
  calls: 'call.read',
  callBacks: 'call.read',
  messages: 'message.send',
  recordChanges: 'catalogue.read',
};
