import type { DataSort } from '#renderer/ui/index.ts';
import type { Condition, Grouping, ListGroup } from '#shared/replica/query.ts';
import { startOfDay } from '../asked-conditions.ts';
import { type ColumnId, sortFieldOf } from '../column-values.ts';

/** How a list can stand in groups: by a field's values, or by the day it was or will be. */
interface GroupField {
  readonly field: string;
  /** What the groups are ordered by. */
  readonly order: string;
  /** The column whose order turns the groups round. */
  readonly column: ColumnId;
  /** Days from today that begin an interval; null: by values. */
  readonly days: readonly number[] | null;
}

/** The days of a week and what is before and after it. */
function daysFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Everything the list can be grouped by, in the order it is offered. */
export const groupFields = {
  due: { field: 'dueAt', order: 'dueAt', column: 'due', days: daysFrom(0, 8) },
  status: { field: 'status', order: 'statusRank', column: 'status', days: null },
  priority: { field: 'priority', order: 'priorityRank', column: 'priority', days: null },
  group: { field: 'groupId', order: 'group', column: 'group', days: null },
  assignee: { field: 'assigneeUserId', order: 'assignee', column: 'assignee', days: null },
  organisation: { field: 'organisationId', order: 'organisation', column: 'organisation', days: null },
  unit: { field: 'unitId', order: 'unit', column: 'unit', days: null },
  service: { field: 'serviceId', order: 'service', column: 'service', days: null },
  kind: { field: 'kind', order: 'kind', column: 'kind', days: null },
  channel: { field: 'channel', order: 'channel', column: 'channel', days: null },
  supplier: { field: 'supplierId', order: 'supplier', column: 'supplier', days: null },
  level: { field: 'levelId', order: 'level', column: 'level', days: null },
  createdBy: { field: 'createdByUserId', order: 'createdBy', column: 'createdBy', days: null },
  created: { field: 'createdAt', order: 'createdAt', column: 'created', days: daysFrom(-6, 1) },
} as const satisfies Readonly<Record<string, GroupField>>;

export type GroupBy = keyof typeof groupFields;

export const groupChoices = Object.keys(groupFields).filter(isGroupBy);

/** Narrows what a saved view is grouped by: it may be something this version does not know. */
export function isGroupBy(name: string): name is GroupBy {
  return Object.hasOwn(groupFields, name);
}

type Value = ListGroup['value'];

/** Names a group in what is remembered and in the table. */
export function groupKey(value: Value): string {
  return JSON.stringify(value);
}

function edgesOf(by: GroupBy, today: string): string[] | null {
  const { days } = groupFields[by];
  return days === null ? null : days.map((day) => startOfDay(today, day));
}

/** Returns the grouping to ask the read index for. Newest first where days of the past are the groups. */
export function groupingOf(by: GroupBy, today: string, sort: DataSort, collapsed: readonly string[]): Grouping {
  const { field, order, column } = groupFields[by];
  const isSortedBy = sortFieldOf(sort.columnId) === sortFieldOf(column);
  return {
    field,
    order,
    descending: isSortedBy ? sort.direction === 'descending' : by === 'created',
    edges: edgesOf(by, today),
    collapsed: collapsed.flatMap(readKey),
  };
}

function readKey(key: string): Value[] {
  try {
    const value: unknown = JSON.parse(key);
    return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? [value as Value] : [];
  } catch {
    // Remembered by another version: that group is simply open.
    return [];
  }
}

/** Returns the conditions that only the rows of a group meet. */
export function groupConditions(by: GroupBy, today: string, key: string): Condition[] {
  const { field } = groupFields[by];
  const [value = null] = readKey(key);
  const edges = edgesOf(by, today);
  if (edges === null || typeof value !== 'number') return [{ field, op: 'in', values: [value] }];
  const from = edges[value - 1];
  const to = edges[value];
  return [
    ...(from === undefined ? [] : [{ field, op: 'onOrAfter' as const, value: from }]),
    ...(to === undefined ? [] : [{ field, op: 'before' as const, value: to }]),
  ];
}

/** Returns the day from today that an interval is; `before` and `after` for what lies outside the days. */
export function dayOfInterval(by: GroupBy, interval: number): number | 'before' | 'after' {
  const days: readonly number[] = groupFields[by].days ?? [];
  if (interval === 0) return 'before';
  return interval === days.length ? 'after' : (days[interval - 1] ?? 'after');
}
