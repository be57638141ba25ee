import { newId } from '#shared/identity/ids.ts';
import type { Device } from '#shared/inventory/schema.ts';
import type { Organisation } from '#shared/organisations/schema.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import type { Actor } from '#shared/users/roles.ts';

// For tests: complete rows, of which a test names only what it is about.
const organisationId = 'burlov';

/** Weekdays 08:00–16:00. */
export const officeHours: OpeningHours = {
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ from: '08:00', to: '16:00' }] : [])),
  closedOnPublicHolidays: true,
  exceptions: [],
};

/** Returns an agent of the sample organisation. */
export function anActor(change: Partial<Actor> = {}): Actor {
  return { userId: newId(), name: 'Alva Agent', grants: [{ organisationId, role: 'agent' }], ...change };
}

/** Returns a complete row with the given fields. */
export function anOrganisation(change: Partial<Organisation> = {}): Organisation {
  return {
    id: newId(),
    organisationId,
    version: 1,
    name: 'Burlövs kommun',
    shortName: 'Burlöv',
    kind: 'municipality',
    ticketPrefix: 'BUR',
    mainNumber: '+46406256599',
    openingHours: officeHours,
    ...change,
  };
}

/** Returns a complete row with the given fields. */
export function aDevice(change: Partial<Device> = {}): Device {
  return {
    id: newId(),
    organisationId,
    version: 1,
    assetTag: 'IT-1000',
    serialNumber: 'SN1000',
    manufacturer: 'Dell',
    model: 'Latitude 5440',
    category: 'laptop',
    configuration: '',
    status: 'in-stock',
    loaner: true,
    currentLoanId: null,
    accessories: [],
    personId: null,
    unitId: null,
    purchasedOn: null,
    warrantyUntil: null,
    ...change,
  };
}

export { aFunctionRow as aFunction, aPersonRow as aPerson, aUnitRow as aUnit } from '#shared/directory/samples.ts';
export { aTicketRow as aTicket } from '#shared/tickets/samples.ts';
