import { sharedByRun } from '../harness.ts';
import type { PeerName } from '../peers/peer.ts';
import type { LargeSize } from './large-data.ts';
import { type LargeWorkplace, openLargeWorkplace } from './large-workplace.ts';
import { fillPeer } from './peer-page.ts';
import { type FirstSync, measureFirstSync } from './workstation.ts';

const smallSize: LargeSize = { tickets: 20_000, devices: 5_000 };

/** Signs in and fills a peer on a new workstation; milliseconds. */
export async function peerFirstSync(workplace: LargeWorkplace, name: PeerName): Promise<number> {
  const started = performance.now();
  const source = await workplace.snapshotSource();
  const signIn = performance.now() - started;
  return signIn + (await fillPeer(workplace.folder(name), name, source)).all;
}

export interface SmallFigures {
  readonly firstSync: FirstSync;
  readonly limit: number;
  readonly peers: { readonly rxdb: number; readonly pouchdb: number };
}

/** First syncs of 20,000 tickets, ours and the peers', in milliseconds; nothing is left open. */
export const smallWorkplace = sharedByRun(async () => {
  const workplace = await openLargeWorkplace(smallSize);
  try {
    const { app, firstSync, limit } = await measureFirstSync(workplace, smallSize, 3);
    await app.close();
    const rxdb = await peerFirstSync(workplace, 'rxdb');
    const pouchdb = await peerFirstSync(workplace, 'pouchdb');
    const value: SmallFigures = { firstSync, limit, peers: { rxdb, pouchdb } };
    return { value, close: async () => undefined };
  } finally {
    await workplace.close();
  }
});
