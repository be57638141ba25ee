import type { CommandContext, RowReader, RowRef } from '../commands/definition.ts';
import { hasLeft } from '../directory/has-left.ts';
import type { DirectoryFunction } from '../directory/schema.ts';
import { derivedId, type Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { type WayTo, waysToPerson, waysToPlace } from './ways-to.ts';

/** A recipient as a message that is being written names one. */
export interface Addressed extends WayTo {
  id: Id;
  personId: Id | null;
  unitId: Id | null;
  name: string;
}

/** Returns the rows that tell who a message to these functions goes to, as far as they are found. */
export function rowsOfFunctions(ids: readonly Id[], found: RowReader): RowRef[] {
  return ids.flatMap((id): RowRef[] => {
    const named = found.get('functions', id);
    const people = named?.personIds ?? [];
    const accounts = people.flatMap((personId) => found.get('people', personId)?.userId ?? []);
    return [
      { kind: 'functions', id },
      ...people.map((personId): RowRef => ({ kind: 'people', id: personId })),
      ...accounts.map((userId): RowRef => ({ kind: 'users', id: userId })),
      ...(named?.unitId == null ? [] : [{ kind: 'units', id: named.unitId } as const]),
    ];
  });
}

const nameMax = 200;

/**
 * Returns whom a message to a function goes to: everybody who does it and can be reached, each the best way; where nobody can, the
 * function's own mobile number or its unit. Who has left, and who is protected, is passed over. Empty: there is no way to it.
 */
export function recipientsOfFunction(
  named: DirectoryFunction,
  organisationId: OrganisationId,
  rows: RowReader,
  { commandId, actor, at }: Pick<CommandContext, 'commandId' | 'actor' | 'at'>,
): Addressed[] {
  const as = (of: string) => `${of} (${named.name})`.slice(0, nameMax);
  const identified = (label: string) => derivedId(commandId, `function:${named.id}:${label}`);
  const reached = named.personIds.flatMap((personId) => {
    const person = rows.get('people', personId);
    if (person === undefined || person.protected || hasLeft(person, at)) return [];
    const user = person.userId === null ? undefined : rows.get('users', person.userId);
    const isColleague =
      user?.active === true && user.id !== actor.userId && user.organisationIds.includes(organisationId);
    const [way] = waysToPerson(person, isColleague ? user : undefined);
    if (way === undefined) return [];
    const name = as(`${person.givenName} ${person.familyName}`.trim());
    return [{ ...way, id: identified(personId), personId, unitId: null, name }];
  });
  if (reached.length > 0) return reached;
  const unit = named.unitId === null ? undefined : rows.get('units', named.unitId);
  const [own] = waysToPlace({ email: null, phones: named.phones });
  if (own !== undefined) return [{ ...own, id: identified('own'), personId: null, unitId: null, name: named.name }];
  const [ofUnit] = unit === undefined ? [] : waysToPlace(unit);
  if (unit === undefined || ofUnit === undefined) return [];
  return [{ ...ofUnit, id: identified('unit'), personId: null, unitId: unit.id, name: as(unit.name) }];
}
