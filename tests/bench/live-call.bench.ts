import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import WebSocket, { WebSocketServer } from 'ws';
import { serviceDeskNumbers } from '../../src/demo/data/numbers.ts';
import { sessionTokensSchema } from '../../src/shared/session/protocol.ts';
import type { Api } from '../e2e/support/api.ts';
import type { App } from '../e2e/support/app.ts';
import { Pbx } from '../e2e/support/pbx.ts';
import { type Benchmark, type Measurement, percentile } from './harness.ts';
import { clock, painting } from './support/paint-probe.ts';
import { atWorkplace } from './support/workplace.ts';

const CALLS = 100;
/** What an agent's screen may take, and how much more than a bare echo. */
const PAINTED_MILLISECONDS = 50;
const TIMES_ECHO = 3;
const CONNECTING_AT_ONCE = 50;
/** From the series PTS keeps free for fiction. */
const CALLER = '+46701740605';

/** Milliseconds from each event of the exchange until the row of the waiting list is painted, by the page's own clock. */
async function callSamples(app: App, pbx: Pbx): Promise<number[]> {
  await app.page.keyboard.press('Alt+1');
  const rows = `[role="grid"][aria-label="${app.t('switchboard.waiting')}"] [role="row"][data-key]`;
  await painting.begin(app.page);
  const ahead = await painting.ahead(app.page);
  const samples: number[] = [];
  // The first call warms up what a day at the console has warm.
  for (let index = 0; index <= CALLS; index += 1) {
    const painted = painting.until(app.page, rows, 1);
    const started = clock();
    const call = await pbx.newCall({ from: CALLER, to: serviceDeskNumbers.burlov });
    const took = (await painted) - ahead - started;
    if (index > 0) samples.push(took);
    const gone = painting.until(app.page, rows, 0);
    await pbx.hangUp(call, 'cancel');
    await gone;
  }
  return samples;
}

/** The same for an echo that an empty page of the same Electron shows as one plain row: what a painted window costs at least. */
async function paintedEchoSamples(app: App): Promise<number[]> {
  const server = await echoServer();
  const page = await emptyPage(app);
  try {
    await painting.begin(page);
    const ahead = await painting.ahead(page);
    await page.evaluate(
      (address) =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(address);
          socket.addEventListener('message', ({ data }) => {
            const row = document.createElement('p');
            row.textContent = String(data);
            document.body.replaceChildren(row);
          });
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        }),
      server.address,
    );
    const samples: number[] = [];
    for (let index = 0; index < CALLS; index += 1) {
      const painted = painting.until(page, 'p', 1);
      const started = clock();
      server.tell(callEvent(index));
      samples.push((await painted) - ahead - started);
      await page.evaluate(() => document.body.replaceChildren());
    }
    return samples;
  } finally {
    await page.close();
    server.close();
  }
}

/** A window of the same application with nothing in it. */
async function emptyPage(app: App): Promise<Page> {
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 800, height: 600, webPreferences: { partition: 'bench' } });
    await window.loadURL('about:blank');
  });
  return await opened;
}

const callEvent = (index: number) =>
  JSON.stringify({ event: 'newCall', from: CALLER, to: serviceDeskNumbers.burlov, index });

interface EchoServer {
  readonly address: string;
  /** Sends everybody connected something. */
  tell(text: string): void;
  close(): void;
}

async function echoServer(): Promise<EchoServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (socket) => socket.on('message', (message) => socket.send(message)));
  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tell: (text) => {
      for (const socket of server.clients) socket.send(text);
    },
    close: () => server.close(),
  };
}

async function echoSamples(): Promise<number[]> {
  const server = await echoServer();
  const socket = new WebSocket(server.address);
  await once(socket, 'open');
  const samples: number[] = [];
  for (let index = 0; index < CALLS; index += 1) {
    const started = performance.now();
    socket.send(callEvent(index));
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
  readonly paintedEchoes: readonly number[];
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
        const calls = await callSamples(app, new Pbx(api));
        return { calls, echoes: await echoSamples(), paintedEchoes: await paintedEchoSamples(app) };
      } finally {
        disconnect();
      }
    });
  measured.set(clients, known);
  return known;
}

const peers = {
  echoes: 'bare WebSocket echo on loopback',
  paintedEchoes: 'the same frame painted as one plain row by an empty page, same Electron',
} as const;

function percentileOf(clients: number, share: number, compared: keyof typeof peers): () => Promise<Measurement> {
  return async () => {
    const { calls, [compared]: others } = await paintedWith(clients);
    return { value: percentile(calls, share), peer: peers[compared], peerValue: percentile(others, share) };
  };
}

/** From the exchange's event over HTTP, database, live channel, main and worker to the pixels. */
export const benchmarks: Benchmark[] = [50, 1_000].flatMap((clients): Benchmark[] => {
  const name = `Live call: event of the exchange until the row is painted, ${clients} clients`;
  const ratio = { direction: 'at-most', value: TIMES_ECHO, of: 'ratio' } as const;
  return [
    { name: `${name}, p50`, unit: 'ms', goal: ratio, run: percentileOf(clients, 0.5, 'echoes') },
    {
      name: `${name}, p50 against a painted echo`,
      unit: 'ms',
      goal: ratio,
      run: percentileOf(clients, 0.5, 'paintedEchoes'),
    },
    {
      name: `${name}, p99`,
      unit: 'ms',
      goal: { direction: 'at-most', value: PAINTED_MILLISECONDS },
      run: percentileOf(clients, 0.99, 'echoes'),
    },
    {
      name: `${name}, p99 against a painted echo`,
      unit: 'ms',
      goal: ratio,
      run: percentileOf(clients, 0.99, 'paintedEchoes'),
    },
  ];
});
