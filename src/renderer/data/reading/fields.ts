import type { RowKind } from '#shared/sync/kinds.ts';
import { absenceFields } from './computed/absence-fields.ts';
import { callFields } from './computed/call-fields.ts';
import { type ComputedField, type ComputedFields, type Dependencies, made } from './computed/computed-field.ts';
import { directoryFields } from './computed/directory-fields.ts';
import { inventoryFields } from './computed/inventory-fields.ts';
import { messageFields } from './computed/message-fields.ts';
import { ticketFields } from './computed/ticket-fields.ts';

/** Fields of lists beyond a row's own; a field of the same name wins over the row's. Documented in docs/spec-sync.md. */
const computedFields: ComputedFields = {
  ...ticketFields,
  ...directoryFields,
  ...absenceFields,
  ...inventoryFields,
  ...callFields,
  ...messageFields,
};

/** Of every kind. */
const organisationField = made(
  'tickets',
  ['organisationId'],
  ({ organisationId }, around) => around.organisationName(organisationId),
  { organisations: ['organisationId', 'shortName'] },
);

/** Returns how the field is made of others; undefined for a row's own. */
export function computedField(kind: RowKind, field: string): ComputedField | undefined {
  return computedFields[kind]?.[field] ?? (field === 'organisation' ? organisationField : undefined);
}

/** Returns what the computed fields of a kind are read from in other rows. */
export function computedDependencies(kind: RowKind): readonly Dependencies[] {
  return [...Object.values(computedFields[kind] ?? {}), organisationField].map(({ of }) => of);
}
