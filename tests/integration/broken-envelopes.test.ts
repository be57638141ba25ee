import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiClient, type Fetch } from '../../src/main/api/api-client.ts';
import { systemClock } from '../../src/main/clock.ts';
import { Journal } from '../../src/main/journal/journal.ts';
import { Pusher } from '../../src/main/sync/pusher.ts';
import { createSyncApi } from '../../src/main/sync/sync-api.ts';
import { createTestLog } from '../../src/main/testing/test-log.ts';
import { type CommandEnvelope, commandEnvelopeSchema, schemaVersion } from '../../src/shared/commands/envelope.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { pushRequestSchema, pushResponseSchema } from '../../src/shared/sync/protocol.ts';
import { ticketSchema } from '../../src/shared/tickets/schema.ts';
import { brokenOnce } from '../support/broken-values.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** The same questions at every run, so that a failure is one of the change that was made. */
const seed = 20_261_123;

const versionSchema = commandEnvelopeSchema.shape.schemaVersion;

/** Another schema version is no fault of an envelope: it is answered for the whole batch. */
function speaksAnother(command: unknown): boolean {
  const said = typeof command === 'object' && command !== null && 'schemaVersion' in command && command.schemaVersion;
  return versionSchema.safeParse(said).success && said !== schemaVersion;
}

/** Returns the envelope with one thing wrong with it; what may be wrong with arguments is told elsewhere. */
function brokenly({ args, ...rest }: CommandEnvelope): fc.Arbitrary<unknown> {
  return brokenOnce(rest)
    .map(({ value }) => (typeof value === 'object' && value !== null ? { ...value, args } : value))
    .filter((value) => !commandEnvelopeSchema.safeParse(value).success && !speaksAnother(value));
}

interface Batch {
  whole: CommandEnvelope[];
  sent: unknown[];
  isBroken: boolean[];
}

/** Returns batches of new tickets, some of which cannot be read, at least one can. The numbers are given when it is sent. */
function batches(clientId: string): fc.Arbitrary<Batch> {
  return fc
    .array(fc.boolean(), { minLength: 2, maxLength: 6 })
    .filter((isBroken) => isBroken.includes(false))
    .chain((isBroken) => {
      const whole = isBroken.map((_broken, index) => ({
        id: newId(),
        clientId,
        seq: index + 1,
        name: 'ticket.create',
        args: newTicket(),
        at: '2026-11-23T08:00:00.000Z',
        schemaVersion,
      }));
      const each = whole.map((one, index) => (isBroken[index] === true ? brokenly(one) : fc.constant<unknown>(one)));
      return fc.tuple(...each).map((sent) => ({ whole, sent, isBroken }));
    });
}

async function answerTo(client: TestClient, commands: readonly unknown[]) {
  const answer = await client.post('/sync/push', { clientId: client.clientId, commands });
  const said: unknown = await answer.json();
  expect([answer.status, answer.ok ? '' : said]).toEqual([200, '']);
  return pushResponseSchema.parse(said);
}

