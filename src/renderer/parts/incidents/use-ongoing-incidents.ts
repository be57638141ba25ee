import { useMemo } from 'react';
import { useLookup, useNow, useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { ongoingIncidents } from '#shared/tickets/ongoing-incidents.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

/** More never go on at once. */
const mostIncidents = 50;

const open: ListQuery<'tickets'> = {
  kind: 'tickets',
  where: [
    { field: 'kind', op: 'in', values: ['major-incident', 'maintenance'] },
    { field: 'isOpen', op: 'in', values: [true] },
  ],
  text: '',
  sort: [{ field: 'createdAt', descending: true }],
  range: { start: 0, end: mostIncidents },
  facets: [],
};

const none: readonly Ticket[] = [];

export interface IncidentMatter {
  /** Null: everybody's. */
  organisationId: OrganisationId | null;
  serviceId?: Id | null;
  unitId?: Id | null;
  text?: string;
}

/** Returns the major incidents and maintenance that go on and may be what it is about, the likeliest first. */
export function useOngoingIncidents(matter: IncidentMatter): readonly Ticket[] {
  const { organisationId, serviceId = null, unitId = null, text = '' } = matter;
  const tickets = useRows(open)?.rows ?? none;
  const organisations = useLookup('organisations');
  const now = useNow(60_000).toISOString();
  return useMemo(() => {
    const providers = [...organisations.values()].filter(({ kind }) => kind === 'provider');
    const commonIds = new Set(providers.map((provider) => provider.organisationId));
    return ongoingIncidents(tickets, { now, organisationId, commonIds, serviceId, unitId, text });
  }, [tickets, organisations, now, organisationId, serviceId, unitId, text]);
}
