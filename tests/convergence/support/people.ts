import type { Importer } from '../../../src/server/import/importer.ts';
import { aReasonRow } from '../../../src/shared/absences/samples.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import type { OpeningHours } from '../../../src/shared/service-hours/schema.ts';
import { aSparePart, aStockPlace } from '../../../src/shared/stock/samples.ts';
import type { Row } from '../../../src/shared/sync/kinds.ts';
import type { Role } from '../../../src/shared/users/roles.ts';
import { aGroup } from '../../../src/shared/users/samples.ts';

/** The office all histories begin in: two municipalities, three people, a few rows of each kind that people change. */

const password = 'rätt-häst-batteri';
export const organisationIds = ['burlov', 'kavlinge'] as const;
export type OrganisationId = (typeof organisationIds)[number];

export interface Account {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly organisations: readonly OrganisationId[];
}

const account = (username: string, roles: readonly Role[], ...organisations: OrganisationId[]): Account => ({
  userId: newId(),
  username,
  password,
  roles,
  organisations,
});

/** One workstation each; between them they may do everything there is to do. */
export const accounts = [
  account('anna', ['agent'], 'burlov'),
  account('bo', ['agent', 'administrator'], 'burlov', 'kavlinge'),
  account('tove', ['technician'], 'burlov'),
] as const;

export const always: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  closedOnPublicHolidays: false,
  exceptions: [],
};

const base = (organisationId: string) => ({ id: newId(), organisationId, version: 0 });

function organisation(id: string, ticketPrefix: string): Row<'organisations'> {
  return {
    ...base(id),
    name: id,
    shortName: id,
    kind: 'municipality',
    ticketPrefix,
    mainNumber: null,
    openingHours: always,
  };
}

function person(organisationId: string, change: Partial<Row<'people'>>): Row<'people'> {
  return {
    ...base(organisationId),
    givenName: 'Åsa',
    familyName: 'Öberg',
    title: '',
    unitId: null,
    phones: [],
    email: null,
    protected: false,
    vip: false,
    leftOn: null,
    userId: null,
    tasks: [],
    substituteIds: [],
    successorId: null,
    note: '',
    ...change,
  };
}

function loaner(organisationId: string, assetTag: string): Row<'devices'> {
  return {
    ...base(organisationId),
    assetTag,
    serialNumber: '',
    manufacturer: 'Lenovo',
    model: 'L14',
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
  };
}

/** Fills the database that every history's is a copy of. */
export async function fillOffice(importer: Importer): Promise<void> {
  await importer.rows('organisations', [organisation('burlov', 'BUR'), organisation('kavlinge', 'KAV')]);
  const users = accounts.map(({ userId, username, organisations }) => ({
    ...base('burlov'),
    id: userId,
    name: username,
    initials: 'XX',
    organisationIds: [...organisations],
    title: '',
    groupIds: [],
    active: true,
  }));
  await importer.rows('users', users);
  for (const organisationId of organisationIds) {
    await importer.rows('people', [
      person(organisationId, {}),
      person(organisationId, { givenName: 'Skyddad', protected: true }),
    ]);
    await importer.rows('devices', [loaner(organisationId, 'LÅN-1'), loaner(organisationId, 'LÅN-2')]);
    await importer.rows('groups', [aGroup({ organisationId })]);
    await importer.rows('absenceReasons', [aReasonRow({ organisationId })]);
    await importer.rows('spareParts', [aSparePart({ organisationId })]);
    await importer.rows('stockPlaces', [
      aStockPlace({ organisationId }),
      aStockPlace({ organisationId, name: 'Bilen', type: 'car' }),
    ]);
  }
  await importer.accounts(
    accounts.map(({ organisations, roles, ...one }) => ({
      ...one,
      grants: organisations.flatMap((organisationId) => roles.map((role) => ({ organisationId, role }))),
    })),
  );
}
