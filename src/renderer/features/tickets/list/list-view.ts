import type { z } from 'zod';
import type { DataSort } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { organisationIdSchema } from '#shared/organisations/schema.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import { type SavedView, savedViewSchema, type ViewCondition, viewConditionSchema } from '#shared/views/schema.ts';
import {
  assignmentFilters,
  initialFilter,
  statusFilters,
  type TicketFilter,
  viewConditionsOf,
} from '../ticket-filter.ts';
import { isColumnId } from './column-values.ts';
import { isFilterField } from './filter-fields.ts';
import { isGroupBy } from './grouping/group-fields.ts';

export type ViewColumn = SavedView['columns'][number];

export const viewColumnsSchema: z.ZodType<ViewColumn[]> = savedViewSchema.shape.columns;

/** How the list is looked at now: what a saved view keeps. */
export interface ListView {
  filter: TicketFilter;
  sort: DataSort;
  groupBy: string | null;
  columns: readonly ViewColumn[];
}

/** The fields of a saved view that say how the list is looked at. */
export type ViewShape = Pick<SavedView, 'where' | 'text' | 'sort' | 'groupBy' | 'columns'>;

/** Returns the list's present look as a saved view keeps it. */
export function shapeOf({ filter, sort, groupBy, columns }: ListView): ViewShape {
  return {
    where: viewConditionsOf(filter),
    text: filter.text,
    sort: [{ field: sort.columnId, descending: sort.direction === 'descending' }],
    groupBy,
    columns: [...columns],
  };
}

function isSame(one: ViewCondition, other: ViewCondition | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Returns the filter with the condition taken in by the choice of the filter row that says the same, if one does. */
function takenIn(filter: TicketFilter, condition: ViewCondition): TicketFilter {
  const says = (change: Partial<TicketFilter>) => {
    const [only] = viewConditionsOf({ ...initialFilter, status: 'all', ...change });
    return isSame(condition, only);
  };
  const status = statusFilters.find((each) => says({ status: each }));
  if (status !== undefined && filter.status === 'all') return { ...filter, status };
  const assignment = assignmentFilters.find((each) => says({ assignment: each }));
  if (assignment !== undefined && filter.assignment === 'anyone') return { ...filter, assignment };
  const value = condition.op === 'in' ? condition.values[0] : undefined;
  const organisationId = organisationIdSchema.safeParse(value).data;
  if (organisationId !== undefined && filter.organisationId === null && says({ organisationId })) {
    return { ...filter, organisationId };
  }
  const priority = ticketPrioritySchema.safeParse(value).data;
  if (priority !== undefined && filter.priority === null && says({ priority })) return { ...filter, priority };
  return { ...filter, more: [...filter.more, condition] };
}

/** A newer version can have other fields, and other ways to ask about those that are known. */
function isKnownCondition(condition: ViewCondition): boolean {
  return isFilterField(condition.field) && viewConditionSchema.safeParse(condition).success;
}

/** Returns the filter of a saved view: what the filter row can say there, the rest as chips. */
export function filterOf({ where, text }: Pick<SavedView, 'where' | 'text'>): TicketFilter {
  const known = where.filter(isKnownCondition);
  return known.reduce(takenIn, { ...initialFilter, status: 'all', text });
}

/** Something a view uses that this version of the application does not know, by the name the view has for it. */
export interface GonePart {
  part: 'filter' | 'column' | 'sort' | 'group';
  name: string;
}

/** Returns what a view uses that this version of the application does not know; each once. */
export function goneParts({ where, columns, sort, groupBy }: Omit<ViewShape, 'text'>): GonePart[] {
  const once = (part: GonePart['part'], names: readonly string[]) =>
    [...new Set(names)].map((name) => ({ part, name }));
  const [first] = sort;
  return [
    ...once(
      'filter',
      where.filter((condition) => !isKnownCondition(condition)).map(({ field }) => field),
    ),
    ...once(
      'column',
      columns.map(({ id }) => id).filter((id) => !isColumnId(id)),
    ),
    ...once('sort', first === undefined || isColumnId(first.field) ? [] : [first.field]),
    ...once('group', groupBy === null || isGroupBy(groupBy) ? [] : [groupBy]),
  ];
}

export const initialSort: DataSort = { columnId: 'due', direction: 'ascending' };

/** Returns the look that a saved view keeps, without what this version of the application does not know. */
export function lookOf(view: ViewShape): ListView {
  const [first] = view.sort;
  return {
    filter: filterOf(view),
    sort:
      first === undefined || !isColumnId(first.field)
        ? initialSort
        : { columnId: first.field, direction: first.descending ? 'descending' : 'ascending' },
    columns: view.columns.filter(({ id }) => isColumnId(id)),
    groupBy: view.groupBy !== null && isGroupBy(view.groupBy) ? view.groupBy : null,
  };
}

/** Whether the list is looked at otherwise than the view says, as far as this version of the application knows it. */
export function isChanged(view: ViewShape, now: ViewShape): boolean {
  const known = (shape: ViewShape) => JSON.stringify(shapeOf(lookOf(shape)));
  return known(view) !== known(now);
}

/** A standing view that everybody has, by what it narrows the list to. */
export interface StandingView {
  id: 'open' | 'mine' | 'my-groups' | 'unassigned' | 'waiting';
  filter: TicketFilter;
}

export const standingViews: readonly StandingView[] = [
  { id: 'open', filter: initialFilter },
  { id: 'mine', filter: { ...initialFilter, assignment: 'mine' } },
  { id: 'my-groups', filter: { ...initialFilter, assignment: 'my-groups' } },
  { id: 'unassigned', filter: { ...initialFilter, assignment: 'unassigned' } },
  { id: 'waiting', filter: { ...initialFilter, status: 'waiting' } },
];

/** Returns the views in the order of the side list and its keys: one's own, then the groups', each by name. */
export function orderedViews(views: Iterable<SavedView>, userId: Id, groupIds: readonly Id[]): SavedView[] {
  const collator = new Intl.Collator('sv', { numeric: true });
  const rank = (view: SavedView) => (view.groupId === null ? 0 : 1);
  return [...views]
    .filter((view) => view.active && view.list === 'tickets')
    .filter((view) => view.ownerUserId === userId || (view.groupId !== null && groupIds.includes(view.groupId)))
    .sort((one, other) => rank(one) - rank(other) || collator.compare(one.name, other.name));
}
