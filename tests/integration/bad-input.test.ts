import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CommandEnvelope, schemaVersion } from '../../src/shared/commands/envelope.ts';
import { commands } from '../../src/shared/commands/registry.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { apiErrorSchema } from '../../src/shared/session/protocol.ts';
import { rowSchemas } from '../../src/shared/sync/kinds.ts';
import { pushResponseSchema } from '../../src/shared/sync/protocol.ts';
import { brokenOnce } from '../support/broken-values.ts';
import { type Known, valuesOf, valuesOfJsonSchema } from '../support/schema-values.ts';
import { TestClient as Client, type TestClient, TestReplica } from './support/client.ts';
import { accounts, ctiToken, people, queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** The same questions at every run, so that a failure is one of the change that was made; another number asks others. */
const seed = 20_261_123;

const known: Known = {
  token: [ctiToken],
  organisationId: ['burlov'],
  customerOrganisationId: ['burlov'],
  userId: Object.values(accounts).map(({ userId }) => userId),
  personId: Object.values(people).map(({ id }) => id),
  queueId: Object.values(queues).map(({ id }) => id),
};

const partSchema = z.looseObject({ schema: z.unknown().optional() });
/** A question that takes any name is described in half: its values are texts, as everything in an address. */
const describedSchema = z.looseObject({}).catch({ type: 'string' });
const operationSchema = z.looseObject({
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']), schema: describedSchema }),
    )
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), partSchema) }).optional(),
});
const descriptionSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

interface Route {
  method: string;
  path: string;
  operation: z.infer<typeof operationSchema>;
}

/** Returns what the API says it answers, by its own description. */
async function routesOf(url: string): Promise<Route[]> {
  const { paths } = descriptionSchema.parse(await (await fetch(`${url}/docs/json`)).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

interface Asked {
  parameters: Record<string, unknown>;
  body: unknown;
}

/** Returns what a route is asked with one thing wrong with it, in its address or in what is sent. */
function brokenlyAsked({ operation }: Route): fc.Arbitrary<Asked> {
  const properties = Object.fromEntries(operation.parameters.map(({ name, schema }) => [name, schema]));
  const required = Object.keys(properties);
  const parameters = valuesOfJsonSchema({ type: 'object', properties, required }, known);
  const bodySchema = operation.requestBody?.content['application/json']?.schema;
  const body = bodySchema === undefined ? fc.constant(undefined) : valuesOfJsonSchema(bodySchema, known);
  return fc.record({ parameters, body }).chain((asked) => brokenOnce(asked).map(({ value }) => asAsked(value)));
}

const askedSchema = z.object({ parameters: z.record(z.string(), z.unknown()).catch({}), body: z.unknown().optional() });

function asAsked(value: unknown): Asked {
  const { parameters, body } = askedSchema.catch({ parameters: {} }).parse(value);
  return { parameters, body };
}

/** A lone surrogate has no place in an address: it is sent as it would be cut, in percent. */
function inAddress(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return [...text.slice(0, 2_000)]
    .map((char) => (/\p{Surrogate}/u.test(char) ? '%ED%A0%BD' : encodeURIComponent(char)))
    .join('');
}

async function ask(client: TestClient, { method, path, operation }: Route, { parameters, body }: Asked) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => inAddress(parameters[name]));
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => `${name}=${inAddress(parameters[name])}`);
  const address = `${client.url}${filled}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  return await fetch(address, {
    method,
    headers: {
      authorization: `Bearer ${client.tokens.accessToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
}

/** Uploads are answered as tus has it, and an exchange as the interface it was made for has it: by status, in words. */
const hasWordsOfItsOwn = ({ path }: Route) => path.includes('/uploads') || path.includes('/cti/');

/** A route that ends the session it is asked by is asked last. */
const endsSession = ({ method, path }: Route) => method === 'DELETE' && path.includes('/session');

