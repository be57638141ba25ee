import { snapshotBlocks } from '../support/snapshot-rows.ts';
import type { Peer, PeerFigures, PeerName, SnapshotSource } from './peer.ts';
import { pouchdb } from './pouchdb.ts';
import { rxdb } from './rxdb.ts';

/** Fetch and parse, nothing kept: the limit. */
const limit: Peer = {
  open: async () => ({
    insert: async () => undefined,
    firstRows: async () => 0,
  }),
};

const peers: Record<PeerName, Peer> = { limit, rxdb, pouchdb };

/** Fetches a snapshot into the peer; times in milliseconds from the start of the fetch. */
async function fill(name: PeerName, { url, token, body }: SnapshotSource): Promise<PeerFigures> {
  const started = performance.now();
  const store = await peers[name].open();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok || answer.body === null) throw new Error(`The snapshot was refused: ${answer.status}`);
  let rows = 0;
  let firstTickets = Number.NaN;
  for await (const block of snapshotBlocks(answer.body)) {
    await store.insert(block);
    rows += block.rows.length;
    if (block.kind === 'tickets' && Number.isNaN(firstTickets)) firstTickets = performance.now() - started;
  }
  return { rows, firstTickets, all: performance.now() - started };
}

/** Opens what an earlier page filled, until the sixty newest tickets are there; milliseconds. */
async function start(name: PeerName): Promise<number> {
  const started = performance.now();
  const store = await peers[name].open();
  const found = await store.firstRows();
  if (found !== 60) throw new Error(`${name} found ${found} tickets.`);
  return performance.now() - started;
}

Object.assign(window, { peers: { fill, start } });