describe('a command whose envelope cannot be read', () => {
  it('is refused by itself, once and for all; those around it are done once, in order', async () => {
    const { url } = await fixture.start();
    const agent = await TestClient.signedIn(url, 'agent');
    const done: string[] = [];
    let refusals = 0;
    const client = () => new TestClient(url, agent.tokens);
    await fc.assert(
      fc.asyncProperty(
        fc
          .constant(null)
          .map(client)
          .chain((one) => fc.record({ client: fc.constant(one), batch: batches(one.clientId) })),
        async ({ client, batch: { whole, sent, isBroken } }) => {
          const first = await answerTo(client, sent);
          expect(first.outcomes.map(({ seq, status }) => [seq, status])).toEqual(
            isBroken.map((broken, index) => [index + 1, broken ? 'refused' : 'applied']),
          );
          expect(await answerTo(client, sent)).toEqual(first);
          refusals += isBroken.filter(Boolean).length;
          done.push(...whole.flatMap(({ args }, index) => (isBroken[index] ? [] : [(args as { id: string }).id])));
        },
      ),
      { numRuns: 80, seed },
    );
    expect(refusals).toBeGreaterThan(80);
    const replica = new TestReplica();
    await replica.fill(agent);
    const tickets = [...replica.rows].flatMap(([key, row]) =>
      key.startsWith('tickets:') ? ticketSchema.parse(row) : [],
    );
    const ordinal = (number: string | null) => Number(number?.slice('BUR-'.length));
    tickets.sort((one, other) => ordinal(one.number) - ordinal(other.number));
    expect(tickets.map(({ id }) => id)).toEqual(done);
  }, 120_000);

  it('names what could not be read', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const next = () => client.command('ticket.create', newTicket());
    const { outcomes } = await answerTo(client, [
      { ...next(), at: 'i går' },
      { ...next(), name: 'a'.repeat(101) },
      { ...next(), name: 'ticket.create\0' },
      { ...next(), id: 17 },
      { ...next(), clientId: newId() },
      { ...next(), schemaVersion: 'tre' },
      next(),
    ]);
    expect(
      outcomes.map((outcome) => (outcome.status === 'refused' ? [outcome.code, outcome.details.field] : [])),
    ).toEqual([
      ['invalid-arguments', 'at'],
      ['invalid-arguments', 'name'],
      ['invalid-arguments', 'name'],
      ['invalid-arguments', 'id'],
      ['invalid-arguments', 'clientId'],
      ['invalid-arguments', 'schemaVersion'],
      [],
    ]);
  });

  it('has the number of its place when its own cannot be read, and keeps it', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const next = () => client.command('ticket.create', newTicket());
    const batch = [null, 'text', { ...next(), seq: 3 }, [], { ...next(), seq: 5 }, { ...next(), seq: '6' }];
    const first = await answerTo(client, batch);
    expect(first.outcomes.map(({ seq, status }) => `${seq} ${status}`)).toEqual([
      '1 refused',
      '2 refused',
      '3 applied',
      '4 refused',
      '5 applied',
      '6 refused',
    ]);
    expect(await answerTo(client, batch)).toEqual(first);
    expect(await answerTo(client, batch.slice(2, 4))).toEqual({ outcomes: first.outcomes.slice(2, 4), expectedSeq: 5 });
    const whole = { ...next(), seq: 2 };
    expect((await client.post('/sync/push', { clientId: client.clientId, commands: [whole] })).status).toBe(409);
  });

  it.each<[string, unknown[]]>([
    ['nothing has a number', [null, {}, { seq: 0 }]],
    ['the numbers leave no room for the first', [null, { seq: 1 }]],
  ])('is not taken when %s: nobody could know it again', async (_what, commands) => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    expect((await client.post('/sync/push', { clientId: client.clientId, commands })).status).toBe(400);
    expect(await answerTo(client, [client.command('ticket.create', newTicket())])).toMatchObject({ expectedSeq: 2 });
  });

  it('holds up nothing by a key that cannot be kept or told', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const odd = client.command('ticket.create', newTicket());
    const batch = [
      { ...odd, args: { ...newTicket(), customFields: { 'a\0b': 1 }, 'c\0d': 2, tagIds: { 'e\ud83d': 3 } } },
      {
        ...client.command('ticket.create', newTicket()),
        args: JSON.parse('{"__proto__":{"a":1},"id":"x"}') as unknown,
      },
      client.command('ticket.create', newTicket()),
    ];
    const body = JSON.stringify({ clientId: client.clientId, commands: batch });
    expect(body).toContain('__proto__');
    const { outcomes } = await answerTo(client, batch);
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'refused', 'applied']);
  });

  it('stands under "Ej genomfört" on the workstation that did it, also after a restart', async () => {
    const { url } = await fixture.start();
    const { tokens } = await TestClient.signedIn(url, 'agent');
    const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-broken-'));
    const log = createTestLog();
    const path = join(folder, 'journal');
    // Somebody on the way spoils the time of the second command.
    const spoiling: Fetch = async (input, init) => {
      const request = pushRequestSchema.parse(JSON.parse(String(init?.body)));
      const commands = request.commands.map((one) => (one.seq === 2 ? { ...one, at: '08:00' } : one));
      return await fetch(input, { ...init, body: JSON.stringify({ ...request, commands }) });
    };
    const session = { authorised: <T>(send: (token: string) => Promise<T>) => send(tokens.accessToken) };
    const api = createSyncApi(new ApiClient(url, spoiling, log), session);
    const journal = await Journal.open({ path, clock: systemClock, log });
    for (const title of ['före', 'spolierat', 'efter']) {
      await journal.append({
        id: newId(),
        name: 'ticket.create',
        args: newTicket({ title }),
        at: new Date().toISOString(),
      });
    }
    const nothing = () => undefined;
    const pusher = new Pusher({
      api,
      journal,
      clock: systemClock,
      log,
      onOutcomes: nothing,
      onRenumbered: nothing,
      onAnswered: nothing,
    });
    expect(await pusher.push(new AbortController().signal)).toEqual({ type: 'level' });
    await journal.close();
    const { contents } = await Journal.open({ path, clock: systemClock, log });
    expect(contents.unanswered()).toEqual([]);
    expect(contents.refused()).toMatchObject([
      { envelope: { seq: 2, args: { title: 'spolierat' } }, code: 'invalid-arguments', details: { field: 'at' } },
    ]);
    await rm(folder, { recursive: true });
  });
});
