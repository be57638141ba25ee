import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { organisationIdSchema } from '#shared/organisations/schema.ts';
import type { Condition, FacetValue, ListQuery, SortKey } from '#shared/replica/query.ts';
import { type TicketStatus, ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import { type ViewCondition, viewConditionSchema } from '#shared/views/schema.ts';
import { askedConditions, type Reader } from './list/asked-conditions.ts';

export const statusFilters = ['open', 'waiting', 'resolved', 'closed', 'all'] as const;
export type StatusFilter = (typeof statusFilters)[number];

export const assignmentFilters = ['anyone', 'mine', 'my-groups', 'unassigned'] as const;
export type AssignmentFilter = (typeof assignmentFilters)[number];

/** What the list is narrowed to; remembered between starts. */
export const ticketFilterSchema = z.object({
  status: z.enum(statusFilters),
  assignment: z.enum(assignmentFilters),
  organisationId: organisationIdSchema.nullable(),
  priority: ticketPrioritySchema.nullable(),
  text: z.string(),
  /** What the filter builder added; all must hold. */
  more: z.array(viewConditionSchema),
});
export type TicketFilter = z.infer<typeof ticketFilterSchema>;

export const initialFilter: TicketFilter = {
  status: 'open',
  assignment: 'anyone',
  organisationId: null,
  priority: null,
  text: '',
  more: [],
};

/** Returns the statuses a choice of the status filter stands for. */
export function statusesOf(filter: StatusFilter): readonly TicketStatus[] {
  const all = ticketStatusSchema.options;
  switch (filter) {
    case 'open':
      return all.filter(isOpen);
    case 'waiting':
      return all.filter((status) => status.startsWith('waiting-'));
    case 'resolved':
      return ['resolved'];
    case 'closed':
      return ['closed'];
    case 'all':
      return all;
    default:
      return assertNever(filter);
  }
}

function assignmentCondition(filter: AssignmentFilter): ViewCondition[] {
  switch (filter) {
    case 'anyone':
      return [];
    case 'mine':
      return [{ field: 'assigneeUserId', op: 'in', values: ['@me'] }];
    case 'my-groups':
      return [{ field: 'groupId', op: 'in', values: ['@my-groups'] }];
    case 'unassigned':
      return [{ field: 'assigneeUserId', op: 'in', values: [null] }];
    default:
      return assertNever(filter);
  }
}

/** Returns the filter as a saved view keeps it; a choice of "all" sets no condition. */
export function viewConditionsOf(filter: TicketFilter): ViewCondition[] {
  const conditions = assignmentCondition(filter.assignment);
  if (filter.status !== 'all') conditions.push({ field: 'status', op: 'in', values: [...statusesOf(filter.status)] });
  if (filter.organisationId !== null) {
    conditions.push({ field: 'organisationId', op: 'in', values: [filter.organisationId] });
  }
  if (filter.priority !== null) conditions.push({ field: 'priority', op: 'in', values: [filter.priority] });
  return [...conditions, ...filter.more];
}

/** Returns the conditions to ask the read index for, as they are for this reader today. */
export function conditionsOf(filter: TicketFilter, reader: Reader): Condition[] {
  return askedConditions(viewConditionsOf(filter), reader);
}

/** Returns the list's question: the filter, in this order, these positions, with the counts the filter row shows. */
export function ticketListQuery(
  filter: TicketFilter,
  reader: Reader,
  sort: readonly SortKey[],
  range: { start: number; end: number },
): ListQuery<'tickets'> {
  return {
    kind: 'tickets',
    where: conditionsOf(filter, reader),
    text: filter.text,
    sort,
    range,
    facets: ['status', 'organisationId', 'priority'],
  };
}

/** Returns how many tickets each choice of the status filter would show, from the counts per status. */
export function statusCounts(facet: readonly FacetValue[]): Record<StatusFilter, number> {
  const countOf = (filter: StatusFilter) => {
    const statuses: readonly unknown[] = statusesOf(filter);
    return facet.filter(({ value }) => statuses.includes(value)).reduce((sum, { count }) => sum + count, 0);
  };
  return {
    open: countOf('open'),
    waiting: countOf('waiting'),
    resolved: countOf('resolved'),
    closed: countOf('closed'),
    all: countOf('all'),
  };
}

/** Returns the count of one value in a facet; 0 when it does not occur. */
export function facetCount(facet: readonly FacetValue[] | undefined, value: FacetValue['value']): number {
  return facet?.find((candidate) => candidate.value === value)?.count ?? 0;
}

/** Whether anything but the usual is filtered away. */
export function isFiltered(filter: TicketFilter): boolean {
  return JSON.stringify({ ...initialFilter, ...filter }) !== JSON.stringify(initialFilter);
}
