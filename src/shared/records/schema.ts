import { z } from 'zod';
import { absenceReasonSchema } from '../absences/schema.ts';
import { agreementSchema } from '../agreements/schema.ts';
import { blockedNumberSchema } from '../blocked-numbers/schema.ts';
import { serviceAreaSchema, serviceLevelSchema, serviceSchema } from '../catalogue/schema.ts';
import { directoryFunctionSchema, personSchema, unitSchema } from '../directory/schema.ts';
import { infoTextSchema } from '../info-texts/schema.ts';
import { articleSchema } from '../knowledge/schema.ts';
import { mailServerSchema, smsGatewaySchema } from '../messages/channels.ts';
import { organisationSchema } from '../organisations/schema.ts';
import { pauseReasonSchema } from '../queues/pause-reason.ts';
import { queueSchema } from '../queues/schema.ts';
import { reasonCodeSchema } from '../reason-codes/schema.ts';
import { sparePartSchema, stockPlaceSchema } from '../stock/schema.ts';
import { supplierSchema } from '../suppliers/schema.ts';
import { tagSchema } from '../tags/schema.ts';
import { templateSchema } from '../templates/schema.ts';
import type { Permission } from '../users/permissions.ts';
import { groupSchema } from '../users/schema.ts';
import { savedViewSchema } from '../views/schema.ts';

/** The rows that people keep by filling in a form, and the permission that takes, in the row's organisation. `isGiven`: none is ever made here. */
export const recordKinds = {
  serviceAreas: { schema: serviceAreaSchema, permission: 'administration.write' },
  serviceLevels: { schema: serviceLevelSchema, permission: 'administration.write' },
  services: { schema: serviceSchema, permission: 'administration.write' },
  groups: { schema: groupSchema, permission: 'administration.write' },
  tags: { schema: tagSchema, permission: 'administration.write' },
  suppliers: { schema: supplierSchema, permission: 'administration.write' },
  templates: { schema: templateSchema, permission: 'administration.write' },
  blockedNumbers: { schema: blockedNumberSchema, permission: 'call.block' },
  pauseReasons: { schema: pauseReasonSchema, permission: 'administration.write' },
  agreements: { schema: agreementSchema, permission: 'administration.write' },
  reasonCodes: { schema: reasonCodeSchema, permission: 'administration.write' },
  mailServers: { schema: mailServerSchema, permission: 'administration.write' },
  smsGateways: { schema: smsGatewaySchema, permission: 'administration.write' },
  people: { schema: personSchema, permission: 'directory.write' },
  units: { schema: unitSchema, permission: 'directory.write' },
  functions: { schema: directoryFunctionSchema, permission: 'directory.write' },
  articles: { schema: articleSchema, permission: 'knowledge.write' },
  infoTexts: { schema: infoTextSchema, permission: 'infoText.write' },
  absenceReasons: { schema: absenceReasonSchema, permission: 'administration.write' },
  savedViews: { schema: savedViewSchema, permission: 'ticket.read' },
  organisations: { schema: organisationSchema, permission: 'administration.write', isGiven: true },
  spareParts: { schema: sparePartSchema, permission: 'administration.write' },
  stockPlaces: { schema: stockPlaceSchema, permission: 'administration.write' },
  queues: { schema: queueSchema, permission: 'administration.write' },
} as const satisfies Record<string, { schema: z.ZodObject; permission: Permission; isGiven?: true }>;

export type RecordKind = keyof typeof recordKinds;

export const recordKindSchema = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]);
