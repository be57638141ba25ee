import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { type LevelRows, levelAmong } from '#shared/tickets/targets.ts';
import { useOrganisationsByKey } from './use-organisations.ts';

/** Returns what gives the level a ticket is judged by, with the hours that count for its customer; the same while nothing changed. */
export function useLevelOf(): (ticket: Parameters<typeof levelAmong>[0]) => ReturnType<typeof levelAmong> {
  const services = useLookup('services');
  const serviceLevels = useLookup('serviceLevels');
  const organisations = useOrganisationsByKey();
  return useMemo(() => {
    const rows: LevelRows = { services, serviceLevels, organisations };
    return (ticket) => levelAmong(ticket, rows);
  }, [services, serviceLevels, organisations]);
}