describe('the API, asked what is wrong', () => {
  it('answers every route with what it is that is wrong, and never with a fault of its own', async () => {
    const { url } = await fixture.start({ secretKey: 'en nyckel för proven' });
    const client = await Client.signedIn(url, 'administrator');
    const routes = (await routesOf(url)).filter((route) => !endsSession(route));
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      await fc.assert(
        fc.asyncProperty(brokenlyAsked(route), async (asked) => {
          const answer = await ask(client, route, asked);
          const said = await answer.text();
          const told = `${route.method} ${route.path} ${JSON.stringify(asked).slice(0, 500)}: ${answer.status} ${said.slice(0, 300)}`;
          expect(answer.status, told).toBeLessThan(500);
          if (answer.status >= 400 && !hasWordsOfItsOwn(route)) {
            expect(() => apiErrorSchema.parse(JSON.parse(said)), told).not.toThrow();
          }
        }),
        { numRuns: 25, seed },
      );
    }
    expect((await fetch(`${url}/api/v1/server`)).status).toBe(200);
  }, 300_000);

  it('says that ten million characters are too many, and that what is no JSON is none', async () => {
    const { url } = await fixture.start();
    const client = await Client.signedIn(url, 'agent');
    const send = async (path: string, body: string) =>
      await fetch(`${url}/api/v1/sync/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${client.tokens.accessToken}` },
        body,
      });
    const text = 'å'.repeat(10_000_000);
    const long = await send('pull', JSON.stringify({ clientId: client.clientId, text }));
    expect([long.status, await long.json()]).toMatchObject([413, { error: 'too-large' }]);
    // What waits on a workstation is taken in, to be refused by itself: it must not hold up what lies behind it.
    const note = { id: newId(), ticketId: newId(), visibility: 'internal' as const, attachmentIds: [], body: text };
    const { outcomes } = await client.push(client.command('ticket.addNote', note));
    expect(outcomes).toMatchObject([{ status: 'refused', code: 'invalid-arguments', details: { field: 'body' } }]);
    for (const body of ['{"clientId":', '', '\0', '[[[[', '"text"', '{"__proto__":{"a":1}}']) {
      const answer = await send('push', body);
      expect([body, answer.status, await answer.json()]).toMatchObject([body, 400, { error: 'invalid-request' }]);
    }
  });

  it.each([
    ['too long', `/api/v1/attachments/${'a'.repeat(2_000)}`, 414],
    ['no text', '/api/v1/attachments/%ED%A0%BD', 400],
    ['one there is nothing at', '/api/v1/tickets', 404],
  ])('says in its own words that an address is %s', async (_what, path, status) => {
    const { url } = await fixture.start();
    const answer = await fetch(`${url}${path}`);
    expect(answer.status).toBe(status);
    expect(apiErrorSchema.safeParse(await answer.json()).success).toBe(true);
  });

  it('takes or refuses every command, each by itself, and gives back what it took', async () => {
    const { url } = await fixture.start();
    for (const account of ['agent', 'administrator'] as const) {
      const client = await Client.signedIn(url, account);
      for (const [name, { args }] of Object.entries(commands)) {
        const some = fc.sample(
          valuesOf(args, known).chain((value) =>
            fc.oneof(
              fc.constant(value),
              brokenOnce(value).map((one) => one.value),
            ),
          ),
          { numRuns: 20, seed },
        );
        const sent = some
          .filter((value) => value !== undefined)
          .map((value, index) => envelope(client, name, value, index));
        const answer = await client.post('/sync/push', { clientId: client.clientId, commands: numbered(client, sent) });
        const said: unknown = await answer.json();
        expect([name, answer.status, answer.ok ? '' : said]).toEqual([name, 200, '']);
        expect(pushResponseSchema.parse(said).outcomes).toHaveLength(sent.length);
      }
      const replica = new TestReplica();
      await replica.fill(client);
      for (const [key, row] of replica.rows) {
        const kind = key.slice(0, key.indexOf(':'));
        const schema = Object.entries(rowSchemas).find(([one]) => one === kind)?.[1];
        expect(schema?.parse(row), key).toEqual(row);
      }
    }
  }, 300_000);
});

/** The last number a client has sent. */
const lastSeq = new WeakMap<TestClient, number>();

function numbered(client: TestClient, sent: readonly CommandEnvelope[]): CommandEnvelope[] {
  const before = lastSeq.get(client) ?? 0;
  lastSeq.set(client, before + sent.length);
  return sent.map((one, index) => ({ ...one, seq: before + index + 1 }));
}

function envelope({ clientId }: TestClient, name: string, args: unknown, seq: number): CommandEnvelope {
  return { id: newId(), clientId, seq, name, args, at: new Date().toISOString(), schemaVersion };
}
