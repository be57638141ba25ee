import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import type { CommandArgs } from '../../src/shared/commands/registry.ts';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import {
  channelStateSchema,
  channelTestResultSchema,
  reportAddressSchema,
} from '../../src/shared/messages/channels.ts';
import type { Message } from '../../src/shared/messages/schema.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { headerOf } from './support/mail-server.ts';
import { mailPassword, prepareMessages, waits } from './support/messages.ts';
import { accounts, people } from './support/rows.ts';

const { start, open, openWithMail, openWithGateway } = prepareMessages();

type Sent = CommandArgs<'message.send'>;
type Addressed = Sent['recipients'][number];

const nobody = { userId: null, personId: null, unitId: null };

function to(way: Addressed['way'], address: string, change: Partial<Addressed> = {}): Addressed {
  return { id: newId(), way, ...nobody, name: 'Åsa Öberg', address, ...change };
}

function message(recipients: Addressed[], change: Partial<Sent> = {}): Sent {
  return {
    id: newId(),
    organisationId: 'burlov',
    subject: 'Ring upp Bo Ek',
    body: 'Bo Ek vill tala om bygglovet.',
    priority: 'normal',
    recipients,
    callId: null,
    callerName: 'Bo Ek',
    callerNumber: '+46701740605',
    ticketId: null,
    inReplyToId: null,
    isFollowedUp: false,
    ...change,
  };
}

async function send(client: TestClient, args: Sent) {
  const { outcomes } = await client.push(client.command('message.send', args));
  return outcomes[0];
}

async function stored(client: TestClient, id: Id): Promise<Message | undefined> {
  const replica = new TestReplica();
  await replica.fill(client);
  return replica.get('messages', id);
}

async function untilState(client: TestClient, id: Id, state: string): Promise<Message> {
  return await vi.waitFor(async () => {
    const found = await stored(client, id);
    expect(found?.recipients.map((recipient) => recipient.state)).toEqual([state]);
    if (found === undefined) throw new Error('the message is not there');
    return found;
  }, waits);
}

