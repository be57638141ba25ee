import type { CommandContext, Put } from '../commands/definition.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { RecordChange } from './change-schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** Whether two values of a row are the same, however deep. */
export function isEqualValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Returns what setting these values changes, field by field; `seen` are the values the person saw, where known. */
export function fieldChanges(before: Values, set: Values, seen: Values): RecordChange['fields'] {
  return Object.keys(set)
    .filter((field) => !isEqualValue(set[field], before[field]))
    .map((field) => ({
      field,
      from: JSON.stringify(before[field] ?? null),
      to: JSON.stringify(set[field]),
      unseen: field in seen && !isEqualValue(seen[field], before[field]),
    }));
}

/** Returns the entry of a record's history. */
export function recordChangePut(
  {
    id,
    kind,
    row,
    fields,
  }: {
    id: Id;
    kind: string;
    row: { id: Id; organisationId: OrganisationId };
    fields: RecordChange['fields'];
  },
  context: CommandContext,
): Put {
  return {
    kind: 'recordChanges',
    row: {
      id,
      organisationId: row.organisationId,
      version: 0,
      kind,
      recordId: row.id,
      userId: context.actor.userId,
      at: context.at,
      ofDraft: 'status' in row && row.status === 'draft',
      fields,
    },
  };
}
