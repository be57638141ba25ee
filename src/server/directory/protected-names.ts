import { sql } from 'kysely';
import type { Put } from '#shared/commands/definition.ts';
import { protectedName } from '#shared/directory/protected-name.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';
import type { Stored } from '../rows/stored.ts';
import { type Versions, versionIn } from '../rows/versions.ts';
import { hideInMessages, lockMessagesTo, peopleToldOf, withoutProtectedRecipients } from './protected-recipients.ts';

/** The people a row names in words that everybody who sees the row may read. */
function namedPeople(put: Put, stored: Stored): Id[] {
  if (put.kind === 'messages') return peopleToldOf(put.row);
  if (!isNamedAnew(put, stored)) return [];
  const id =
    put.kind === 'tickets'
      ? put.row.requesterPersonId
      : put.kind === 'callBacks'
        ? put.row.personId
        : put.kind === 'loans'
          ? put.row.borrowerPersonId
          : null;
  return id === null ? [] : [id];
}

const namingFields = [
  'requesterPersonId',
  'requesterName',
  'requesterPhone',
  'requesterEmail',
  'place',
  'borrowerPersonId',
  'borrowerName',
  'personId',
  'name',
] as const;

/** Whether the names in the row may be others than they were. */
function isNamedAnew(put: Put, stored: Stored): boolean {
  const before = stored({ kind: put.kind, id: put.row.id });
  if (before === undefined) return true;
  const now: Record<string, unknown> = { ...put.row };
  const then: Record<string, unknown> = { ...before };
  return namingFields.some((field) => now[field] !== then[field]);
}

const fieldsOfNames: ReadonlySet<string> = new Set(['requesterName', 'requesterPhone', 'requesterEmail', 'place']);

/** A change of somebody's name, number or address, without any. */
function unnamed(put: Extract<Put, { kind: 'ticketEvents' }>): Put {
  const { change } = put.row;
  if (change.type !== 'fields') return put;
  const fields = change.fields.map((each) => (fieldsOfNames.has(each.field) ? { ...each, from: '', to: '' } : each));
  return { ...put, row: { ...put.row, change: { ...change, fields } } };
}

function masked(put: Put, isHidden: (id: Id | null) => boolean): Put {
  if (put.kind === 'tickets' && isHidden(put.row.requesterPersonId)) {
    const nothing = { requesterPhone: '', requesterEmail: '', place: '' };
    return { ...put, row: { ...put.row, requesterName: protectedName, ...nothing } };
  }
  if (put.kind === 'loans' && isHidden(put.row.borrowerPersonId)) {
    return { ...put, row: { ...put.row, borrowerName: protectedName, borrowerPhone: '' } };
  }
  // The number stays: without it nobody could call.
  if (put.kind === 'callBacks' && isHidden(put.row.personId))
    return { ...put, row: { ...put.row, name: protectedName } };
  if (put.kind === 'messages') return { ...put, row: withoutProtectedRecipients(put.row, isHidden) };
  return put;
}

/**
 * Returns rows as they are written: tickets, their history and loans of a protected person without name, number and place,
 * call-backs without the name, messages without name and, once sent, address. Who has the right finds the person by the identifier; everybody else reads the row.
 */
export async function withoutProtectedNames(tx: Tx, puts: readonly Put[], stored: Stored): Promise<readonly Put[]> {
  const asked = puts.flatMap((put) => namedPeople(put, stored));
  if (asked.length === 0) return puts;
  const { rows } = await sql<{ id: Id }>`
    select id from people where id = any(${[...new Set(asked)]}::uuid[]) and protected
  `.execute(tx);
  if (rows.length === 0) return puts;
  const hidden = new Set(rows.map(({ id }) => id));
  const isHidden = (id: Id | null) => id !== null && hidden.has(id);
  const tickets = new Set(
    puts.flatMap((put) => (put.kind === 'tickets' && isHidden(put.row.requesterPersonId) ? [put.row.id] : [])),
  );
  return puts.map((put) =>
    put.kind === 'ticketEvents' && tickets.has(put.row.ticketId) ? unnamed(put) : masked(put, isHidden),
  );
}

