import type { Importer } from '../../../src/server/import/importer.ts';
import { type Id, newId } from '../../../src/shared/identity/ids.ts';
import { plainQueueSettings } from '../../../src/shared/queues/schema.ts';
import type { OpeningHours } from '../../../src/shared/service-hours/schema.ts';
import type { Row } from '../../../src/shared/sync/kinds.ts';
import type { Role } from '../../../src/shared/users/roles.ts';

/** Two municipalities and the smallest set of rows that every command can work on. */

export const password = 'rätt-häst-batteri';
export const ctiToken = 'switchboard-token-of-the-tests-0123456789';

const always: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  closedOnPublicHolidays: false,
  exceptions: [],
};

const base = (organisationId: string) => ({ id: newId(), organisationId, version: 0 });

function organisation(id: string, name: string, ticketPrefix: string, mainNumber: string): Row<'organisations'> {
  return {
    ...base(id),
    name,
    shortName: name,
    kind: 'municipality',
    ticketPrefix,
    mainNumber,
    openingHours: always,
  };
}

export function person(organisationId: string, change: Partial<Row<'people'>> = {}): Row<'people'> {
  return {
    ...base(organisationId),
    givenName: 'Åsa',
    familyName: 'Öberg',
    title: 'Lärare',
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

export function device(organisationId: string, assetTag: string, change: Partial<Row<'devices'>> = {}): Row<'devices'> {
  return {
    ...base(organisationId),
    assetTag,
    serialNumber: '',
    manufacturer: 'Lenovo',
    model: 'ThinkPad L14',
    category: 'laptop',
    configuration: '',
    status: 'in-stock',
    loaner: true,
    currentLoanId: null,
    accessories: ['laddare'],
    personId: null,
    unitId: null,
    purchasedOn: '2026-01-31',
    warrantyUntil: null,
    ...change,
  };
}

function queue(organisationId: string, name: string, number: string): Row<'queues'> {
  return {
    ...base(organisationId),
    name,
    number,
    greeting: '',
    openingHours: always,
    serviceLevel: { variant: 'negative', thresholdSeconds: 60, shortAbandonSeconds: null, targetPercent: 90 },
    ...plainQueueSettings,
    memberUserIds: [],
    sortOrder: 1,
  };
}

export const organisations = {
  burlov: organisation('burlov', 'Burlöv', 'BUR', '+46406256599'),
  kavlinge: organisation('kavlinge', 'Kävlinge', 'KAV', '+4646739797'),
};

export const queues = {
  burlov: queue('burlov', 'Service Desk Burlöv', '+46406280410'),
  kavlinge: queue('kavlinge', 'Service Desk Kävlinge', '+46406280420'),
};

export const devices = { first: device('burlov', 'LÅN-1'), second: device('burlov', 'LÅN-2') };

export const people = {
  open: person('burlov'),
  protected: person('burlov', { givenName: 'Skyddad', familyName: 'Person', protected: true }),
  elsewhere: person('kavlinge', { givenName: 'Kävlinge', familyName: 'Bo' }),
};

interface Account {
  userId: Id;
  username: string;
  name: string;
  grants: { organisationId: string; role: Role }[];
}

const account = (username: string, name: string, role: Role, ...organisationIds: string[]): Account => ({
  userId: newId(),
  username,
  name,
  grants: organisationIds.map((organisationId) => ({ organisationId, role })),
});

export const accounts = {
  agent: account('anna.agent', 'Anna Agent', 'agent', 'burlov'),
  colleague: account('karl.kollega', 'Karl Kollega', 'agent', 'burlov'),
  everywhere: account('bo.bada', 'Bo Båda', 'agent', 'burlov', 'kavlinge'),
  technician: account('tove.tekniker', 'Tove Tekniker', 'technician', 'burlov'),
  administrator: account('ada.admin', 'Ada Admin', 'administrator', 'burlov'),
};
export type AccountName = keyof typeof accounts;

/** Fills the template database of a test file. */
export async function fillDatabase(importer: Importer): Promise<void> {
  const all = Object.values(accounts);
  await importer.rows('organisations', Object.values(organisations));
  await importer.rows(
    'users',
    all.map((one) => ({
      ...base('burlov'),
      id: one.userId,
      name: one.name,
      initials: 'AA',
      organisationIds: one.grants.map(({ organisationId }) => organisationId),
      title: '',
      groupIds: [],
      active: true,
    })),
  );
  await importer.rows('queues', Object.values(queues));
  await importer.rows('people', Object.values(people));
  await importer.rows('devices', Object.values(devices));
  await importer.accounts(all.map(({ userId, username, grants }) => ({ userId, username, password, grants })));
  await importer.ctiConnector({ name: 'test-pbx', token: ctiToken, organisationIds: ['burlov', 'kavlinge'] });
}
