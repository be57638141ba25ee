import { z } from 'zod';
import { openingHoursSchema } from '../service-hours/schema.ts';

/** An organisation's key is a short readable word ("burlov"): it is the first column of every key in the database. */
export const organisationIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
export type OrganisationId = z.infer<typeof organisationIdSchema>;

/** Columns that every synchronised row has; `version` counts per organisation and is 0 until the server has seen the row. */
export const rowBaseSchema = z.object({
  id: z.uuid(),
  organisationId: organisationIdSchema,
  version: z.number().int().nonnegative(),
});
export type RowBase = z.infer<typeof rowBaseSchema>;

export const organisationSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  shortName: z.string().min(1),
  /** A provider runs the service desk and owns the shared catalogue; a municipality is its customer. */
  kind: z.enum(['municipality', 'provider']),
  /** Prefix of ticket numbers, "BUR" in BUR-3041. */
  ticketPrefix: z.string().regex(/^[A-ZÅÄÖ]{2,4}$/),
  /** E.164. */
  mainNumber: z.string().nullable(),
  openingHours: openingHoursSchema,
});
export type Organisation = z.infer<typeof organisationSchema>;
