import { z } from 'zod';
import { rowBaseSchema } from '../organisations/schema.ts';

/** Why people call (orsakskod), kept in a list so that calls can be counted by it. */
export const reasonCodeSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(60),
  /** Of calls to this organisation only; null: of all that the keeper serves. */
  customerOrganisationId: rowBaseSchema.shape.organisationId.nullable(),
  sortOrder: z.number().int().min(0).max(1_000),
  active: z.boolean(),
});
export type ReasonCode = z.infer<typeof reasonCodeSchema>;

const collator = new Intl.Collator('sv');

/** Returns the codes offered for a call to an organisation, in their order; also the one it has, if that is out of use. */
export function offeredReasonCodes(
  codes: Iterable<ReasonCode>,
  organisationId: string,
  present: string | null = null,
): ReasonCode[] {
  return [...codes]
    .filter(
      ({ id, active, customerOrganisationId }) =>
        id === present || (active && (customerOrganisationId === null || customerOrganisationId === organisationId)),
    )
    .sort((one, other) => one.sortOrder - other.sortOrder || collator.compare(one.name, other.name));
}
