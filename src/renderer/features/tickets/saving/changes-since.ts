import { type EditableTicketFields, editableTicketFieldsSchema } from '#shared/tickets/edit-ticket.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { isSame } from '../edit-draft.ts';

/** Facts a ticket is filed with that its editing cannot change. */
const fixedNames = ['organisationId', 'channel', 'parentId', 'groupId', 'assigneeUserId', 'solvedWith'] as const;
export type FixedName = (typeof fixedNames)[number];

/** What a ticket was filed with, as far as one can have written it differently since. */
export type FiledFields = EditableTicketFields &
  Partial<Pick<Ticket, Exclude<FixedName, 'solvedWith'>> & { solvedWith: string | null }>;

export interface ChangesSince {
  set: EditableTicketFields;
  was: EditableTicketFields;
  /** What differs too, but has to be changed in its own place. */
  fixed: FixedName[];
}

const editableNames = editableTicketFieldsSchema.keyof().options;

/** Returns how `fields` differ from what was filed before; null when nothing does. */
export function changesSince(fields: FiledFields, filed: FiledFields): ChangesSince | null {
  const differs = (name: keyof FiledFields) =>
    fields[name] !== undefined && !isSame(fields[name] ?? null, filed[name] ?? null);
  const names = editableNames.filter(differs);
  const fixed = fixedNames.filter(differs);
  if (names.length === 0 && fixed.length === 0) return null;
  const pick = (from: FiledFields) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { set: pick(fields), was: pick(filed), fixed };
}