/** The people who are protected from this write on. */
function newlyProtected(puts: readonly Put[], stored: Stored): Person[] {
  return puts.flatMap((put) => {
    if (put.kind !== 'people' || !put.row.protected) return [];
    const before = stored({ kind: 'people', id: put.row.id });
    return before !== undefined && 'protected' in before && before.protected === true ? [] : [put.row];
  });
}

/** Whose names are to be taken out of what others may read, and in which organisations' rows they stand. */
export interface NamesToHide {
  ids: readonly Id[];
  organisationIds: readonly OrganisationId[];
}

/**
 * Returns the people who are protected from this write on, with the organisations of their tickets, loans, call-backs and
 * messages: the versions of all are taken together, in one order.
 */
export async function namesToHide(tx: Tx, puts: readonly Put[], stored: Stored): Promise<NamesToHide> {
  const people = newlyProtected(puts, stored);
  if (people.length === 0) return { ids: [], organisationIds: [] };
  const ids = people.map(({ id }) => id);
  const { rows } = await sql<{ organisationId: OrganisationId }>`
    select organisation_id from tickets where requester_person_id = any(${ids}::uuid[])
    union select organisation_id from loans where borrower_person_id = any(${ids}::uuid[])
    union select organisation_id from call_backs where person_id = any(${ids}::uuid[])
  `.execute(tx);
  const messages = await lockMessagesTo(tx, ids);
  // In their own organisation somebody may be writing the first row this very moment.
  const concerned = [...rows, ...messages, ...people].map(({ organisationId }) => organisationId);
  return { ids, organisationIds: [...new Set(concerned)] };
}

/**
 * Takes the names of people who are protected from now on out of what others may read: their tickets with the history of
 * these fields, their loans, call-backs and messages. `versions` are those taken in their organisations.
 */
export async function hideNewlyProtected(
  tx: Tx,
  { ids, organisationIds }: NamesToHide,
  versions: Versions,
): Promise<void> {
  for (const organisationId of organisationIds) {
    await hideIn(tx, organisationId, ids, versionIn(versions, organisationId));
  }
}

async function hideIn(tx: Tx, organisationId: OrganisationId, ids: readonly Id[], version: number): Promise<void> {
  const people = [...ids];
  await sql`
    update ticket_events set version = ${version}, change = jsonb_set(change, '{fields}', (
      select jsonb_agg(case when field->>'field' in ('requesterName', 'requesterPhone', 'requesterEmail', 'place')
        then field || jsonb_build_object('from', '', 'to', '') else field end)
      from jsonb_array_elements(change->'fields') as field))
    where organisation_id = ${organisationId} and not deleted and change->>'type' = 'fields'
      and exists (select from jsonb_array_elements(change->'fields') as field
        where field->>'field' in ('requesterName', 'requesterPhone', 'requesterEmail', 'place'))
      and ticket_id in (select id from tickets where organisation_id = ${organisationId}
        and requester_person_id = any(${people}::uuid[]))
  `.execute(tx);
  await sql`
    update tickets set version = ${version}, requester_name = ${protectedName}, requester_phone = '', requester_email = '',
      place = ''
    where organisation_id = ${organisationId} and requester_person_id = any(${people}::uuid[]) and not deleted
  `.execute(tx);
  await sql`
    update loans set version = ${version}, borrower_name = ${protectedName}, borrower_phone = ''
    where organisation_id = ${organisationId} and borrower_person_id = any(${people}::uuid[]) and not deleted
  `.execute(tx);
  await sql`
    update call_backs set version = ${version}, name = ${protectedName}
    where organisation_id = ${organisationId} and person_id = any(${people}::uuid[]) and not deleted
  `.execute(tx);
  await hideInMessages(tx, organisationId, people, version);
}
