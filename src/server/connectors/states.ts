import { sql } from 'kysely';
import type { ConnectorAbility, ConnectorCondition, ConnectorKind, ConnectorState } from '#shared/connectors/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db, Tx } from '../database/connect.ts';
import { bumpLive } from '../live/bump-live.ts';
import type { ActingExchange } from './acting-exchange.ts';
import type { Connector } from './repository.ts';

/** What a process has not said anew for so long counts no more: it has ended. */
export const stateValidSeconds = 60;

/** An exchange that pushes and has told nothing for so long is shown as silent. */
const silentHours = 24;

const heardMilliseconds = 20_000;

interface StoredState {
  name: string;
  kind: ConnectorKind;
  organisationIds: OrganisationId[];
  createdAt: string;
  lastEventAt: string | null;
  state: 'connected' | 'connecting' | 'refused' | null;
  since: string | null;
  can: ConnectorAbility[] | null;
  problem: string | null;
}

/** A connector's state with what its exchange, or the way there, last said was wrong; that is for administrators. */
export type ConnectorStateWithProblem = ConnectorState & { problem: string };

function stateOf(stored: StoredState): ConnectorStateWithProblem {
  const { name, kind, organisationIds, lastEventAt } = stored;
  const common = { name, kind, organisationIds, lastEventAt, problem: stored.problem ?? '' };
  if (stored.state !== null) {
    return { ...common, state: stored.state, since: stored.since ?? stored.createdAt, can: stored.can ?? [] };
  }
  const heard = lastEventAt ?? stored.createdAt;
  const isSilent = Date.parse(heard) < Date.now() - silentHours * 3_600_000;
  const state: ConnectorCondition = kind === 'asterisk' ? 'connecting' : isSilent ? 'silent' : 'listening';
  return { ...common, state, since: heard, can: [] };
}

/** Returns the active connectors of an organisation, or all there are, each as the process that is best off sees it. */
export async function readConnectorStates(
  db: Db | Tx,
  organisationId?: OrganisationId,
): Promise<ConnectorStateWithProblem[]> {
  const { rows } = await sql<StoredState>`
    select connector.name, connector.kind, connector.organisation_ids, connector.created_at,
      date_trunc('minute', connector.last_event_at) as last_event_at, best.state, best.since, best.can, best.problem
    from connectors as connector left join lateral (
      select * from connector_states as told where told.connector = connector.name
        and told.seen_at > now() - make_interval(secs => ${stateValidSeconds})
      order by array_position(array['connected', 'refused', 'connecting'], told.state), told.since limit 1
    ) as best on true
    where connector.active
      and (${organisationId ?? null}::text is null or connector.organisation_ids @> to_jsonb(${organisationId ?? ''}::text))
    order by connector.name
  `.execute(db);
  return rows.map(stateOf);
}

/** Returns the connectors of an organisation as its live picture shows them. */
export async function readLiveConnectors(db: Db | Tx, organisationId: OrganisationId): Promise<ConnectorState[]> {
  const states = await readConnectorStates(db, organisationId);
  return states.map(({ problem: _, ...state }) => state);
}

/** When each connector was last noted to have told something, by this process's clock in milliseconds. */
const heardAt = new WeakMap<Db, Map<string, number>>();

/** Notes that a connector has told something; a few times a minute is enough to see that it lives. */
export async function noteHeard(db: Db, connector: string): Promise<void> {
  const now = Date.now();
  const noted = heardAt.get(db) ?? new Map<string, number>();
  if ((noted.get(connector) ?? 0) > now - heardMilliseconds) return;
  heardAt.set(db, noted.set(connector, now));
  const lastEventAt = new Date(now).toISOString();
  await db.updateTable('connectors').set({ lastEventAt }).where('name', '=', connector).execute();
}

/** Tells everybody, when the transaction commits, that a connector of these organisations is another than before. */
export async function bumpConnectors(tx: Tx, organisationIds: readonly OrganisationId[]): Promise<void> {
  for (const organisationId of [...new Set(organisationIds)].sort()) {
    await bumpLive(tx, organisationId, { callIds: [], userIds: [], queueIds: [], connectors: true });
  }
}

/**
 * Notes how this process's way to an exchange is; everybody is told when it has become another. A process that has
 * noted nothing for a while counts no more.
 */
export async function noteWay(db: Db, processId: Id, connector: Connector, exchange: ActingExchange): Promise<void> {
  const { state, since, problem } = exchange.way;
  const can = JSON.stringify(exchange.can);
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ state: string; can: ConnectorAbility[] }>`
      select state, can from connector_states where connector = ${connector.name} and process_id = ${processId}
        and seen_at > now() - make_interval(secs => ${stateValidSeconds})`.execute(tx);
    await sql`insert into connector_states (connector, process_id, state, problem, since, seen_at, can)
      values (${connector.name}, ${processId}, ${state}, ${problem}, ${since}, now(), ${can}::jsonb)
      on conflict (connector, process_id) do update set state = excluded.state, problem = excluded.problem,
        since = excluded.since, seen_at = excluded.seen_at, can = excluded.can`.execute(tx);
    const isSame = rows[0]?.state === state && JSON.stringify(rows[0].can) === can;
    if (!isSame) await bumpConnectors(tx, connector.organisationIds);
  });
}

/** Forgets what a process has said of its ways, or of one of them: it has ended. */
export async function forgetWays(db: Db, processId: Id, connector?: string): Promise<void> {
  await db
    .deleteFrom('connectorStates')
    .where('processId', '=', processId)
    .$if(connector !== undefined, (query) => query.where('connector', '=', connector ?? ''))
    .execute();
}

/** Whether this process has been connected to an exchange the longest of all: it does what only one may do. */
export async function isFirstConnected(db: Db, connector: string, processId: Id): Promise<boolean> {
  const { rows } = await sql<{ processId: Id }>`
    select process_id from connector_states where connector = ${connector} and state = 'connected'
      and seen_at > now() - make_interval(secs => ${stateValidSeconds})
    order by since, process_id limit 1`.execute(db);
  return rows[0]?.processId === processId;
}
