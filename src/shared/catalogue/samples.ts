import { newId } from '../identity/ids.ts';
import type { Service, ServiceLevel } from './schema.ts';

// For tests: complete rows, of which a test names only what it is about.
const day = [{ from: '08:00', to: '16:00' }];

/** Returns a level of weekdays 08:00–16:00, eight service hours for normal priority. */
export function aServiceLevel(change: Partial<ServiceLevel> = {}): ServiceLevel {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Bas',
    hours: { week: [day, day, day, day, day, [], []], closedOnPublicHolidays: true, exceptions: [] },
    withinCustomerHours: false,
    startWithinMinutes: 480,
    resolveWithinMinutes: { critical: 60, high: 240, normal: 480, low: 960 },
    answerWithinWorkingDays: 2,
    warnBeforeMinutes: 60,
    pausedBy: ['waiting-for-user'],
    waiting: { remindAfterWorkingDays: [3, 6], closeAfterWorkingDays: 10, byRule: false },
    ...change,
  };
}

/** Returns a base service that anybody may order. */
export function aService(change: Partial<Service> = {}): Service {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    areaId: newId(),
    name: 'Arbetsplatsdrift',
    purpose: '',
    content: '',
    customerDuties: '',
    priceClass: 'base',
    category: 1,
    exclusions: [],
    orderers: 'anyone',
    serviceLevelId: newId(),
    defaultGroupId: null,
    supplierIds: [],
    scriptId: null,
    revision: 1,
    active: true,
    ...change,
  };
}
