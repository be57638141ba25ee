import { goingOn, passed, planned, recurring } from '#shared/absences/absence-queries.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';
import type { Instant } from '#shared/time/instant.ts';

export const absenceViews = ['now', 'passed', 'planned', 'recurring'] as const;
export type AbsenceView = (typeof absenceViews)[number];

export const absenceGroups = ['none', 'unit', 'reason'] as const;
export type AbsenceGroup = (typeof absenceGroups)[number];

/** All organisations, as a choice beside their keys. */
export const everywhere = 'all';

/** What the list shows; kept as a draft, so that it is there after a restart. */
export interface AbsenceFilter {
  view: AbsenceView;
  text: string;
  /** An organisation's key, or everywhere. */
  scope: string;
  group: AbsenceGroup;
  collapsed: string[];
}

export const initialAbsenceFilter: AbsenceFilter = {
  view: 'now',
  text: '',
  scope: everywhere,
  group: 'none',
  collapsed: [],
};

/** The read index's field behind each sortable column. */
const sortFields: Readonly<Record<string, string>> = {
  person: 'person',
  reason: 'reason',
  back: 'lastsUntil',
  from: 'startsAt',
  unit: 'unit',
  organisation: 'organisation',
};

const conditionsOf: Readonly<Record<AbsenceView, (now: Instant) => Condition[]>> = {
  now: goingOn,
  passed,
  planned,
  recurring,
};

/** Returns the group's name for what has none: a person without a unit. */
export const noGroup = '';

/** Returns the list's question at an instant. */
export function absenceListQuery(
  { view, text, scope, group, collapsed }: AbsenceFilter,
  now: Instant,
  sort: { columnId: string; direction: 'ascending' | 'descending' },
  range: ListQuery['range'],
): ListQuery<'absences'> {
  const where: Condition[] = [
    ...conditionsOf[view](now),
    ...(scope === everywhere ? [] : [{ field: 'organisationId', op: 'in', values: [scope] } as const]),
  ];
  const order: SortKey[] = [
    { field: sortFields[sort.columnId] ?? 'lastsUntil', descending: sort.direction === 'descending' },
    { field: 'person', descending: false },
  ];
  const grouping =
    group === 'none'
      ? {}
      : {
          grouping: {
            field: group,
            order: group,
            descending: false,
            edges: null,
            collapsed: collapsed.map((key) => (key === noGroup ? null : key)),
          },
        };
  return { kind: 'absences', where, text, sort: order, range, facets: [], ...grouping };
}
