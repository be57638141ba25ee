import { sql } from 'kysely';
import { afterEach, expect } from 'vitest';
import { newId } from '../../../src/shared/identity/ids.ts';
import { TestClient } from './client.ts';
import { openDatabase } from './database.ts';
import { startMailServer, type TestMailServer } from './mail-server.ts';
import { prepareServer } from './server.ts';
import { startGateway } from './sms-gateway.ts';

const mailUser = 'vaxelbord';

/** What the mail server of the tests takes for its user. */
export const mailPassword = 'lösenord för provet';

/** How long a test waits for what the queue of messages does. */
export const waits = { timeout: 10_000, interval: 50 };

async function keep(administrator: TestClient, kind: 'mailServers' | 'smsGateways', values: Record<string, unknown>) {
  const id = newId();
  const common = { name: 'Kanal', customerOrganisationId: null, active: true };
  const { outcomes } = await administrator.push(
    administrator.command('record.create', {
      kind,
      id,
      organisationId: 'burlov',
      values: { ...common, ...values },
    }),
  );
  expect(outcomes).toMatchObject([{ status: 'applied' }]);
  return id;
}

const mailSettings = ({ port }: TestMailServer) => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  username: mailUser,
  fromAddress: 'vaxeln@burlov.example',
  fromName: 'Burlövs växel',
});

/** What a test of messages has: an API, people at it, and channels that are real servers; all stopped after each test. */
export function prepareMessages() {
  const fixture = prepareServer();
  const stops: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  /** Without a channel. `now` lets what is to be tried again later be tried at once. */
  async function open() {
    const { url } = await fixture.start();
    const { db, close } = openDatabase(await fixture.address());
    stops.push(close);
    const anna = await TestClient.signedIn(url, 'agent');
    const administrator = await TestClient.signedIn(url, 'administrator');
    const now = () => sql`update message_deliveries set next_at = now() where state = 'queued'`.execute(db);
    return { url, db, anna, administrator, now };
  }

  /** Starts a mail server that is set up as a channel, its password kept. */
  async function addMail(administrator: TestClient) {
    const mail = await startMailServer(mailUser, mailPassword);
    stops.push(mail.stop);
    const channelId = await keep(administrator, 'mailServers', mailSettings(mail));
    const kept = await administrator.post(`/messages/channels/${channelId}/secret`, { secret: mailPassword });
    expect(kept.status).toBe(200);
    return { mail, channelId };
  }

  async function openWithMail() {
    const parts = await open();
    return { ...parts, ...(await addMail(parts.administrator)) };
  }

  async function openWithGateway() {
    const parts = await open();
    const gateway = await startGateway();
    stops.push(gateway.stop);
    const channelId = await keep(parts.administrator, 'smsGateways', {
      url: `${gateway.url}/send`,
      method: 'POST',
      bodyType: 'json',
      headers: ['Authorization: Bearer {secret}'],
      body: '{"to":"{number}","text":"{text}","from":"{sender}","ref":"{id}"}',
      sender: 'Burlov',
      idPath: 'messages.0.id',
      reportIdPath: 'id',
      reportStatePath: 'status',
      deliveredWords: ['DELIVRD'],
      failedWords: ['UNDELIV'],
    });
    await parts.administrator.post(`/messages/channels/${channelId}/secret`, { secret: 'nyckel-1' });
    return { ...parts, gateway, channelId };
  }

  return { start: fixture.start, open, addMail, openWithMail, openWithGateway };
}
