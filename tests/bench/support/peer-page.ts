import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { build } from 'vite';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { sharedByRun } from '../harness.ts';
import type { PeerFigures, PeerName, SnapshotSource } from '../peers/peer.ts';

interface PeerWindow {
  readonly peers: {
    fill(name: PeerName, source: SnapshotSource): Promise<PeerFigures>;
    start(name: PeerName): Promise<number>;
  };
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** The peers' page as a bundle, served on loopback: IndexedDB needs an origin. */
const pageAddress = sharedByRun(async () => {
  const folder = inRoot('.cache', 'bench', 'peers');
  await build({
    configFile: false,
    root: inRoot('tests', 'bench', 'peers'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: inRoot('tests', 'bench', 'peers', 'page.html') },
    },
  });
  const server = createServer((request, response) => {
    const path = normalize(join(folder, new URL(request.url ?? '/', 'http://localhost').pathname));
    readFile(path).then(
      (content) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { value: `http://127.0.0.1:${port}/page.html`, close };
});

function inherited(): Record<string, string> {
  const given = Object.entries(process.env);
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

async function withPage<T>(
  profile: string,
  work: (page: Page, electron: ElectronApplication) => Promise<T>,
): Promise<T> {
  const main = inRoot('tests', 'bench', 'peers', 'electron');
  const electron = await _electron.launch({
    args: [`--user-data-dir=${profile}`, main],
    env: { ...inherited(), PEERS_PAGE: await pageAddress() },
  });
  try {
    const page = await electron.firstWindow();
    page.setDefaultTimeout(0);
    await page.waitForFunction(() => 'peers' in window);
    return await work(page, electron);
  } finally {
    await electron.close();
  }
}

/** Fills a peer with a snapshot in an Electron of its own whose data lies in `profile`. */
export function fillPeer(profile: string, name: PeerName, source: SnapshotSource): Promise<PeerFigures> {
  return withPage(profile, (page) =>
    page.evaluate(([peer, from]) => (window as unknown as PeerWindow).peers.fill(peer, from), [name, source] as const),
  );
}

/** Starts anew on what fillPeer left in `profile`; returns the milliseconds until its first rows are read. */
export function startPeer(profile: string, name: PeerName): Promise<number> {
  return withPage(profile, (page) =>
    page.evaluate((peer) => (window as unknown as PeerWindow).peers.start(peer), name),
  );
}
