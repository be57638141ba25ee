import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';
import { serviceDeskNumbers } from '../../src/demo/data/numbers.ts';
import type { App } from '../e2e/support/app.ts';
import { Pbx } from '../e2e/support/pbx.ts';
import { type Benchmark, percentile } from './harness.ts';
import { atWorkplace } from './support/workplace.ts';

const CALLS = 30;
/** A tenth of a second is what a person takes for "at once". */
const AT_ONCE_MILLISECONDS = 100;
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

/** From the exchange's event over HTTP, database, live channel, main and worker to the pixels. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Live call: event of the exchange until the row is painted, p95',
    unit: 'ms',
    goal: { direction: 'at-most', value: AT_ONCE_MILLISECONDS },
    run: () =>
      atWorkplace(async ({ api, open }) => {
        const app = await open();
        await app.signIn(await api.account('agent'));
        const value = percentile(await callSamples(app, new Pbx(api)), 0.95);
        return { value, peer: 'bare WebSocket echo on loopback', peerValue: percentile(await echoSamples(), 0.95) };
      }),
  },
];
