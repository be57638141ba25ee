/**
 * How a field is filtered by: among values that occur, among values of which a ticket can have several, by when it was, by
 * words within it, by how many, or by somebody or something that is looked up.
 */
export type FilterKind = 'values' | 'several' | 'days' | 'text' | 'number' | 'person' | 'device';

/** The fields one can filter by, in the order the builder offers them; names as the read index has them. */
export const filterFields = {
  status: 'values',
  priority: 'values',
  kind: 'values',
  channel: 'values',
  organisationId: 'values',
  serviceId: 'values',
  groupId: 'values',
  assigneeUserId: 'values',
  createdByUserId: 'values',
  supplierId: 'values',
  unitId: 'values',
  tags: 'several',
  people: 'person',
  deviceId: 'device',
  number: 'text',
  supplierReference: 'text',
  impact: 'values',
  urgency: 'values',
  closedBecause: 'values',
  levelId: 'values',
  requesterEmail: 'text',
  place: 'text',
  minutesSpent: 'number',
  partCount: 'number',
  createdAt: 'days',
  updatedAt: 'days',
  dueAt: 'days',
  answeredAt: 'days',
  startedAt: 'days',
  answerDueAt: 'days',
  startDueAt: 'days',
  supplierSince: 'days',
  supplierDueAt: 'days',
  resolvedAt: 'days',
  closedAt: 'days',
  waitingSince: 'days',
  plannedFrom: 'days',
  plannedTo: 'days',
} as const satisfies Readonly<Record<string, FilterKind>>;

export type FilterField = keyof typeof filterFields;

/** Narrows the name of a field as a saved view has it: it may be one this version does not know. */
export function isFilterField(field: string): field is FilterField {
  return Object.hasOwn(filterFields, field);
}
