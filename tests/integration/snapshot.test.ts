import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../src/server/database/connect.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** How many connections wait for a lock. */
async function waitingIn(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ waiting: number }>`select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting;
}

describe('snapshots', () => {
  it('are sent to four at once; a fifth is told when to come again, and those at work are not held up', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const database = openDatabase(await fixture.address());
    const gone = new AbortController();
    const taking: Promise<Response>[] = [];
    await database.db.transaction().execute(async (tx) => {
      // No snapshot gets beyond counting the scripts while somebody else has the table.
      await sql`lock table scripts in access exclusive mode`.execute(tx);
      for (let reader = 0; reader < 4; reader += 1) taking.push(client.askSnapshot(null, gone.signal));
      await expect.poll(() => waitingIn(database.db)).toBe(4);
      const fifth = await client.askSnapshot(null, gone.signal);
      expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '2']);
      expect((await client.push(client.command('ticket.addNote', note()))).outcomes).toHaveLength(1);
    });
    for (const answer of taking) expect((await (await answer).text()).trimEnd().split('\n').at(-1)).toMatch(/"end"/);
    expect((await client.snapshot()).at(-1)?.line.type).toBe('end');
    await database.close();
  });

  it('give everything back when their readers go away', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const database = openDatabase(await fixture.address());
    for (let round = 0; round < 3; round += 1) {
      const gone = new AbortController();
      await database.db.transaction().execute(async (tx) => {
        await sql`lock table scripts in access exclusive mode`.execute(tx);
        const taking = Array.from({ length: 4 }, () => client.askSnapshot(null, gone.signal));
        await expect.poll(() => waitingIn(database.db)).toBe(4);
        gone.abort();
        await Promise.allSettled(taking);
      });
    }
    await expect.poll(async () => (await client.askSnapshot()).status).toBe(200);
    await database.close();
  });
});

function note() {
  return { id: newId(), ticketId: newId(), visibility: 'internal' as const, attachmentIds: [], body: 'x' };
}
