import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';
import { serviceDeskNumbers } from '../../src/demo/data/numbers.ts';
import { sessionTokensSchema } from '../../src/shared/session/protocol.ts';
import type { Api } from '../e2e/support/api.ts';
import type { App } from '../e2e/support/app.ts';
import { Pbx } from '../e2e/support/pbx.ts';
import { type Benchmark, type Measurement, percentile } from './harness.ts';
import { atWorkplace } from './support/workplace.ts';

const CALLS = 100;
/** What an agent's screen may take, and how much more than a bare echo. */
const PAINTED_MILLISECONDS = 50;
const TIMES_ECHO = 3;
const CONNECTING_AT_ONCE = 50;
/** From the series PTS keeps free for fiction. */
const CALLER = '+46701740605';

/** Waits for the one row of the waiting list to be painted (two frames after it is there), or for none to be left. */
async function untilPainted(app: App, rows: 0 | 1): Promise<void> {
  await app.page.waitForFunction(
    ({ label, wanted }) => {
      const list = document.querySelector(`[role="grid"][aria-label="${label}"]`);
      if (list?.querySelectorAll('[role="row"][data-key]').length !== wanted) return false;
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
    },
    { label: app.t('switchboard.waiting'), wanted: rows },
    { polling: 'raf' },
  );
}

async function callSamples(app: App, pbx: Pbx): Promise<number[]> {
  await app.page.keyboard.press('Alt+1');
  const samples: number[] = [];
  // The first call warms up what a day at the console has warm.
  for (let index = 0; index <= CALLS; index += 1) {
    const painted = untilPainted(app, 1);
    const started = performance.now();
    const call = await pbx.newCall({ from: CALLER, to: serviceDeskNumbers.burlov });
    await painted;
    if (index > 0) samples.push(performance.now() - started);
    await pbx.hangUp(call, 'cancel');
    await untilPainted(app, 0);
  }
  return samples;
}

async function echoSamples(): Promise<number[]> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (socket) => socket.on('message', (message) => socket.send(message)));
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket, 'open');
  const samples: number[] = [];
  for (let index = 0; index < CALLS; index += 1) {
    const started = performance.now();
    socket.send(JSON.stringify({ event: 'newCall', from: CALLER, to: serviceDeskNumbers.burlov, index }));
    await once(socket, 'message');
    samples.push(performance.now() - started);
  }
  socket.close();
  server.close();
  return samples;
}

/** Opens so many further connections of one person, each of which is sent everything; returns what closes them. */
async function connectClients(api: Api, count: number): Promise<() => void> {
  const { username, password } = await api.account('agent');
  const response = await fetch(`${api.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, deviceName: 'Mätning' }),
  });
  const { accessToken } = sessionTokensSchema.parse(await response.json());
  const sockets: WebSocket[] = [];
  // In heaps, as they come after a break of the network.
  for (let from = 0; from < count; from += CONNECTING_AT_ONCE) {
    const heap = Array.from({ length: Math.min(CONNECTING_AT_ONCE, count - from) }, async () => {
      const socket = new WebSocket(`${api.url.replace('http', 'ws')}/api/v1/live`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      sockets.push(socket);
      await once(socket, 'message');
    });
    await Promise.all(heap);
  }
  return () => {
    for (const socket of sockets) socket.terminate();
  };
}

interface Painted {
  readonly calls: readonly number[];
  readonly echoes: readonly number[];
}

const measured = new Map<number, Promise<Painted>>();

/** Calls painted while so many clients are connected, and echoes of the same run; measured once for both percentiles. */
function paintedWith(clients: number): Promise<Painted> {
  const known =
    measured.get(clients) ??
    atWorkplace(async ({ api, open }) => {
      const app = await open();
      await app.signIn(await api.account('agent'));
      const disconnect = await connectClients(api, clients - 1);
      try {
        return { calls: await callSamples(app, new Pbx(api)), echoes: await echoSamples() };
      } finally {
        disconnect();
      }
    });
  measured.set(clients, known);
  return known;
}

const peer = 'bare WebSocket echo on loopback';

function percentileOf(clients: number, share: number): () => Promise<Measurement> {
  return async () => {
    const { calls, echoes } = await paintedWith(clients);
    return { value: percentile(calls, share), peer, peerValue: percentile(echoes, share) };
  };
}

/** From the exchange's event over HTTP, database, live channel, main and worker to the pixels. */
export const benchmarks: Benchmark[] = [50, 1_000].flatMap((clients): Benchmark[] => [
  {
    name: `Live call: event of the exchange until the row is painted, ${clients} clients, p50`,
    unit: 'ms',
    goal: { direction: 'at-most', value: TIMES_ECHO, of: 'ratio' },
    run: percentileOf(clients, 0.5),
  },
  {
    name: `Live call: event of the exchange until the row is painted, ${clients} clients, p99`,
    unit: 'ms',
    goal: { direction: 'at-most', value: PAINTED_MILLISECONDS },
    run: percentileOf(clients, 0.99),
  },
]);