describe('a message by e-mail', () => {
  it('reaches the mail server as it was written, and is sent when that took it', async () => {
    const { anna, mail } = await openWithMail();
    const args = message([to('email', 'asa.oberg@burlov.example', { personId: people.open.id })], {
      priority: 'urgent',
    });
    expect(await send(anna, args)).toMatchObject({ status: 'applied' });
    await untilState(anna, args.id, 'sent');
    expect(mail.taken).toHaveLength(1);
    const [taken] = mail.taken;
    if (taken === undefined) throw new Error('nothing was taken');
    expect(taken).toMatchObject({ from: 'vaxeln@burlov.example', to: ['asa.oberg@burlov.example'] });
    expect(headerOf(taken, 'Message-ID')).toBe(`<${args.recipients[0]?.id}@burlov.example>`);
    expect(headerOf(taken, 'X-Priority')).toMatch(/^1/);
    expect(taken.raw).toContain('bygglovet');
  });

  it('that the recipient’s side refuses for good has failed, in its words, and goes again when asked', async () => {
    const { anna, mail } = await openWithMail();
    mail.conducts = [{ answer: 550, words: 'No such user here' }, 'take'];
    const args = message([to('email', 'ingen@burlov.example')]);
    await send(anna, args);
    const failed = await untilState(anna, args.id, 'failed');
    expect(failed.recipients[0]).toMatchObject({ failure: 'refused', detail: expect.stringContaining('No such user') });
    await anna.push(anna.command('message.retry', { messageId: args.id }));
    await untilState(anna, args.id, 'sent');
  });

  it('that cannot be taken now is tried again under the same name until it is', async () => {
    const { anna, mail, db, now } = await openWithMail();
    mail.conducts = [{ answer: 451, words: 'Try again later' }, 'drop', 'take'];
    const args = message([to('email', 'asa.oberg@burlov.example')]);
    await send(anna, args);
    for (const attempts of [1, 2]) {
      await vi.waitFor(async () => {
        const { rows } = await sql<{ state: string; attempts: number }>`
          select state, attempts from message_deliveries`.execute(db);
        expect(rows).toEqual([{ state: 'queued', attempts }]);
      }, waits);
      expect((await stored(anna, args.id))?.recipients[0]?.state).toBe('queued');
      await now();
    }
    await untilState(anna, args.id, 'sent');
    // The one whose connection was cut came through as well: who gets both can see that they are one.
    const names = mail.taken.map((taken) => headerOf(taken, 'Message-ID'));
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it('waits, and is not lost, while the password is wrong', async () => {
    const { anna, administrator, mail, channelId, now } = await openWithMail();
    await administrator.post(`/messages/channels/${channelId}/secret`, { secret: 'fel' });
    const args = message([to('email', 'asa.oberg@burlov.example')]);
    await send(anna, args);
    await vi.waitFor(async () => {
      const [state] = channelStateSchema.array().parse(await (await getChannels(administrator)).json());
      expect(state).toMatchObject({ id: channelId, hasSecret: true, waiting: 1 });
      expect(state?.lastError).toContain('535');
      expect(JSON.stringify(state)).not.toContain('fel"');
    }, waits);
    await administrator.post(`/messages/channels/${channelId}/secret`, { secret: mailPassword });
    await now();
    await untilState(anna, args.id, 'sent');
    expect(mail.taken).toHaveLength(1);
  });

  it('goes out once, however many processes look at the queue', async () => {
    const { anna, mail } = await openWithMail();
    await start();
    await start();
    const all = Array.from({ length: 25 }, (_, place) => message([to('email', `mottagare${place}@burlov.example`)]));
    await anna.push(...all.map((args) => anna.command('message.send', args)));
    await vi.waitFor(() => expect(mail.taken.length).toBeGreaterThanOrEqual(25), { ...waits, timeout: 20_000 });
    for (const { id } of all.slice(-2)) await untilState(anna, id, 'sent');
    expect(mail.taken.map(({ to: [first] }) => first).sort()).toEqual(
      all.map(({ recipients }) => recipients[0]?.address).sort(),
    );
  });

  it('without a mail server has failed at once, and says why', async () => {
    const { anna } = await open();
    const args = message([to('email', 'asa.oberg@burlov.example')]);
    await send(anna, args);
    const failed = await untilState(anna, args.id, 'failed');
    expect(failed.recipients[0]).toMatchObject({ failure: 'no-channel' });
  });
});

async function getChannels(client: TestClient): Promise<Response> {
  return await fetch(`${client.url}/api/v1/messages/channels`, {
    headers: { authorization: `Bearer ${client.tokens.accessToken}` },
  });
}

describe('a text message', () => {
  it('is asked for as the gateway wants it, and is delivered when the gateway reports so', async () => {
    const { url, anna, administrator, gateway, channelId } = await openWithGateway();
    const made = await administrator.post(`/messages/channels/${channelId}/report-address`, {});
    const { path } = reportAddressSchema.parse(await made.json());
    const args = message([to('sms', '+46701740606')], { body: 'Säg "hej"\ntill \\ Åsa' });
    await send(anna, args);
    await untilState(anna, args.id, 'sent');
    const [asked] = gateway.asked;
    expect(asked).toMatchObject({ method: 'POST', path: '/send', headers: { authorization: 'Bearer nyckel-1' } });
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      to: '+46701740606',
      text: expect.stringContaining('Säg "hej"\ntill \\ Åsa'),
      from: 'Burlov',
      ref: args.recipients[0]?.id,
    });
    const report = (status: string, id = 'gw-1') =>
      fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams({ id, status }) });
    expect((await report('ACCEPTD')).status).toBe(200);
    expect((await stored(anna, args.id))?.recipients[0]?.state).toBe('sent');
    expect((await report('delivrd')).status).toBe(200);
    await untilState(anna, args.id, 'delivered');
    // A late contradiction changes nothing: it has arrived.
    expect((await report('UNDELIV')).status).toBe(200);
    expect((await stored(anna, args.id))?.recipients[0]?.state).toBe('delivered');
    expect((await report('DELIVRD', 'another')).status).toBe(404);
    const wrong = await fetch(`${url}${path}x`, { method: 'POST', body: new URLSearchParams({ id: 'gw-1' }) });
    expect(wrong.status).toBe(401);
  });

  it('is tried again when the gateway is out of order, and has failed when it says no', async () => {
    const { anna, gateway, db, now } = await openWithGateway();
    gateway.answers = [
      { status: 503, body: 'down' },
      { status: 422, body: '{"error":"blocked number, key nyckel-1"}' },
    ];
    const args = message([to('sms', '+46701740606')]);
    await send(anna, args);
    await vi.waitFor(async () => {
      const { rows } = await sql`select state from message_deliveries`.execute(db);
      expect(rows).toEqual([{ state: 'queued' }]);
      expect(gateway.asked).toHaveLength(1);
    }, waits);
    await now();
    const failed = await untilState(anna, args.id, 'failed');
    expect(failed.recipients[0]?.detail).toContain('blocked number');
    expect(failed.recipients[0]?.detail).not.toContain('nyckel-1');
  });
});

