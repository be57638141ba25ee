import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface GatewayAsked {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A text message service over HTTP on loopback. */
export interface TestGateway {
  url: string;
  asked: GatewayAsked[];
  /** What each request is answered in turn; the last holds on. */
  answers: { status: number; body: string }[];
  stop(): Promise<void>;
}

export async function startGateway(): Promise<TestGateway> {
  const state: TestGateway = {
    url: '',
    asked: [],
    answers: [{ status: 200, body: '{"messages":[{"id":"gw-1"}]}' }],
    stop: async () => undefined,
  };
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    state.asked.push({ method, path, headers, body: await text(request) });
    const answer = (state.answers.length > 1 ? state.answers.shift() : state.answers[0]) ?? { status: 500, body: '' };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return state;
}
