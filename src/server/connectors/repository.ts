import { sql } from 'kysely';
import type { CallFact, CallFactContext } from '#shared/calls/apply-call-fact.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { CallerIds } from '#shared/connectors/administration.ts';
import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db, Tx } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { hashToken } from '../session/tokens.ts';

/** A switchboard that tells of calls, for these organisations; the first is home for numbers that lead nowhere. */
export interface Connector {
  name: string;
  /** Whether it is one we connect to; left out: it only tells. */
  canAct?: boolean;
  organisationIds: [OrganisationId, ...OrganisationId[]];
  /** The number to be shown for calls out of a queue or an organisation; left out: not known. */
  callerIds?: CallerIds;
}

/** A fact as a switchboard told it, before its names are looked up here. */
export interface ToldFact extends Pick<CallFactContext, 'at' | 'externalId' | 'direction' | 'from' | 'to'> {
  readonly fact: CallFact;
  /** The switchboard's name of the queue, where it tells one. */
  readonly queueName: string | null;
  /** Logins or identifiers of the users it names. */
  readonly agentNames: readonly string[];
}

/** Returns the connector a token belongs to; tokens are stored hashed. */
export async function findConnector(db: Db, token: string): Promise<Connector | undefined> {
  const found = await db
    .selectFrom('connectors')
    .select(['name', 'organisationIds', 'callerIds'])
    .where('tokenHash', '=', hashToken(token))
    .where('active', '=', true)
    .executeTakeFirst();
  const [home, ...others] = found?.organisationIds ?? [];
  return found === undefined || home === undefined
    ? undefined
    : { name: found.name, organisationIds: [home, ...others], callerIds: found.callerIds };
}

/** Returns an active connector by its name. */
export async function findConnectorByName(db: Db, name: string): Promise<Connector | undefined> {
  const found = await db
    .selectFrom('connectors')
    .select('organisationIds')
    .where('name', '=', name)
    .where('active', '=', true)
    .executeTakeFirst();
  const [home, ...others] = found?.organisationIds ?? [];
  return home === undefined ? undefined : { name, organisationIds: [home, ...others] };
}

/** Returns our number in what was told: the called one of a call that comes in, the calling one of a call out. */
function ownNumber({ direction, from, to }: ToldFact): string {
  const ours = direction === 'in' ? to : from;
  return parsePhoneNumber(ours) ?? ours;
}

/** Returns the queue in use that our number, or the switchboard's name of it, means. */
async function findQueue(tx: Db | Tx, connector: Connector, told: ToldFact) {
  const { queueName: named } = told;
  const number = ownNumber(told);
  return await tx
    .selectFrom('queues')
    .select(['id', 'organisationId', 'visibleTo', 'memberUserIds'])
    .where('organisationId', 'in', connector.organisationIds)
    .where('deleted', '=', false)
    .where('active', '=', true)
    .where((is) =>
      named === null
        ? is('number', '=', number)
        : // Exchanges name their queues as they like, and many by the number that leads there.
          is.or([
            is('name', '=', named),
            is('number', '=', parsePhoneNumber(named) ?? named),
            is('number', '=', number),
          ]),
    )
    .orderBy((is) =>
      is
        .case()
        .when('name', '=', named ?? '')
        .then(0)
        // The queue it is in now says more than the number that was called.
        .when('number', '=', parsePhoneNumber(named ?? '') ?? named ?? '')
        .then(1)
        .else(2)
        .end(),
    )
    .orderBy('sortOrder')
    .executeTakeFirst();
}

/** Returns the organisation whose main number is ours, else the connector's home. */
async function findOrganisation(tx: Db | Tx, connector: Connector, told: ToldFact): Promise<OrganisationId> {
  const organisation = await tx
    .selectFrom('organisations')
    .select('organisationId')
    .where('organisationId', 'in', connector.organisationIds)
    .where('mainNumber', '=', ownNumber(told))
    .executeTakeFirst();
  return organisation?.organisationId ?? connector.organisationIds[0];
}

/** Returns the number that whoever is called out of the connector's organisations is to see; null: the exchange's own. */
export async function findCallerId(db: Db, connector: Connector, told: ToldFact): Promise<string | null> {
  const { callerIds = {} } = connector;
  if (Object.keys(callerIds).length === 0) return null;
  const queue = await findQueue(db, connector, told);
  const organisationId = queue?.organisationId ?? (await findOrganisation(db, connector, told));
  return callerIds[queue?.id ?? ''] ?? callerIds[organisationId] ?? null;
}

