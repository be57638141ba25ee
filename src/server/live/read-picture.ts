import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { AgentState, LiveChange, LiveServerFrame, QueueFigures } from '#shared/live/protocol.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { queueFigures } from '#shared/queues/statistics.ts';
import type { Row } from '#shared/sync/kinds.ts';
import { readLiveConnectors } from '../connectors/states.ts';
import type { Db, Tx } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';
import type { LiveTouch } from './bump-live.ts';

/** Figures are of today, as the clock on the wall of a municipality sees it. */
const wallClock = 'Europe/Stockholm';

function startOfToday(): string {
  const day = Temporal.Now.plainDateISO(wallClock);
  return new Date(day.toZonedDateTime(wallClock).epochMilliseconds).toISOString();
}

/** Milliseconds until the figures begin anew. */
export function untilMidnight(): number {
  const next = Temporal.Now.plainDateISO(wallClock).add({ days: 1 }).toZonedDateTime(wallClock);
  return next.epochMilliseconds - Date.now();
}

async function readFigures(db: Db | Tx, organisationId: OrganisationId, queueIds?: Id[]): Promise<QueueFigures[]> {
  const queues = await db
    .selectFrom('queues')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('deleted', '=', false)
    .where('active', '=', true)
    .$if(queueIds !== undefined, (query) => query.where('id', 'in', queueIds ?? []))
    .orderBy('sortOrder')
    .execute();
  if (queues.length === 0) return [];
  const calls = await db
    .selectFrom('calls')
    .select(['direction', 'queueVisits', 'queueId', 'arrivedAt', 'answeredAt', 'endedAt'])
    .where('organisationId', '=', organisationId)
    .where((is) => {
      // Also those that went on from it: they were offered here.
      const through = queues.map(({ id }) => sql<boolean>`queue_visits @> ${JSON.stringify([{ queueId: id }])}::jsonb`);
      const inQueue = is(
        'queueId',
        'in',
        queues.map(({ id }) => id),
      );
      return is.or([inQueue, ...through]);
    })
    .where((is) => is.or([is('arrivedAt', '>=', startOfToday()), is('endedAt', 'is', null)]))
    .execute();
  // A day's calls are counted with every event: they are taken as stored, each was parsed when it was written.
  return queues.map((queue) => queueFigures(parseRow('queues', queue), calls));
}

async function readAgents(db: Db | Tx, organisationId: OrganisationId, userIds?: Id[]): Promise<AgentState[]> {
  return await db
    .selectFrom('agentStates')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .$if(userIds !== undefined, (query) => query.where('userId', 'in', userIds ?? []))
    .execute();
}

async function readCalls(db: Db | Tx, organisationId: OrganisationId, ids?: Id[]): Promise<Call[]> {
  const stored = await db
    .selectFrom('calls')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .$if(ids === undefined, (query) => query.where('endedAt', 'is', null))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('arrivedAt')
    .execute();
  return stored.map((call): Row<'calls'> => parseRow('calls', call));
}

/** Returns the whole live picture of an organisation with its number, seen at one instant. */
export async function readSnapshot(
  db: Db,
  organisationId: OrganisationId,
): Promise<Extract<LiveServerFrame, { type: 'snapshot' }>> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<{ seq: number }>`
        select seq from live_counters where organisation_id = ${organisationId}`.execute(tx);
      return {
        type: 'snapshot',
        organisationId,
        seq: rows[0]?.seq ?? 0,
        serverTime: new Date().toISOString(),
        calls: await readCalls(tx, organisationId),
        agents: await readAgents(tx, organisationId),
        figures: await readFigures(tx, organisationId),
        connectors: await readLiveConnectors(tx, organisationId),
      };
    });
}

/** Returns what a notification names, as it is now: whole values, so that being newer than the number does no harm. */
export async function readChanges(db: Db, organisationId: OrganisationId, touched: LiveTouch): Promise<LiveChange[]> {
  // Side by side: whoever calls waits for it.
  const [calls, agents, figures] = await Promise.all([
    touched.callIds.length === 0 ? [] : readCalls(db, organisationId, touched.callIds),
    touched.userIds.length === 0 ? [] : readAgents(db, organisationId, touched.userIds),
    touched.queueIds.length === 0 ? [] : readFigures(db, organisationId, touched.queueIds),
  ]);
  const connectors: LiveChange[] =
    touched.connectors === true
      ? [{ type: 'connectors', connectors: await readLiveConnectors(db, organisationId) }]
      : [];
  return [
    ...calls.map((call): LiveChange => ({ type: 'call', call })),
    ...agents.map((agent): LiveChange => ({ type: 'agent', agent })),
    ...figures.map((one): LiveChange => ({ type: 'figures', figures: one })),
    ...connectors,
  ];
}
