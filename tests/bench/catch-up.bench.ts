import { sql } from 'kysely';
import { connectDatabase } from '../../src/server/database/connect.ts';
import { notify } from '../../src/server/live/notification.ts';
import type { PullRequest, PullResponse } from '../../src/shared/sync/protocol.ts';
import { type Benchmark, percentile } from './harness.ts';
import { probed } from './support/page-probe.ts';
import { largeWorkplace } from './support/workstation.ts';

const CHANGES = 5_000;
const ROUNDS = 3;
const CAUGHT_UP_MILLISECONDS = 1_000;

const fail = (error: Error) => {
  throw error;
};

/**
 * Changes so many tickets, each with a version of its own, and tells everybody when it commits: what waits for a
 * workstation that was away. Returns the versions before, and when the change was committed (ms since the epoch).
 */
export async function changeTickets(
  databaseUrl: string,
  title: string,
): Promise<{ cursors: Record<string, number>; at: number }> {
  const { db, close } = connectDatabase({ connectionString: databaseUrl }, fail);
  try {
    return await db.transaction().execute(async (tx) => {
      const heads = await tx.selectFrom('organisationVersions').selectAll().forUpdate().execute();
      await sql`
        with chosen as (
          select t.organisation_id, t.id, v.version + row_number() over (partition by t.organisation_id order by t.id) as version
          from (select organisation_id, id from tickets order by id desc limit ${CHANGES}) t
          join organisation_versions v using (organisation_id)
        ), changed as (
          update tickets set title = ${title}, version = chosen.version from chosen
          where tickets.organisation_id = chosen.organisation_id and tickets.id = chosen.id
          returning tickets.organisation_id, tickets.version
        )
        update organisation_versions set version = newest.version
        from (select organisation_id, max(version) as version from changed group by 1) newest
        where organisation_versions.organisation_id = newest.organisation_id`.execute(tx);
      for (const { organisationId, version } of await tx.selectFrom('organisationVersions').selectAll().execute()) {
        await notify(tx, { type: 'poke', organisationId, version });
      }
      return {
        cursors: Object.fromEntries(heads.map(({ organisationId, version }) => [organisationId, version])),
        at: Date.now(),
      };
    });
  } finally {
    await close();
  }
}

/** Fetches the same pages and parses them as JSON, nothing more; milliseconds. */
export async function barePull(url: string, token: string, request: PullRequest): Promise<number> {
  const started = performance.now();
  let { cursors } = request;
  for (;;) {
    const answer = await fetch(`${url}/api/v1/sync/pull`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...request, cursors }),
    });
    const page: PullResponse = JSON.parse(await answer.text());
    if (page.type !== 'page') throw new Error(`The pages were refused: ${JSON.stringify(page)}`);
    cursors = page.cursors;
    if (!page.more) return performance.now() - started;
  }
}

/** From the commit of others' changes through poke, pull, worker and storage until the open list counts them all. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Catch-up: 5,000 changed tickets of 200,000, from the commit until the list has them',
    unit: 'ms',
    goal: { direction: 'at-most', value: CAUGHT_UP_MILLISECONDS },
    run: async () => {
      const { app, workplace } = await largeWorkplace();
      const values: number[] = [];
      const limits: number[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const title = `Ändrad av någon annan, omgång ${round}`;
        const seen = await probed.watchTitle(app, title, CHANGES);
        const { cursors, at } = await changeTickets(workplace.databaseUrl, title);
        values.push((await seen.at()) - at);
        const { token, ...request } = await workplace.pullSource(cursors);
        limits.push(await barePull(workplace.apiUrl, token, request));
      }
      const peer = 'fetch + JSON.parse of the same pages';
      return { value: percentile(values, 0.5), peer, peerValue: percentile(limits, 0.5) };
    },
  },
];
