import { sql } from 'kysely';
import type { CtiContext } from '#shared/calls/apply-cti.ts';
import type { CtiEvent } from '#shared/calls/cti.ts';
import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db, Tx } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { hashToken } from '../session/tokens.ts';

/** A switchboard that may push calls, for these organisations; the first is home for numbers that lead nowhere. */
export interface CtiConnector {
  name: string;
  organisationIds: [OrganisationId, ...OrganisationId[]];
}

/** Returns the connector a token belongs to; tokens are stored hashed. */
export async function findConnector(db: Db, token: string): Promise<CtiConnector | undefined> {
  const found = await db
    .selectFrom('ctiConnectors')
    .select(['name', 'organisationIds'])
    .where('tokenHash', '=', hashToken(token))
    .where('active', '=', true)
    .executeTakeFirst();
  const [home, ...others] = found?.organisationIds ?? [];
  return found === undefined || home === undefined
    ? undefined
    : { name: found.name, organisationIds: [home, ...others] };
}

/** Returns where the called number, or the queue the switchboard names, leads among the connector's organisations. */
export async function findDestination(
  tx: Tx,
  connector: CtiConnector,
  event: CtiEvent,
): Promise<Pick<CtiContext, 'organisationId' | 'queueId'>> {
  const ours = event.direction === 'in' ? event.to : event.from;
  const number = parsePhoneNumber(ours) ?? ours;
  const named = event.event === 'newCall' && event.queue !== undefined ? event.queue : null;
  const queue = await tx
    .selectFrom('queues')
    .select(['id', 'organisationId'])
    .where('organisationId', 'in', connector.organisationIds)
    .where('deleted', '=', false)
    .where((is) =>
      named === null ? is('number', '=', number) : is.or([is('name', '=', named), is('number', '=', number)]),
    )
    .orderBy((is) =>
      is
        .case()
        .when('name', '=', named ?? '')
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('sortOrder')
    .executeTakeFirst();
  if (queue !== undefined) {
    return { organisationId: queue.organisationId, queueId: event.direction === 'in' ? queue.id : null };
  }
  const organisation = await tx
    .selectFrom('organisations')
    .select('organisationId')
    .where('organisationId', 'in', connector.organisationIds)
    .where('mainNumber', '=', number)
    .executeTakeFirst();
  return { organisationId: organisation?.organisationId ?? connector.organisationIds[0], queueId: null };
}

/** Returns the user an event names by login or identifier, if one of the connector's organisations has them. */
export async function findAgent(tx: Tx, connector: CtiConnector, event: CtiEvent): Promise<Id | null> {
  const users = event.user === undefined ? [] : [event.user].flat();
  const answering = 'answeringNumber' in event && event.answeringNumber !== undefined ? [event.answeringNumber] : [];
  const names = [...answering, ...users].map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  // A newCall may name everyone it rings; only one named user is the one who answered.
  if (event.event === 'newCall' || names.length === 0) return null;
  const { rows } = await sql<{ userId: Id }>`
    select account.user_id from accounts as account
    where (account.username = any(${names}::text[]) or account.user_id::text = any(${names}::text[])) and account.active
      and exists (select from grants where grants.user_id = account.user_id
        and grants.organisation_id = any(${[...connector.organisationIds]}::text[]))
    order by account.user_id limit 2
  `.execute(tx);
  return rows.length === 1 ? (rows[0]?.userId ?? null) : null;
}

export type CtiLogEntry = Pick<Database['ctiLog'], 'connector' | 'event' | 'externalId' | 'result' | 'reason'>;

/** Keeps what came and what became of it: every event, accepted or not. Never numbers or names. */
export async function writeCtiLog(db: Db | Tx, entry: CtiLogEntry): Promise<void> {
  await db
    .insertInto('ctiLog')
    .values({ ...entry, at: new Date().toISOString() })
    .execute();
}