/** Returns where the called number, or the queue the switchboard names, leads among the connector's organisations. */
export async function findDestination(
  tx: Tx,
  connector: Connector,
  told: ToldFact,
): Promise<Pick<CallFactContext, 'organisationId' | 'queueId' | 'seenByUserIds'>> {
  const queue = await findQueue(tx, connector, told);
  if (queue !== undefined) {
    const seenByUserIds = queue.visibleTo === 'members' ? queue.memberUserIds : null;
    return { organisationId: queue.organisationId, queueId: told.direction === 'in' ? queue.id : null, seenByUserIds };
  }
  return { organisationId: await findOrganisation(tx, connector, told), queueId: null };
}

/** Returns the user a fact names by login or identifier, if one of the connector's organisations has them. */
export async function findAgent(tx: Tx, connector: Connector, { fact, agentNames }: ToldFact): Promise<Id | null> {
  // An arrival may name everyone it rings; only one named user is the one who answered.
  return fact.type === 'arrived' ? null : await findAgentByNames(tx, connector, agentNames);
}

/** Returns the one user whom these names mean: a login, an identifier, or their telephone at the connector. */
export async function findAgentByNames(
  db: Db | Tx,
  connector: Connector,
  given: readonly string[],
): Promise<Id | null> {
  const names = given.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  if (names.length === 0) return null;
  const { rows } = await sql<{ userId: Id }>`
    select account.user_id from accounts as account
    where account.active and (account.username = any(${names}::text[]) or account.user_id::text = any(${names}::text[])
        or exists (select from telephones as phone where phone.user_id = account.user_id and not phone.deleted
          and phone.connector = ${connector.name} and lower(phone.telephone) = any(${names}::text[])))
      and exists (select from grants where grants.user_id = account.user_id
        and grants.organisation_id = any(${[...connector.organisationIds]}::text[]))
    order by account.user_id limit 2
  `.execute(db);
  return rows.length === 1 ? (rows[0]?.userId ?? null) : null;
}

/** Returns the queue in use that an exchange calls so and the user belongs to. */
export async function findOwnQueue(
  db: Db,
  connector: Connector,
  userId: Id,
  queueName: string,
): Promise<Id | undefined> {
  const number = parsePhoneNumber(queueName) ?? queueName;
  const { rows } = await sql<{ id: Id }>`
    select id from queues where organisation_id = any(${[...connector.organisationIds]}::text[]) and active and not deleted
      and (name = ${queueName} or number = ${number}) and member_user_ids @> to_jsonb(${userId}::text)
    order by sort_order, id limit 1`.execute(db);
  return rows[0]?.id;
}

export type ConnectorLogEntry = Pick<
  Database['connectorLog'],
  'connector' | 'event' | 'externalId' | 'result' | 'reason'
>;

/** Keeps what came and what became of it: every event, accepted or not. Never numbers or names. */
export async function writeConnectorLog(db: Db | Tx, entry: ConnectorLogEntry): Promise<void> {
  await db
    .insertInto('connectorLog')
    .values({ ...entry, at: new Date().toISOString() })
    .execute();
}

/** A connector as stored. */
export interface StoredExchange extends Connector {
  /** Where and as whom to connect to it; null for one that pushes. */
  asterisk: unknown;
}

/** Returns the active connectors. */
export async function readExchanges(db: Db): Promise<StoredExchange[]> {
  const found = await db
    .selectFrom('connectors')
    .select(['name', 'organisationIds', 'asterisk'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  return found.flatMap(({ name, organisationIds: [home, ...others], asterisk }) =>
    home === undefined ? [] : [{ name, organisationIds: [home, ...others], asterisk, canAct: asterisk !== null }],
  );
}

/** Returns the connector's calls that have no end yet. */
export async function readUnfinished(
  db: Db,
  connector: string,
): Promise<Pick<Call, 'externalId' | 'direction' | 'answeredAt'>[]> {
  return await db
    .selectFrom('calls')
    .select(['externalId', 'direction', 'answeredAt'])
    .where('connector', '=', connector)
    .where('endedAt', 'is', null)
    .execute();
}
