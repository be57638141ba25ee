import { useMemo } from 'react';
import { useActor, useLookup } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { can } from '#shared/users/permissions.ts';

/** A record with opening hours. */
export interface HourRecord {
  kind: 'serviceLevels' | 'organisations' | 'queues';
  id: Id;
  name: string;
  field: 'hours' | 'openingHours';
  hours: OpeningHours;
}

const collator = new Intl.Collator('sv', { numeric: true });

/** Returns everything with opening hours that this person may change, levels first, live. */
export function useHourRecords(): readonly HourRecord[] {
  const actor = useActor();
  const levels = useLookup('serviceLevels');
  const organisations = useLookup('organisations');
  const queues = useLookup('queues');
  return useMemo(() => {
    const mine = <Row extends { organisationId: string; name: string }>(rows: ReadonlyMap<Id, Row>) =>
      [...rows.values()]
        .filter(({ organisationId }) => can(actor, 'administration.write', organisationId))
        .sort((one, other) => collator.compare(one.name, other.name));
    return [
      ...mine(levels).map(
        ({ id, name, hours }): HourRecord => ({ kind: 'serviceLevels', id, name, field: 'hours', hours }),
      ),
      ...mine(organisations).map(
        ({ id, name, openingHours }): HourRecord => ({
          kind: 'organisations',
          id,
          name,
          field: 'openingHours',
          hours: openingHours,
        }),
      ),
      ...mine(queues).map(
        ({ id, name, openingHours }): HourRecord => ({
          kind: 'queues',
          id,
          name,
          field: 'openingHours',
          hours: openingHours,
        }),
      ),
    ];
  }, [actor, levels, organisations, queues]);
}