describe('a message in the application', () => {
  it('is there for the colleague and for nobody else, and read when they have read it', async () => {
    const { url, anna } = await open();
    const karl = await TestClient.signedIn(url, 'colleague');
    const args = message([to('app', '', { userId: accounts.colleague.userId, name: 'Karl Kollega' })]);
    await send(anna, args);
    expect((await stored(karl, args.id))?.recipients[0]?.state).toBe('delivered');
    expect(await stored(await TestClient.signedIn(url, 'administrator'), args.id)).toBeUndefined();
    await karl.push(karl.command('message.read', { messageIds: [args.id] }));
    await untilState(anna, args.id, 'read');
  });

  it('cannot be sent to somebody outside, nor to a protected person without the right', async () => {
    const { anna, administrator } = await open();
    const outside = message([to('app', '', { userId: newId() })]);
    expect(await send(anna, outside)).toMatchObject({ status: 'refused', code: 'not-found' });
    const hidden = () => message([to('email', 'x@burlov.example', { personId: people.protected.id })]);
    expect(await send(anna, hidden())).toMatchObject({ status: 'refused', code: 'not-found' });
    expect(await send(administrator, hidden())).toMatchObject({ status: 'applied' });
  });
});

describe('a channel', () => {
  it('is tested with an answer in words, by those who keep the settings and nobody else', async () => {
    const { anna, administrator, mail, channelId } = await openWithMail();
    const test = (client: TestClient) =>
      client.post(`/messages/channels/${channelId}/test`, { address: 'prov@burlov.example' });
    expect((await test(anna)).status).toBe(404);
    expect((await anna.post(`/messages/channels/${channelId}/secret`, { secret: 'x' })).status).toBe(404);
    const good = channelTestResultSchema.parse(await (await test(administrator)).json());
    expect(good.isSent).toBe(true);
    expect(mail.taken[0]?.to).toEqual(['prov@burlov.example']);
    mail.conducts = [{ answer: 550, words: 'Relay not permitted' }];
    const bad = channelTestResultSchema.parse(await (await test(administrator)).json());
    expect(bad).toMatchObject({ isSent: false, words: expect.stringContaining('Relay not permitted') });
  });

  it('tells its secret to no other address: it is asked for again', async () => {
    const { administrator, gateway, channelId } = await openWithGateway();
    const hasSecret = async () =>
      channelStateSchema.array().parse(await (await getChannels(administrator)).json())[0]?.hasSecret;
    const set = async (before: Record<string, unknown>, after: Record<string, unknown>) => {
      const change = { kind: 'smsGateways', id: channelId, set: after, was: before } as const;
      expect(await administrator.push(administrator.command('record.set', change))).toMatchObject({
        outcomes: [{ status: 'applied' }],
      });
    };
    const there = `${gateway.url}/v2/send`;
    await set({ url: `${gateway.url}/send` }, { url: there });
    await set({ name: 'Kanal' }, { name: 'Sms' });
    expect(await hasSecret()).toBe(true);
    await set({ url: there }, { url: 'https://elsewhere.example/send' });
    expect(await hasSecret()).toBe(false);
    await set({ url: 'https://elsewhere.example/send' }, { url: there });
    expect(await hasSecret()).toBe(false);
  });
});
