import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

type Named = ReadonlyMap<Id, { readonly name: string }>;

/** What calls are put in words with. */
export interface CallNames {
  users: Named;
  queues: Named;
  reasonCodes: Named;
  organisations: ReadonlyMap<OrganisationId, { readonly shortName: string }>;
}

/** Returns the names that lists and files of calls show; the same object as long as none changed. */
export function useCallNames(): CallNames {
  const users = useLookup('users');
  const queues = useLookup('queues');
  const reasonCodes = useLookup('reasonCodes');
  const organisations = useOrganisationsByKey();
  return useMemo(() => ({ users, queues, reasonCodes, organisations }), [users, queues, reasonCodes, organisations]);
}
