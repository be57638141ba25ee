import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestLog } from '../testing/test-log.ts';
import { ApiClient } from './api-client.ts';

const answerSchema = z.object({ ok: z.literal(true) });
let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
});

/** Returns a client of a real HTTP server on this machine that answers like this. */
async function against(listener: RequestListener): Promise<ApiClient> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new ApiClient(`http://127.0.0.1:${address.port}`, fetch, createTestLog());
}

const ask = (client: ApiClient) => client.ask(answerSchema, { method: 'GET', path: '/x', token: 't' });
const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  against((_request, response) => {
    response.writeHead(status, headers).end(body);
  });

describe('a request to the API', () => {
  it('carries the token and gives the parsed answer', async () => {
    const client = await against((request, response) => {
      response.end(JSON.stringify({ ok: request.headers.authorization === 'Bearer t', more: 1 }));
    });
    expect(await ask(client)).toMatchObject({ type: 'ok', value: { ok: true } });
  });

  it.each([502, 503, 504])('that a gateway answers with %i counts as unreachable', async (status) => {
    expect(await ask(await answering(status, '<html>'))).toEqual({ type: 'unreachable' });
  });

  it('that nobody answers is unreachable', async () => {
    const client = await against((request) => request.socket.destroy());
    expect(await ask(client)).toEqual({ type: 'unreachable' });
  });

  it('that is refused gives the API error and when to come back', async () => {
    const body = JSON.stringify({ error: 'too-many-attempts', message: 'slow down' });
    expect(await ask(await answering(429, body, { 'retry-after': '7' }))).toEqual({
      type: 'failed',
      status: 429,
      error: 'too-many-attempts',
      retryAfterSeconds: 7,
    });
  });

  it('says when the API answered, by the clock of the API', async () => {
    const client = await answering(200, '{"ok":true}', { date: 'Sun, 06 Nov 1994 08:49:37 GMT' });
    expect(await ask(client)).toMatchObject({ serverTime: '1994-11-06T08:49:37.000Z' });
  });

  it.each(['text/html', 'text/plain; charset=utf-8', 'application/octet-stream'])(
    'that somebody on the way answers with %s is unreachable, whatever it says',
    async (type) => {
      expect(await ask(await answering(200, '{"ok":true}', { 'content-type': type }))).toEqual({ type: 'unreachable' });
    },
  );

  it.each([
    ['an error that is not in our language', 500, '<html>'],
    ['an answer of another shape', 200, '{"ok":false}'],
    ['an answer that is not JSON', 200, '<html>'],
  ])('with %s is "unexpected"', async (_what, status, body) => {
    expect(await ask(await answering(status, body))).toMatchObject({ type: 'failed', status, error: 'unexpected' });
  });

  it('is never sent on to another address', async () => {
    expect(await ask(await answering(302, '', { location: 'http://127.0.0.1:1/' }))).toEqual({ type: 'unreachable' });
  });
});
