import { describe, expect, it } from 'vitest';
import { setGrants } from '../../src/server/session/grants.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { callIdIn, callIs, figuresIn, isPoke, isSnapshot, TestLive } from './support/live.ts';
import { accounts, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();
const burlov = queues.burlov.id;

describe('a call', () => {
  it('rings, is answered at the console and ends, and today’s figures count it', async () => {
    const { url } = await fixture.start();
    const anna = await TestClient.signedIn(url, 'agent');
    const [live, karl] = [await TestLive.open(anna), await TestLive.open(await TestClient.signedIn(url, 'colleague'))];
    const before = await live.next(isSnapshot);
    expect(before).toMatchObject({ organisationId: 'burlov', calls: [], agents: [] });
    expect(figuresIn(before, burlov)).toMatchObject({ waiting: 0, offered: 0, serviceLevelPercent: null });

    await sendEvent(url, callEvent('newCall', 'c-1'));
    const ringing = await live.next(callIs('c-1', 'waiting'));
    expect(ringing.seq).toBe(before.seq + 1);
    expect(figuresIn(ringing, burlov)).toMatchObject({ waiting: 1, offered: 0 });
    const callId = callIdIn(ringing);

    expect(await live.ask({ type: 'answer', callId })).toMatchObject({ ok: true, error: null });
    const answered = await karl.next(callIs('c-1', 'active'));
    expect(answered.changes).toContainEqual(
      expect.objectContaining({
        type: 'call',
        call: expect.objectContaining({ answeredByUserId: accounts.agent.userId, answerSource: 'console' }),
      }),
    );
    expect(figuresIn(answered, burlov)).toMatchObject({ waiting: 0, active: 1, offered: 1, answered: 1 });
    expect(await karl.ask({ type: 'answer', callId })).toMatchObject({ ok: false, error: 'call-already-answered' });
    expect(await karl.ask({ type: 'hangUp', callId })).toMatchObject({ ok: false, error: 'not-permitted' });

    await sendEvent(url, callEvent('hangup', 'c-1'));
    const ended = await karl.next(callIs('c-1', 'ended'));
    expect(figuresIn(ended, burlov)).toMatchObject({ active: 0, answered: 1, serviceLevelPercent: 100 });
    expect(await live.ask({ type: 'hangUp', callId })).toMatchObject({ ok: false, error: 'call-ended' });
    live.close();
    karl.close();
  });

  it('is a row to pull only once it has ended', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const live = await TestLive.open(client);
    const replica = new TestReplica();
    await replica.fill(client);
    await sendEvent(url, callEvent('newCall', 'c-1'));
    const callId = callIdIn(await live.next(callIs('c-1', 'waiting')));
    expect(await replica.catchUp(client)).toEqual([[]]);
    await sendEvent(url, callEvent('hangup', 'c-1', { cause: 'cancel' }));
    await live.next(isPoke);
    await replica.catchUp(client);
    expect(replica.get('calls', callId)).toMatchObject({ queueId: burlov, answeredAt: null, cause: 'cancel' });
    live.close();
  });

  it('survives the API stopping in the middle of it, and ends in the next one', async () => {
    const first = await fixture.start();
    const client = await TestClient.signedIn(first.url, 'agent');
    const live = await TestLive.open(client);
    await sendEvent(first.url, callEvent('newCall', 'c-1'));
    const callId = callIdIn(await live.next(callIs('c-1', 'waiting')));
    await live.ask({ type: 'answer', callId });
    await first.stop();
    expect(await live.closed).toBe(1012);

    const second = await fixture.start();
    const again = await TestLive.open(new TestClient(second.url, client.tokens));
    const snapshot = await again.next(isSnapshot);
    expect(snapshot.calls.map((call) => call.id)).toEqual([callId]);
    expect(snapshot.agents).toEqual([expect.objectContaining({ userId: accounts.agent.userId, state: 'on-call' })]);
    await sendEvent(second.url, callEvent('hangup', 'c-1'));
    const ended = await again.next(callIs('c-1', 'ended'));
    expect(figuresIn(ended, burlov)).toMatchObject({ active: 0, offered: 1, answered: 1 });
    again.close();
  });
});

