import type { Benchmark } from './harness.ts';
import type { PeerName } from './peers/peer.ts';
import { coldStart } from './support/cold-start.ts';
import { startPeer } from './support/peer-page.ts';
import { peerFirstSync } from './support/small-workplace.ts';
import { largeWorkplace } from './support/workstation.ts';

const names = { rxdb: 'RxDB, Dexie storage', pouchdb: 'PouchDB, IndexedDB' } as const;

function againstPeer(name: Exclude<PeerName, 'limit'>): Benchmark[] {
  return [
    {
      name: `First sync: 200,000 tickets + 50,000 devices, against ${names[name]}`,
      unit: 'ms',
      suite: 'peers',
      goal: { direction: 'at-most', value: 0.1, of: 'ratio' },
      run: async () => {
        const { workplace, firstSync } = await largeWorkplace();
        return { value: firstSync.allRows, peer: names[name], peerValue: await peerFirstSync(workplace, name) };
      },
    },
    {
      name: `Cold start: 200,000 tickets + 50,000 devices, against ${names[name]} reading its sixty newest`,
      unit: 'ms',
      suite: 'peers',
      goal: { direction: 'at-most', value: 2, of: 'ratio' },
      run: async () => {
        const { workplace, app, size } = await largeWorkplace();
        const { rows } = await coldStart(app, size.tickets);
        return { value: rows, peer: names[name], peerValue: await startPeer(workplace.folder(name), name) };
      },
    },
  ];
}

/** What takes the peers minutes: the large sizes. */
export const benchmarks: Benchmark[] = [...againstPeer('rxdb'), ...againstPeer('pouchdb')];
