import { useMemo } from 'react';
import { useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf } from '#shared/time/local-time.ts';
import { type CalendarEntry, calendarEntries, moved } from './calendar-days.ts';

/** More windows than anybody plans in six weeks, and than are ever ahead. */
const most = 500;

function query(where: ListQuery<'tickets'>['where'], sort: string): ListQuery<'tickets'> {
  return {
    kind: 'tickets',
    where,
    text: '',
    sort: [{ field: sort, descending: false }],
    range: { start: 0, end: most },
    facets: [],
  };
}

const incidents = query(
  [
    { field: 'kind', op: 'in', values: ['major-incident'] },
    { field: 'isOpen', op: 'in', values: [true] },
  ],
  'createdAt',
);

const none: readonly Ticket[] = [];

export interface CalendarContent {
  entries: readonly CalendarEntry[];
  isLoading: boolean;
  now: number;
}

/** Returns what lies between two dates (both included), live, with the major incidents that go on. */
export function useCalendarContent(from: string, to: string): CalendarContent {
  const windows = useMemo(() => {
    const start = instantOf({ date: from, time: '00:00' }) ?? '';
    const end = instantOf({ date: moved(to, { days: 1 }), time: '00:00' }) ?? '';
    return query(
      [
        { field: 'kind', op: 'in', values: ['maintenance'] },
        { field: 'plannedTo', op: 'onOrAfter', value: start },
        { field: 'plannedFrom', op: 'before', value: end },
      ],
      'plannedFrom',
    );
  }, [from, to]);
  const planned = useRows(windows);
  const ongoing = useRows(incidents);
  const now = useNow(60_000).getTime();
  const plannedRows = planned?.rows ?? none;
  const ongoingRows = ongoing?.rows ?? none;
  const entries = useMemo(
    () => calendarEntries([...plannedRows, ...ongoingRows], new Date(now).toISOString()),
    [plannedRows, ongoingRows, now],
  );
  return { entries, isLoading: planned === null || ongoing === null, now };
}

/** Returns the organisations whose windows are everybody's. */
export function useCommonIds(): ReadonlySet<OrganisationId> {
  const organisations = useOrganisationsByKey();
  return useMemo(
    () =>
      new Set([...organisations.values()].filter(({ kind }) => kind === 'provider').map((row) => row.organisationId)),
    [organisations],
  );
}

/** Returns the opening hours of the level that a service has in the catalogue. */
export function useServiceHours(): (serviceId: string | null) => OpeningHours | undefined {
  const services = useLookup('services');
  const levels = useLookup('serviceLevels');
  return (serviceId) => {
    const service = serviceId === null ? undefined : services.get(serviceId);
    return service === undefined ? undefined : levels.get(service.serviceLevelId)?.hours;
  };
}

/** Returns the open windows ahead of an instant, the next first. */
export function useComingWindows(now: Instant): readonly Ticket[] {
  const day = now.slice(0, 10);
  const ahead = useMemo(
    () =>
      query(
        [
          { field: 'kind', op: 'in', values: ['maintenance'] },
          { field: 'isOpen', op: 'in', values: [true] },
          { field: 'plannedTo', op: 'onOrAfter', value: `${day}T00:00:00.000Z` },
        ],
        'plannedFrom',
      ),
    [day],
  );
  const rows = useRows(ahead)?.rows ?? none;
  return useMemo(() => rows.filter(({ plannedTo }) => plannedTo !== null && plannedTo > now), [rows, now]);
}
