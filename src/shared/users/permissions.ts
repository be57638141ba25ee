import { schemaVersion } from '../commands/envelope.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Actor, Role } from './roles.ts';

export type Permission =
  | 'ticket.read'
  | 'ticket.write'
  | 'loan.read'
  | 'loan.write'
  | 'stock.read'
  | 'stock.write'
  | 'call.take'
  | 'call.read'
  | 'call.block'
  | 'message.send'
  | 'directory.read'
  | 'directory.readProtected'
  | 'directory.write'
  | 'catalogue.read'
  | 'statistics.read'
  | 'knowledge.write'
  /** Hänvisning of anybody in the organisation; one's own needs none. */
  | 'absence.write'
  | 'infoText.write'
  | 'administration.write';

const everybody: readonly Permission[] = [
  'directory.read',
  'catalogue.read',
  'ticket.read',
  'loan.read',
  'stock.read',
  'message.send',
];

/** What whoever answers callers keeps up to date for the others who do. */
const answering: readonly Permission[] = ['absence.write', 'infoText.write'];

/** What the work on tickets takes, with what is lent and used for them. */
const deskWork: readonly Permission[] = ['ticket.write', 'loan.write', 'stock.write'];

const rolePermissions: Record<Role, readonly Permission[]> = {
  operator: [...everybody, ...answering, 'ticket.write', 'call.take', 'call.read'],
  agent: [...everybody, ...answering, ...deskWork, 'call.take', 'call.read', 'knowledge.write'],
  technician: [...everybody, ...deskWork],
  supervisor: [
    ...everybody,
    ...answering,
    ...deskWork,
    'call.take',
    'call.read',
    'call.block',
    'statistics.read',
    'knowledge.write',
  ],
  administrator: [
    ...everybody,
    ...answering,
    ...deskWork,
    'call.read',
    'call.block',
    'statistics.read',
    'knowledge.write',
    'directory.readProtected',
    'directory.write',
    'administration.write',
  ],
};

/** Whether any role the actor holds in the organisation carries the permission. */
export function can(actor: Actor, permission: Permission, organisationId: OrganisationId): boolean {
  return actor.grants.some(
    (grant) => grant.organisationId === organisationId && rolePermissions[grant.role].includes(permission),
  );
}

/** Whether the actor has the permission in at least one organisation: what decides which views are shown. */
export function canSomewhere(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => rolePermissions[grant.role].includes(permission));
}

/** The organisations the actor has a role in, sorted and without repeats. */
export function organisationsOf(actor: Actor): OrganisationId[] {
  return [...new Set(actor.grants.map((grant) => grant.organisationId))].sort();
}

/** The organisations in which the actor has the permission, sorted. */
export function organisationsWith(actor: Actor, permission: Permission): OrganisationId[] {
  return organisationsOf(actor).filter((organisationId) => can(actor, permission, organisationId));
}

/** Raised when a role comes to see other rows than before: what was pulled under older rules has gaps. */
const visibilityRules = 3;

/**
 * A word that changes when the actor's rights change, or the form of the rows; a client that pulled under another word
 * needs a new snapshot.
 */
export function accessFingerprint(actor: Actor): string {
  const grants = actor.grants.map((grant) => `${grant.organisationId}:${grant.role}`).sort();
  return [schemaVersion, visibilityRules, ...grants].join(',');
}
