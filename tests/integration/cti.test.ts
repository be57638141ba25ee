import { describe, expect, it } from 'vitest';
import { TestClient, TestReplica } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { accounts, ctiToken, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();

async function storedCalls() {
  const database = openDatabase(await fixture.address());
  const calls = await database.db.selectFrom('calls').selectAll().orderBy('arrivedAt').execute();
  const log = await database.db.selectFrom('connectorLog').selectAll().orderBy('id').execute();
  await database.close();
  return { calls, log };
}

describe('a switchboard’s events', () => {
  it('become a call with its queue, its agent and its end', async () => {
    const { url } = await fixture.start();
    for (const event of [
      callEvent('newCall', 'c-1'),
      callEvent('answer', 'c-1', { user: [accounts.agent.username] }),
      callEvent('hangup', 'c-1'),
    ]) {
      const answer = await sendEvent(url, event);
      expect([answer.status, await answer.json()]).toEqual([200, {}]);
    }
    const { calls } = await storedCalls();
    expect(calls).toEqual([
      expect.objectContaining({
        externalId: 'c-1',
        connector: 'test-pbx',
        organisationId: 'burlov',
        queueId: queues.burlov.id,
        fromNumber: '+46701740605',
        answeredByUserId: accounts.agent.userId,
        answerSource: 'pbx',
        cause: 'normalClearing',
        endedAt: expect.any(String),
      }),
    ]);
  });

  it('are understood as form data, with the names other senders use', async () => {
    const { url } = await fixture.start();
    const form = new URLSearchParams({
      event: 'newCall',
      from: 'anonymous',
      to: queues.kavlinge.number,
      direction: 'in',
      call_id: 'form-1',
    });
    form.append('user[]', 'Alice');
    form.append('user[]', 'Bob');
    const answer = await fetch(`${url}/api/v1/cti/${ctiToken}`, { method: 'POST', body: form });
    expect(answer.status).toBe(200);
    const { calls } = await storedCalls();
    expect(calls).toEqual([
      expect.objectContaining({ externalId: 'form-1', organisationId: 'kavlinge', fromNumber: null }),
    ]);
  });

  it('of sipgate are answered with where to tell how the call goes on', async () => {
    const { url } = await fixture.start();
    const push = (fields: Record<string, string>, token = ctiToken) =>
      fetch(`${url}/api/v1/cti/${token}/sipgate`, {
        method: 'POST',
        body: new URLSearchParams({
          direction: 'in',
          from: '46701740605',
          to: '46406280410',
          callId: 's-1',
          ...fields,
        }),
      });
    const ringing = await push({
      event: 'newCall',
      'user[]': 'Anna Agent',
      'userId[]': 'w0',
      'fullUserId[]': '1234567w0',
    });
    expect([ringing.status, ringing.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/xml'),
    ]);
    const address = `${url}/api/v1/cti/${ctiToken}/sipgate`;
    expect(await ringing.text()).toContain(`<Response onAnswer="${address}" onHangup="${address}"/>`);
    await push({ event: 'answer', user: accounts.agent.username, userId: 'w0', diversion: '' });
    expect((await push({ event: 'dtmf', dtmf: '1' })).status).toBe(200);
    await push({ event: 'hangup', cause: 'normalClearing', answeringNumber: '46406280410' });
    const { calls } = await storedCalls();
    expect(calls).toEqual([
      expect.objectContaining({
        queueId: queues.burlov.id,
        answeredByUserId: accounts.agent.userId,
        cause: 'normalClearing',
      }),
    ]);
    expect((await push({ event: 'newCall' }, 'wrong-token')).status).toBe(401);
    expect((await push({ event: 'newCall', direction: 'sideways' })).status).toBe(422);
  });

  it('find the queue however its number is written, and fall back to the switchboard’s own organisation', async () => {
    const { url } = await fixture.start();
    await sendEvent(url, callEvent('newCall', 'c-1', { to: '040-628 04 20' }));
    await sendEvent(url, callEvent('newCall', 'c-2', { to: '0046 40 628 04 20' }));
    await sendEvent(url, callEvent('newCall', 'c-3', { to: '+46406280499' }));
    const { calls } = await storedCalls();
    const byName = new Map(calls.map((call) => [call.externalId, [call.organisationId, call.queueId]]));
    expect(byName.get('c-1')).toEqual(['kavlinge', queues.kavlinge.id]);
    expect(byName.get('c-2')).toEqual(['kavlinge', queues.kavlinge.id]);
    expect(byName.get('c-3')).toEqual(['burlov', null]);
  });

  it('may come twice, late or for a call nobody knows: taken, changed nothing, and logged', async () => {
    const { url } = await fixture.start();
    const events = [
      callEvent('newCall', 'c-1'),
      callEvent('newCall', 'c-1'),
      callEvent('hangup', 'c-1'),
      callEvent('answer', 'c-1'),
      callEvent('hangup', 'c-1'),
      callEvent('hangup', 'never-heard-of'),
    ];
    for (const event of events) expect((await sendEvent(url, event)).status).toBe(200);
    const { calls, log } = await storedCalls();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ answeredAt: null });
    expect(log.map((entry) => entry.reason ?? entry.result)).toEqual([
      'changed',
      'repeated',
      'changed',
      'after-end',
      'after-end',
      'unknown-call',
    ]);
    expect(JSON.stringify(log)).not.toMatch(/0701740605|46701740605/);
  });

  it('of one call make one call when they arrive all at once', async () => {
    const { url } = await fixture.start();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendEvent(url, callEvent('newCall', 'c-1'))));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect((await storedCalls()).calls).toHaveLength(1);
  });

  it('are refused in words that name the field, and the refusal is logged', async () => {
    const { url } = await fixture.start();
    const bad: [unknown, RegExp][] = [
      [callEvent('newCall', 'c-1', { event: 'ring' }), /^event: /],
      [callEvent('newCall', 'c-1', { direction: 'sideways' }), /^direction: /],
      [callEvent('newCall', 'c-1', { from: undefined }), /^from: /],
      [callEvent('newCall', '', {}), /^callId: /],
      [callEvent('hangup', 'c-1', { cause: 'bored' }), /^cause: /],
      [callEvent('newCall', 'c-1\0'), /^body: /],
      [[], /./],
    ];
    for (const [event, words] of bad) {
      const answer = await sendEvent(url, event);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toEqual({ error: expect.stringMatching(words) });
    }
    const { calls, log } = await storedCalls();
    expect(calls).toEqual([]);
    expect(log.map((entry) => entry.result)).toEqual(bad.map(() => 'refused'));
  });

  it('are refused without a known token, as broken JSON and beyond their size, without saying more than needed', async () => {
    const { url } = await fixture.start();
    const stranger = await sendEvent(url, callEvent('newCall', 'c-1'), 'wrong-token');
    expect([stranger.status, await stranger.json()]).toEqual([401, { error: 'Unknown token.' }]);
    const broken = await sendEvent(url, '{"event":');
    expect(broken.status).toBe(400);
    expect(Object.keys((await broken.json()) as object)).toEqual(['error']);
    const large = await sendEvent(url, callEvent('newCall', 'c-1', { user: 'x'.repeat(1024 * 1024) }));
    expect(large.status).toBe(413);
    expect(Object.keys((await large.json()) as object)).toEqual(['error']);
    expect((await storedCalls()).calls).toEqual([]);
  });

  it('reach the person who then records what became of the call', async () => {
    const { url } = await fixture.start();
    await sendEvent(url, callEvent('newCall', 'c-1'));
    await sendEvent(url, callEvent('answer', 'c-1', { user: accounts.agent.username }));
    await sendEvent(url, callEvent('hangup', 'c-1'));
    const client = await TestClient.signedIn(url, 'agent');
    const replica = new TestReplica();
    await replica.fill(client);
    const [call] = (await storedCalls()).calls;
    const seen = call === undefined ? undefined : replica.get('calls', call.id);
    if (seen === undefined) throw new Error('The call was not sent.');
    const result = { outcome: 'solved' as const, note: 'Ringde om lösenord', personId: null, ticketId: null };
    const { outcomes } = await client.push(client.command('call.record', { call: seen, ...result }));
    expect(outcomes[0]?.status).toBe('applied');
    await replica.catchUp(client);
    expect(replica.get('calls', seen.id)).toMatchObject(result);
  });
});
