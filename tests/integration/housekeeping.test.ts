import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { endUnfinishedCalls } from '../../src/server/calls/end-unfinished.ts';
import type { Db } from '../../src/server/database/connect.ts';
import { forgetExpired } from '../../src/server/housekeeping/forget-expired.ts';
import { forgetTombstones } from '../../src/server/housekeeping/forget-tombstones.ts';
import { logOutAbsent, markPresent } from '../../src/server/live/presence.ts';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import type { AgentState, LiveServerFrame } from '../../src/shared/live/protocol.ts';
import { post, TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { callIdIn, callIs, figuresIn, isSnapshot, TestLive } from './support/live.ts';
import { accounts, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();

async function withDatabase<T>(use: (db: Db) => Promise<T>): Promise<T> {
  const database = openDatabase(await fixture.address());
  try {
    return await use(database.db);
  } finally {
    await database.close();
  }
}

/** Lets minutes pass for what the database remembers of calls and colleagues. */
async function minutesPass(db: Db, minutes: number): Promise<void> {
  await sql`update agent_states set since = since - make_interval(mins => ${minutes})`.execute(db);
  await sql`update live_presence set seen_at = seen_at - make_interval(mins => ${minutes})`.execute(db);
  await sql`update calls set arrived_at = arrived_at - make_interval(mins => ${minutes}),
    answered_at = answered_at - make_interval(mins => ${minutes})`.execute(db);
}

function agentIs(userId: Id, state: AgentState['state']) {
  return (frame: LiveServerFrame): frame is Extract<LiveServerFrame, { type: 'delta' }> =>
    frame.type === 'delta' &&
    frame.changes.some(
      (change) => change.type === 'agent' && change.agent.userId === userId && change.agent.state === state,
    );
}

describe('an agent whose application is gone', () => {
  it('is logged out for everyone after a minute, and not before', async () => {
    const { url } = await fixture.start();
    const anna = await TestLive.open(await TestClient.signedIn(url, 'agent'));
    const karl = await TestLive.open(await TestClient.signedIn(url, 'colleague'));
    await anna.ask({ type: 'setState', state: 'ready', pauseReason: '' });
    anna.close();
    await withDatabase(async (db) => {
      expect(await logOutAbsent(db)).toBe(0);
      await minutesPass(db, 2);
      expect(await logOutAbsent(db)).toBe(1);
      expect(await logOutAbsent(db)).toBe(0);
    });
    await karl.next(agentIs(accounts.agent.userId, 'logged-out'));
    karl.close();
  });

  it('stays who they are while any process has a connection of theirs', async () => {
    const { url } = await fixture.start();
    const anna = await TestLive.open(await TestClient.signedIn(url, 'agent'));
    await anna.ask({ type: 'setState', state: 'paused', pauseReason: 'Lunch' });
    await withDatabase(async (db) => {
      await minutesPass(db, 30);
      await markPresent(db, [accounts.agent.userId, accounts.colleague.userId]);
      expect(await logOutAbsent(db)).toBe(0);
    });
    anna.close();
  });

  it('keeps a conversation that goes on at the telephone', async () => {
    const { url } = await fixture.start();
    await sendEvent(url, callEvent('newCall', 'c-1'));
    await sendEvent(url, callEvent('answer', 'c-1', { user: accounts.agent.username }));
    await withDatabase(async (db) => {
      await minutesPass(db, 30);
      expect(await logOutAbsent(db)).toBe(0);
      await sendEvent(url, callEvent('hangup', 'c-1'));
      await minutesPass(db, 2);
      expect(await logOutAbsent(db)).toBe(1);
    });
  });
});

describe('a call whose hangup never comes', () => {
  it('is ended without a cause once it has gone on beyond the limit, and its agent is free again', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const live = await TestLive.open(client);
    await live.next(isSnapshot);
    await sendEvent(url, callEvent('newCall', 'lost'));
    const callId = callIdIn(await live.next(callIs('lost', 'waiting')));
    await live.ask({ type: 'answer', callId });
    await withDatabase(async (db) => {
      await minutesPass(db, 239);
      expect(await endUnfinishedCalls(db, 240)).toBe(0);
      await minutesPass(db, 2);
      expect(await endUnfinishedCalls(db, 240)).toBe(1);
    });
    const ended = await live.next(callIs('lost', 'ended'));
    expect(figuresIn(ended, queues.burlov.id)).toMatchObject({ active: 0 });
    await live.next(agentIs(accounts.agent.userId, 'ready'));
    const replica = new TestReplica();
    await replica.fill(client);
    expect(replica.get('calls', callId)).toMatchObject({ cause: null, endedAt: expect.any(String) });
    expect((await sendEvent(url, callEvent('hangup', 'lost'))).status).toBe(200);
    live.close();
  });
});

describe('cleaning up', () => {
  it('forgets tokens that have ended and leaves those in use', async () => {
    const { url } = await fixture.start();
    const [old, current] = [await TestClient.signedIn(url, 'agent'), await TestClient.signedIn(url, 'colleague')];
    await withDatabase(async (db) => {
      const { userId } = accounts.agent;
      await sql`update refresh_tokens set expires_at = now() - interval '1 second'
        where session_id in (select id from sessions where user_id = ${userId})`.execute(db);
      await sql`update access_tokens set expires_at = now() - interval '1 second'
        where session_id in (select id from sessions where user_id = ${userId})`.execute(db);
      await sql`update sessions set last_seen_at = now() - interval '91 days' where user_id = ${userId}`.execute(db);
      await forgetExpired(db);
      const left = await db.selectFrom('sessions').select('userId').execute();
      expect(left.map((session) => session.userId)).toEqual([accounts.colleague.userId]);
    });
    expect((await post(url, '/session/refresh', { refreshToken: old.tokens.refreshToken })).status).toBe(401);
    expect((await post(url, '/session/refresh', { refreshToken: current.tokens.refreshToken })).status).toBe(200);
  });

  it('forgets deletions and moves after the days they are told for; who has been away longer begins anew', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'everywhere');
    const [away, steady] = [new TestReplica(), new TestReplica()];
    const [ticket, moved] = [newTicket(), newTicket()];
    const file = { name: 'bild.jpg', mediaType: 'image/jpeg', size: 3, hash: 'a'.repeat(64), thumbnailHash: null };
    const attachmentId = newId();
    await client.push(
      client.command('ticket.create', ticket),
      client.command('ticket.create', moved),
      client.command('attachment.add', { id: attachmentId, ticketId: ticket.id, ...file }),
    );
    await away.fill(client);
    await client.push(
      client.command('attachment.remove', { attachmentId }),
      client.command('ticket.move', { ticketId: moved.id, organisationId: 'kavlinge', reason: '' }),
    );
    await steady.fill(client);
    const daysPass = (db: Db, days: number) =>
      Promise.all([
        sql`update attachments set deleted_at = deleted_at - make_interval(days => ${days})`.execute(db),
        sql`update move_outs set moved_at = moved_at - make_interval(days => ${days})`.execute(db),
      ]);
    await withDatabase(async (db) => {
      await daysPass(db, 59);
      expect(await forgetTombstones(db, 60)).toBe(0);
      await daysPass(db, 2);
      // The attachment, and the moved ticket with the entry of its history.
      expect(await forgetTombstones(db, 60)).toBe(3);
      expect(await forgetTombstones(db, 60)).toBe(0);
    });
    const answer = await client.pull(away.incarnation, away.cursors);
    expect(answer).toEqual({ type: 'snapshot-required', reason: 'behind-horizon' });
    expect(await steady.catchUp(client)).toEqual([[]]);
  });
});
