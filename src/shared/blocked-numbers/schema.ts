import { z } from 'zod';
import { callerNumber } from '../directory/phone-number.ts';
import { type OrganisationId, organisationIdSchema, rowBaseSchema } from '../organisations/schema.ts';

/** A caller whose calls an organisation does not take (spärrat nummer), and why. */
export const blockedNumberSchema = rowBaseSchema.extend({
  /** Whose calls it is about; it may be kept by another that answers for it. */
  customerOrganisationId: organisationIdSchema,
  /** E.164, or as the exchange writes it where it cannot be read as one. */
  number: z
    .string()
    .trim()
    .regex(/^\+?[0-9*#]{3,20}$/),
  /** What it is called by: who, or why. */
  name: z.string().trim().min(1).max(300),
  /** The last local date it holds; null: until somebody lifts it. */
  until: z.iso.date().nullable(),
  active: z.boolean(),
});
export type BlockedNumber = z.infer<typeof blockedNumberSchema>;

/**
 * Returns the block that stops a caller to an organisation on a local date; undefined when there is none. A hidden number
 * is never blocked. Beside itself only `providers` block for an organisation.
 */
export function blockOf(
  blocked: Iterable<BlockedNumber>,
  call: { organisationId: string; fromNumber: string | null },
  today: string,
  providers: ReadonlySet<OrganisationId>,
): BlockedNumber | undefined {
  const { organisationId, fromNumber } = call;
  if (fromNumber === null) return undefined;
  const number = callerNumber(fromNumber) ?? fromNumber;
  return [...blocked].find(
    (block) =>
      block.active &&
      block.customerOrganisationId === organisationId &&
      (block.organisationId === organisationId || providers.has(block.organisationId)) &&
      (callerNumber(block.number) ?? block.number) === number &&
      (block.until === null || block.until >= today),
  );
}
