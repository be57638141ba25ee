import { assertNever } from '#shared/assert-never.ts';
import type { CallOutcome } from '#shared/calls/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf } from '#shared/time/local-time.ts';

export const callViews = ['all', 'today', 'mine', 'missed', 'unfiled'] as const;
export type CallView = (typeof callViews)[number];

/** What the list of calls is narrowed to; remembered between starts. */
export interface CallFilter {
  view: CallView;
  organisationId: OrganisationId | null;
  queueId: Id | null;
  outcome: CallOutcome | null;
  text: string;
}

export const initialCallFilter: CallFilter = {
  view: 'all',
  organisationId: null,
  queueId: null,
  outcome: null,
  text: '',
};

function viewConditions(view: CallView, userId: Id, now: Instant): Condition[] {
  switch (view) {
    case 'all':
      return [];
    case 'today': {
      const midnight = instantOf({ date: isoDateOf(Date.parse(now)), time: '00:00' }) ?? now;
      return [{ field: 'arrivedAt', op: 'onOrAfter', value: midnight }];
    }
    case 'mine':
      return [{ field: 'answeredByUserId', op: 'in', values: [userId] }];
    case 'missed':
      return [{ field: 'result', op: 'in', values: ['missed'] }];
    case 'unfiled':
      return [
        { field: 'answeredByUserId', op: 'in', values: [userId] },
        { field: 'outcome', op: 'in', values: [null] },
      ];
    default:
      return assertNever(view);
  }
}

/** Returns the list's question; `now` decides what is today. */
export function callListQuery(
  { view, organisationId, queueId, outcome, text }: CallFilter,
  userId: Id,
  now: Instant,
  sort: readonly SortKey[],
  range: { start: number; end: number },
): ListQuery<'calls'> {
  const where = viewConditions(view, userId, now);
  if (organisationId !== null) where.push({ field: 'organisationId', op: 'in', values: [organisationId] });
  if (queueId !== null) where.push({ field: 'queueId', op: 'in', values: [queueId] });
  if (outcome !== null) where.push({ field: 'outcome', op: 'in', values: [outcome] });
  return { kind: 'calls', where, text, sort, range, facets: [] };
}

/** The read index's field behind each sortable column. */
export const callSortFields: Readonly<Record<string, string>> = {
  arrived: 'arrivedAt',
  party: 'party',
  number: 'fromNumber',
  queue: 'queue',
  wait: 'waitSeconds',
  talk: 'talkSeconds',
  state: 'result',
  outcome: 'outcome',
  reason: 'reason',
  agent: 'answeredBy',
  ticket: 'ticketNumber',
  organisation: 'organisation',
};
