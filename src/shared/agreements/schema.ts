import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema, rowBaseSchema } from '../organisations/schema.ts';

/** What a customer has agreed with the provider: which services at which level, and who may order. */
export const agreementSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  customerOrganisationId: organisationIdSchema,
  /** A service's level for this customer; services not named are not part of the agreement. */
  services: z.array(z.object({ serviceId: idSchema, serviceLevelId: idSchema })).max(500),
  /** The units it is made for, with those in them; none: the whole customer. */
  unitIds: z.array(idSchema).max(500).default([]),
  contactPersonId: idSchema.nullable(),
  /** Behöriga beställare: the only ones who may order what needs an authorised orderer. */
  authorisedPersonIds: z.array(idSchema).max(2_000),
  /** Local dates, both included; null: until further notice. */
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  active: z.boolean(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** Whether an agreement holds on a local date. */
export function isValidOn(agreement: Agreement, date: string): boolean {
  return agreement.active && agreement.validFrom <= date && (agreement.validTo === null || date <= agreement.validTo);
}
