import { useMemo } from 'react';
import { useLookup, useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
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
}

const ticketField: Partial<Record<KeptKind, string>> = {
  groups: 'groupId',
  suppliers: 'supplierId',
  services: 'serviceId',
};

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
  const field = ticketField[kind];
  const asked = useMemo(
    (): ListQuery<'tickets'> =>
      field === undefined
        ? nothing
        : {
            ...nothing,
            where: [
              { field, op: 'in', values: [id] },
              { field: 'isOpen', op: 'in', values: [true] },
            ],
            sort: [{ field: 'createdAt', descending: false }],
            range: { start: 0, end: mostHandedOn },
          },
    [field, id],
  );
  const open = useRows(asked);
  const services = [...useLookup('services').values()].filter(({ active }) => active);
  const templates = [...useLookup('templates').values()].filter(({ active }) => active);
  const agreements = [...useLookup('agreements').values()].filter(({ active }) => active);
  return {
    openTickets: open === null ? null : { total: open.total, rows: open.rows },
    services: services.filter(
      (service) =>
        service.defaultGroupId === id ||
        service.areaId === id ||
        service.supplierIds.some((supplier) => supplier === id),
    ).length,
    templates: templates.filter(({ groupId }) => groupId === id).length,
    agreements: agreements.filter((agreement) => agreement.services.some(({ serviceId }) => serviceId === id)).length,
  };
}
