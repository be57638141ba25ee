import { newId } from '../identity/ids.ts';
import type { Group } from './schema.ts';

/** Returns a group for tests, with what is given instead of the usual. */
export function aGroup(change: Partial<Group> = {}): Group {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Nät',
    description: '',
    phone: '',
    hours: null,
    active: true,
    ...change,
  };
}
