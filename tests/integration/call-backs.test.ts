import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { CallBack } from '../../src/shared/call-backs/schema.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { accounts } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();

async function callBacks(client: TestClient): Promise<CallBack[]> {
  const replica = new TestReplica();
  await replica.fill(client);
  return [...replica.rows].flatMap(([key, row]) => (key.startsWith('callBacks:') ? [row as CallBack] : []));
}

describe('a missed caller', () => {
  it('is on everybody’s list once, however often they try, and off it when they are answered', async () => {
    const { url } = await fixture.start();
    const anna = await TestClient.signedIn(url, 'agent');
    for (const callId of ['one', 'two']) {
      await sendEvent(url, callEvent('newCall', callId));
      await sendEvent(url, callEvent('hangup', callId, { cause: 'cancel' }));
    }
    // An exchange that says its hang-up again changes nothing.
    await sendEvent(url, callEvent('hangup', 'two', { cause: 'cancel' }));
    expect(await callBacks(anna)).toMatchObject([
      { number: '+46701740605', status: 'open', missedCount: 2, ownerUserId: null },
    ]);
    expect(await callBacks(await TestClient.signedIn(url, 'technician'))).toEqual([]);

    const [first] = await callBacks(anna);
    const { outcomes } = await anna.push(anna.command('callBack.take', { callBackId: first?.id ?? '' }));
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    await sendEvent(url, callEvent('newCall', 'three'));
    expect(await callBacks(anna)).toMatchObject([{ ownerUserId: accounts.agent.userId, status: 'open' }]);
    await sendEvent(url, callEvent('answer', 'three', { answeringNumber: 'karl.kollega' }));
    await sendEvent(url, callEvent('hangup', 'three'));
    expect(await callBacks(anna)).toMatchObject([
      { status: 'done', outcome: 'called-us', doneByUserId: accounts.colleague.userId },
    ]);
  });

  it('is on it once also when several calls of theirs end in the same moment', async () => {
    const { url } = await fixture.start();
    const { db, close } = openDatabase(await fixture.address());
    const names = Array.from({ length: 8 }, (_, place) => `call-${place}`);
    for (const callId of names) await sendEvent(url, callEvent('newCall', callId));
    await Promise.all(names.map((callId) => sendEvent(url, callEvent('hangup', callId, { cause: 'cancel' }))));
    const { rows } = await sql<{ missedCount: number }>`select missed_count from call_backs`.execute(db);
    expect(rows).toEqual([{ missedCount: 8 }]);
    await close();
  });

  it('who hid the number is on no list', async () => {
    const { url } = await fixture.start();
    await sendEvent(url, callEvent('newCall', 'hidden', { from: 'anonymous' }));
    await sendEvent(url, callEvent('hangup', 'hidden', { from: 'anonymous', cause: 'cancel' }));
    expect(await callBacks(await TestClient.signedIn(url, 'agent'))).toEqual([]);
  });
});
