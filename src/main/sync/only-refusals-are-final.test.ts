import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { pushRequestSchema } from '#shared/sync/protocol.ts';
import { ApiClient } from '../api/api-client.ts';
import { Journal } from '../journal/journal.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { createSyncApi } from './sync-api.ts';
import { SyncClient } from './sync-client.ts';

const at = '2026-11-22T09:00:00.000Z';
const json = { 'content-type': 'application/json' };
const words = (error: string) => JSON.stringify({ error, message: 'No.' });

let folder: string;
let server: Server;
let answer: (response: ServerResponse, body: string) => void;
let journal: Journal;
let client: SyncClient;
const clock = new ManualClock();
const executed: string[] = [];

const takesAll = (response: ServerResponse, body: string) => {
  const { commands } = pushRequestSchema.parse(JSON.parse(body));
  for (const { id } of commands) if (!executed.includes(id)) executed.push(id);
  const outcomes = commands.map(({ seq }) => ({ seq, status: 'applied' }));
  response.writeHead(200, json).end(JSON.stringify({ outcomes, expectedSeq: commands.length + 1 }));
};

beforeEach(async () => {
  executed.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-final-'));
  const listener: RequestListener = async (request, response) => {
    const body = await text(request);
    if (request.url?.endsWith('/push')) answer(response, body);
    else response.writeHead(500, json).end(words('internal'));
  };
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const log = createTestLog();
  const api = createSyncApi(new ApiClient(`http://127.0.0.1:${address.port}`, fetch, log), {
    authorised: (send) => send('token'),
  });
  journal = await Journal.open({ path: join(folder, 'journal'), clock, log });
  const actor = { userId: newId(), name: 'Anna', grants: [] };
  client = new SyncClient({ profile: 'p', actor, journal, api, clock, log, onStatus: () => undefined });
});

afterEach(async () => {
  await client.stop();
  await journal.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const answering =
  (status: number, body: string, headers: Record<string, string> = json) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

it.each<[string, (response: ServerResponse) => void]>([
  ['401 not signed in', answering(401, words('not-signed-in'))],
  ['401 session expired', answering(401, words('session-expired'))],
  ['403 not permitted', answering(403, words('not-permitted'))],
  ['403 of a proxy', answering(403, '<h1>Blocked</h1>', { 'content-type': 'text/html' })],
  ['404', answering(404, words('not-found'))],
  ['408', answering(408, '')],
  ['409 another schema', answering(409, words('schema-version'))],
  ['413 of the API', answering(413, words('too-large'))],
  ['413 of a proxy', answering(413, '<h1>Too large</h1>', { 'content-type': 'text/html' })],
  ['400 invalid request', answering(400, words('invalid-request'))],
  ['429', answering(429, words('too-many-attempts'), { ...json, 'retry-after': '3' })],
  ['500', answering(500, words('internal'))],
  ['501 of a proxy', answering(501, '')],
  ['502', answering(502, '<h1>Bad gateway</h1>', { 'content-type': 'text/html' })],
  ['503', answering(503, words('unavailable'))],
  ['504', answering(504, '')],
  ['200 with a page to log in to the network', answering(200, '<h1>Welcome</h1>', { 'content-type': 'text/html' })],
  [
    '200 with the right words as another type',
    answering(200, '{"outcomes":[],"expectedSeq":1}', { 'content-type': 'text/plain' }),
  ],
  ['200 with nothing', answering(200, '')],
  ['200 with half an answer', answering(200, '{"outcomes":[{"seq":1,"status":"appl')],
  ['200 with another shape', answering(200, '{"ok":true}')],
  [
    '200 with outcomes of other commands',
    answering(200, '{"outcomes":[{"seq":7,"status":"applied"}],"expectedSeq":8}'),
  ],
  ['200 with no outcome', answering(200, '{"outcomes":[],"expectedSeq":1}')],
  [
    'a refusal of no known kind',
    answering(200, '{"outcomes":[{"seq":1,"status":"refused","code":"bored","details":{}}],"expectedSeq":2}'),
  ],
  ['a redirect', answering(302, '', { location: 'http://127.0.0.1:1/' })],
  ['a redirect that keeps the method', answering(307, '', { location: 'http://127.0.0.1:1/' })],
  [
    'a line that breaks',
    (response) => response.writeHead(200, { ...json, 'content-length': '500' }).write('{', () => response.destroy()),
  ],
  ['no answer', (response) => response.destroy()],
])(
  '%s to a push is not final: the commands wait, and are carried out once, in order, when the API takes them',
  async (_what, refuse) => {
    let asked = 0;
    answer = (response) => {
      asked += 1;
      refuse(response);
    };
    const ids: string[] = [];
    for (const id of [newId(), newId()]) {
      await journal.append({ id, name: 'ticket.addNote', args: {}, at });
      ids.push(id);
    }
    for (let round = 1; round <= 6; round += 1) {
      const before = asked;
      client.wake();
      await vi.waitFor(() => expect(asked).toBeGreaterThan(before), { timeout: 2_000, interval: 2 });
      await vi.waitFor(() => expect(clock.pending.some((wait) => wait > 100)).toBe(true), {
        timeout: 2_000,
        interval: 2,
      });
    }
    expect(journal.contents.unanswered().map(({ id }) => id)).toEqual(ids);
    expect(journal.contents.refused()).toEqual([]);
    answer = takesAll;
    client.wake();
    await vi.waitFor(() => expect(journal.contents.unanswered()).toEqual([]), { timeout: 2_000, interval: 2 });
    expect(executed).toEqual(ids);
  },
);
