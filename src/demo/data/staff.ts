import type { Grant, Role } from '#shared/users/roles.ts';
import type { User } from '#shared/users/schema.ts';
import { type GroupKey, groupId } from './catalogue.ts';
import { namedId } from './ids.ts';
import { municipalities, provider } from './organisations.ts';

/** One password for every demonstration account; shown on the sign-in page. */
export const demoPassword = 'vaxelbord-demo';

interface StaffText {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly title: string;
  readonly groups: readonly GroupKey[];
}

const staffTexts: readonly StaffText[] = [
  {
    username: 'olga.operator',
    name: 'Olga Wennerberg',
    role: 'operator',
    title: 'Telefonist',
    groups: ['switchboard'],
  },
  {
    username: 'oskar.operator',
    name: 'Oskar Lundahl',
    role: 'operator',
    title: 'Telefonist',
    groups: ['switchboard', 'info-center'],
  },
  {
    username: 'ottilia.operator',
    name: 'Ottilia Friberg',
    role: 'operator',
    title: 'Kommunvägledare',
    groups: ['info-center', 'switchboard'],
  },
  {
    username: 'anna.agent',
    name: 'Anna Sjöstrand',
    role: 'agent',
    title: 'Handläggare Service Desk',
    groups: ['service-desk'],
  },
  {
    username: 'amir.agent',
    name: 'Amir Rahimi',
    role: 'agent',
    title: 'Handläggare Service Desk',
    groups: ['service-desk', 'security'],
  },
  {
    username: 'astrid.agent',
    name: 'Astrid Öhman',
    role: 'agent',
    title: 'Handläggare Service Desk',
    groups: ['service-desk', 'applications'],
  },
  {
    username: 'albin.agent',
    name: 'Albin Kjellberg',
    role: 'agent',
    title: 'Systemförvaltare',
    groups: ['applications'],
  },
  {
    username: 'tove.technician',
    name: 'Tove Rydell',
    role: 'technician',
    title: 'Tekniker, man-på-plats',
    groups: ['workplace'],
  },
  {
    username: 'tomas.technician',
    name: 'Tomas Hallgren',
    role: 'technician',
    title: 'Tekniker, man-på-plats',
    groups: ['workplace', 'telephony'],
  },
  {
    username: 'tariq.technician',
    name: 'Tariq Nasser',
    role: 'technician',
    title: 'Nätverkstekniker',
    groups: ['network', 'telephony'],
  },
  {
    username: 'tilda.technician',
    name: 'Tilda Ahlgren',
    role: 'technician',
    title: 'Systemtekniker',
    groups: ['server', 'security'],
  },
  {
    username: 'siv.supervisor',
    name: 'Siv Månsson',
    role: 'supervisor',
    title: 'Arbetsledare Service Desk och växel',
    groups: ['service-desk', 'switchboard'],
  },
  {
    username: 'samuel.supervisor',
    name: 'Samuel Brandt',
    role: 'supervisor',
    title: 'Kundansvarig',
    groups: ['workplace', 'network'],
  },
  {
    username: 'ada.administrator',
    name: 'Ada Zetterlund',
    role: 'administrator',
    title: 'Förvaltare',
    groups: ['service-desk'],
  },
];

/** A demonstration account: who may sign in, with what, and what for. */
export interface DemoAccount {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  readonly grants: Grant[];
}

/** Returns the identifier of a colleague by username. */
export function userId(username: string): string {
  return namedId(`user:${username}`);
}

/** Returns the accounts, each with its role in every organisation. */
export function makeAccounts(): DemoAccount[] {
  const organisationIds = [...municipalities.map(({ id }) => id), provider];
  return staffTexts.map(({ username, name, role }) => ({
    userId: userId(username),
    username,
    password: demoPassword,
    name,
    role,
    grants: organisationIds.map((organisationId) => ({ organisationId, role })),
  }));
}

/** Returns the accounts to offer at sign-in: the first of each role, and a second agent for a second workstation. */
export function accountsToTry(): DemoAccount[] {
  const accounts = makeAccounts();
  const roles = new Set(accounts.map(({ role }) => role));
  return [...roles].flatMap((role) =>
    accounts.filter((account) => account.role === role).slice(0, role === 'agent' ? 2 : 1),
  );
}

/** Returns the colleagues as others see them. */
export function makeUsers(): User[] {
  return staffTexts.map(({ username, name, title, groups }) => ({
    id: userId(username),
    organisationId: provider,
    version: 0,
    name,
    initials: name
      .split(' ')
      .map((word) => word.slice(0, 1))
      .join(''),
    title,
    groupIds: groups.map(groupId),
    active: true,
    organisationIds: [...municipalities.map(({ id }) => id), provider],
  }));
}

/** Returns the colleagues with a role, in a fixed order. */
export function usersWithRole(...roles: readonly Role[]): string[] {
  return staffTexts.filter(({ role }) => roles.includes(role)).map(({ username }) => userId(username));
}

/** Returns the colleagues of a group, in a fixed order. */
export function membersOf(group: GroupKey): string[] {
  return staffTexts.filter(({ groups }) => groups.includes(group)).map(({ username }) => userId(username));
}
