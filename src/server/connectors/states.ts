import { sql } from 'kysely';
import type { ConnectorAbility, ConnectorCondition, ConnectorKind, ConnectorState } from '#shared/connectors/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db, Tx } from '../database/connect.ts';
import { bumpLive } from '../live/bump-live.ts';

/** What a process has not said anew for so long counts no more: it has ended. */
export const stateValidSeconds = 60;

/** An exchange that pushes and has told nothing for so long is shown as silent. */
const silentHours = 24;

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

/** Tells everybody, when the transaction commits, that a connector of these organisations is another than before. */
export async function bumpConnectors(tx: Tx, organisationIds: readonly OrganisationId[]): Promise<void> {
  for (const organisationId of [...new Set(organisationIds)].sort()) {
    await bumpLive(tx, organisationId, { callIds: [], userIds: [], queueIds: [], connectors: true });
  }
}
