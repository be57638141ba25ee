import { newId } from '../identity/ids.ts';
import type { Supplier } from './schema.ts';

const day = [{ from: '09:00', to: '17:00' }];

/** Returns a supplier of Burlöv with eight service hours, weekdays from nine to five. */
export function aSupplier(change: Partial<Supplier> = {}): Supplier {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Skånedata',
    phone: '',
    email: '',
    note: '',
    hours: { week: [day, day, day, day, day, [], []], closedOnPublicHolidays: true, exceptions: [] },
    resolveWithinMinutes: 480,
    warnBeforeMinutes: 60,
    active: true,
    ...change,
  };
}
