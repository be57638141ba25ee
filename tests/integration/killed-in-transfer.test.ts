import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { callIdIn, callIs, figuresIn, isSnapshot, TestLive } from './support/live.ts';
import { accounts, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();
const patience = { timeout: 15_000, interval: 50 };

/** Starts an API in a process of its own; `kill` is SIGKILL: nothing of it is done any more. */
async function startApi() {
  const argument = JSON.stringify(await fixture.address());
  const child = spawn(process.execPath, ['tests/integration/support/acting-api.ts', argument]);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  return { url: String(url), kill };
}

/** When it is killed: while the exchange has been asked and not answered, while it rings there, while the agent speaks there. */
const moments = [
  { when: 'asked for', to: '0701740695', mode: 'blind', state: 'sent' },
  { when: 'ringing at the other side', to: '0701740698', mode: 'blind', state: 'sent' },
  { when: 'announced', to: '0701740605', mode: 'announced', state: 'speaking' },
] as const;

it.each(moments)(
  'an API killed while a transfer is $when leaves one record, which what comes next makes whole',
  async ({ to, mode, state }) => {
    const first = await startApi();
    const agent = await TestLive.open(await TestClient.signedIn(first.url, 'agent'));
    await sendEvent(first.url, callEvent('newCall', 'c-1'));
    const callId = callIdIn(await agent.next(callIs('c-1', 'waiting')));
    expect(await agent.ask({ type: 'answer', callId })).toMatchObject({ ok: true });
    const database = openDatabase(await fixture.address());
    onTestFinished(() => database.close());
    const calls = () => database.db.selectFrom('calls').selectAll().execute();
    // The answer to it may never come.
    void agent.ask({ type: 'transfer', callId, to, mode });
    await expect.poll(calls, patience).toMatchObject([{ transferringTo: to, transferState: state }]);
    await first.kill();
    agent.close();

    const second = await startApi();
    const back = await TestLive.open(await TestClient.signedIn(second.url, 'agent'));
    onTestFinished(() => back.close());
    const snapshot = await back.next(isSnapshot);
    expect(snapshot.calls).toMatchObject([{ id: callId, answeredByUserId: accounts.agent.userId, endedAt: null }]);
    // The exchange tells on, some of it again: the arrival, and the end twice.
    await sendEvent(second.url, callEvent('newCall', 'c-1'));
    await sendEvent(second.url, callEvent('hangup', 'c-1'));
    await sendEvent(second.url, callEvent('hangup', 'c-1'));
    const ended = await back.next(callIs('c-1', 'ended'));
    expect(figuresIn(ended, queues.burlov.id)).toMatchObject({ waiting: 0, active: 0, offered: 1, answered: 1 });
    const [record, ...others] = await calls();
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      id: callId,
      answeredByUserId: accounts.agent.userId,
      transferringTo: null,
      transferState: null,
      transferredTo: null,
      cause: 'normalClearing',
      queueVisits: [{ queueId: queues.burlov.id, outcome: 'answered' }],
    });
    expect((record?.answeredAt ?? '') <= (record?.endedAt ?? '')).toBe(true);
  },
);
