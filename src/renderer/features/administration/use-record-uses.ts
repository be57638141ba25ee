import { useMemo } from 'react';
import { useLookup, useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition, ListQuery } from '#shared/replica/query.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { SavedView } from '#shared/views/schema.ts';
import type { KeptKind } from './field-spec.ts';

/** As many open tickets as are handed on in one go. */
export const mostHandedOn = 500;

/** What uses a record now. */
export interface RecordUses {
  /** Open tickets, the first of them as rows; null while they are being counted. */
  openTickets: { total: number; rows: readonly Ticket[] } | null;
  services: number;
  templates: number;
  agreements: number;
  /** Saved views that filter by it, as far as this person sees them, and those a group has for itself. */
  views: number;
}

const ticketField: Partial<Record<KeptKind, string>> = {
  groups: 'groupId',
  suppliers: 'supplierId',
  services: 'serviceId',
};

/** What the tickets that use a record have in common; null for a kind that stands on no ticket. */
function onTickets(kind: KeptKind, id: Id): Condition | null {
  if (kind === 'tags') return { field: 'tags', op: 'contains', texts: [id] };
  const field = ticketField[kind];
  return field === undefined ? null : { field, op: 'in', values: [id] };
}

function filtersBy(view: SavedView, id: Id): boolean {
  if (view.groupId === id) return true;
  return view.where.some((condition) => {
    if ('values' in condition) return condition.values.includes(id);
    return 'texts' in condition && condition.texts.includes(id);
  });
}

const nothing: ListQuery<'tickets'> = {
  kind: 'tickets',
  where: [{ field: 'id', op: 'in', values: [] }],
  text: '',
  sort: [],
  range: { start: 0, end: 1 },
  facets: [],
};

/** Returns what uses a record, live. */
export function useRecordUses(kind: KeptKind, id: Id): RecordUses {
  const asked = useMemo((): ListQuery<'tickets'> => {
    const uses = onTickets(kind, id);
    if (uses === null) return nothing;
    return {
      ...nothing,
      where: [uses, { field: 'isOpen', op: 'in', values: [true] }],
      sort: [{ field: 'createdAt', descending: false }],
      range: { start: 0, end: mostHandedOn },
    };
  }, [kind, id]);
  const open = useRows(asked);
  const services = [...useLookup('services').values()].filter(({ active }) => active);
  const templates = [...useLookup('templates').values()].filter(({ active }) => active);
  const agreements = [...useLookup('agreements').values()].filter(({ active }) => active);
  const views = [...useLookup('savedViews').values()].filter(({ active }) => active);
  return {
    openTickets: open === null ? null : { total: open.total, rows: open.rows },
    services: services.filter(
      (service) =>
        service.defaultGroupId === id ||
        service.areaId === id ||
        service.supplierIds.some((supplier) => supplier === id),
    ).length,
    templates: templates.filter(({ groupId }) => groupId === id).length,
    views: views.filter((view) => filtersBy(view, id)).length,
    agreements: agreements.filter((agreement) => agreement.services.some(({ serviceId }) => serviceId === id)).length,
  };
}