describe('the live channel', () => {
  it('numbers deltas without gaps, on every process alike', async () => {
    const [one, other] = [await fixture.start(), await fixture.start()];
    const client = await TestClient.signedIn(one.url, 'agent');
    const lives = [await TestLive.open(client), await TestLive.open(new TestClient(other.url, client.tokens))];
    const snapshots = await Promise.all(lives.map((live) => live.next(isSnapshot)));
    const calls = Array.from({ length: 20 }, (_, index) => `c-${index}`);
    await Promise.all(
      calls.map((call, index) => sendEvent(index % 2 === 0 ? one.url : other.url, callEvent('newCall', call))),
    );
    await sendEvent(one.url, callEvent('newCall', 'last'));
    for (const [index, live] of lives.entries()) {
      await live.next(callIs('last', 'waiting'));
      const numbers = live.frames.flatMap((frame) => (frame.type === 'delta' ? [frame.seq] : []));
      const from = (snapshots[index]?.seq ?? 0) + 1;
      expect(numbers).toEqual(Array.from({ length: 21 }, (_, step) => from + step));
      live.close();
    }
  });

  it('sends a new snapshot to who has seen a gap', async () => {
    const { url } = await fixture.start();
    const live = await TestLive.open(await TestClient.signedIn(url, 'agent'));
    await live.next(isSnapshot);
    await sendEvent(url, callEvent('newCall', 'c-1'));
    const { seq } = await live.next(callIs('c-1', 'waiting'));
    live.send({ type: 'resync', organisationId: 'burlov' });
    expect(await live.next(isSnapshot)).toMatchObject({ seq, calls: [{ externalId: 'c-1' }] });
    live.close();
  });

  it('tells of new versions everywhere, and shows calls only where the role may see them', async () => {
    const { url } = await fixture.start();
    const agent = await TestClient.signedIn(url, 'agent');
    const [technician, everywhere] = [
      await TestLive.open(await TestClient.signedIn(url, 'technician')),
      await TestLive.open(await TestClient.signedIn(url, 'everywhere')),
    ];
    const shown = [await everywhere.next(isSnapshot), await everywhere.next(isSnapshot)];
    expect(shown.map((frame) => frame.organisationId).sort()).toEqual(['burlov', 'kavlinge']);
    await sendEvent(url, callEvent('newCall', 'c-1', { to: queues.kavlinge.number }));
    await everywhere.next(callIs('c-1', 'waiting'));
    await agent.push(agent.command('ticket.create', newTicket()));
    expect(await technician.next(isPoke)).toMatchObject({ organisationId: 'burlov' });
    expect(technician.frames.every((frame) => frame.type === 'poke')).toBe(true);
    technician.close();
    everywhere.close();
  });

  it('keeps calls of other organisations from an agent who guesses their identifier', async () => {
    const { url } = await fixture.start();
    const everywhere = await TestLive.open(await TestClient.signedIn(url, 'everywhere'));
    const agent = await TestLive.open(await TestClient.signedIn(url, 'agent'));
    await sendEvent(url, callEvent('newCall', 'c-1', { to: queues.kavlinge.number }));
    const callId = callIdIn(await everywhere.next(callIs('c-1', 'waiting')));
    expect(await agent.ask({ type: 'answer', callId })).toMatchObject({ ok: false, error: 'call-not-found' });
    expect(await agent.ask({ type: 'answer', callId: newId() })).toMatchObject({ error: 'call-not-found' });
    expect(agent.frames.filter((frame) => frame.type === 'delta')).toEqual([]);
    everywhere.close();
    agent.close();
  });

  it('shows colleagues what an agent is doing', async () => {
    const { url } = await fixture.start();
    const anna = await TestLive.open(await TestClient.signedIn(url, 'agent'));
    const karl = await TestLive.open(await TestClient.signedIn(url, 'colleague'));
    await karl.next(isSnapshot);
    await anna.ask({ type: 'setState', state: 'paused', pauseReason: 'Lunch' });
    const delta = await karl.next((frame) => frame.type === 'delta');
    expect(delta.changes).toEqual([
      {
        type: 'agent',
        agent: expect.objectContaining({ userId: accounts.agent.userId, state: 'paused', pauseReason: 'Lunch' }),
      },
    ]);
    anna.close();
    karl.close();
  });

  it('refuses who is not signed in and closes on who signs out or sends nonsense', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const stranger = new TestClient(url, { ...client.tokens, accessToken: 'A'.repeat(43) });
    await expect(TestLive.open(stranger)).rejects.toThrow(/401/);
    const babbling = await TestLive.open(client);
    babbling.send('{"type":"nonsense"}');
    expect(await babbling.closed).toBe(1008);
    const live = await TestLive.open(client);
    const headers = { authorization: `Bearer ${client.tokens.accessToken}` };
    await fetch(`${url}/api/v1/session`, { method: 'DELETE', headers });
    expect(await live.closed).toBe(4401);
  });

  it('ends at once, at every process, when a person gets other rights, and begins again with those', async () => {
    const [first, second] = [await fixture.start(), await fixture.start()];
    const client = await TestClient.signedIn(first.url, 'everywhere');
    const replica = new TestReplica();
    await replica.fill(client);
    const elsewhere = await TestLive.open(await TestClient.signedIn(second.url, 'everywhere'));
    const lives = [await TestLive.open(client), elsewhere];
    for (const live of lives) await live.next(isSnapshot);
    const colleague = await TestLive.open(await TestClient.signedIn(first.url, 'colleague'));
    await colleague.next(isSnapshot);
    const database = openDatabase(await fixture.address());
    await setGrants(database.db, accounts.everywhere.userId, [{ organisationId: 'burlov', role: 'technician' }], null);
    for (const live of lives) expect(await live.closed).toBe(4401);

    const answer = await client.pull(replica.incarnation, replica.cursors);
    expect(answer).toEqual({ type: 'snapshot-required', reason: 'access-changed' });
    const refused = await client.push(client.command('ticket.create', newTicket({ organisationId: 'kavlinge' })));
    expect(refused.outcomes).toMatchObject([{ status: 'refused', code: 'not-permitted' }]);
    const anew = await TestLive.open(client);
    await sendEvent(first.url, callEvent('newCall', 'c-1'));
    await colleague.next(callIs('c-1', 'waiting'));
    const other = await TestClient.signedIn(first.url, 'colleague');
    await other.push(other.command('ticket.create', newTicket()));
    await anew.next(isPoke);
    expect(anew.frames.map(({ type }) => type)).toEqual(['poke']);
    for (const live of [anew, colleague]) live.close();
    await database.close();
  });

  it('goes on after the database has cut its connections', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const live = await TestLive.open(client);
    await live.next(isSnapshot);
    const database = openDatabase(await fixture.address());
    const { sql } = await import('kysely');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'vaxelbord-listener'`.execute(database.db);
    await live.next(isSnapshot);
    await sendEvent(url, callEvent('newCall', 'c-1'));
    expect(figuresIn(await live.next(callIs('c-1', 'waiting')), burlov)).toMatchObject({ waiting: 1 });
    live.close();
    await database.close();
  });
});
