import type { Benchmark } from './harness.ts';
import { smallWorkplace } from './support/small-workplace.ts';
import { largeWorkplace } from './support/workstation.ts';

const limit = 'sign-in + fetch and JSON.parse of the same snapshot, same Electron';
/** Half a second is what a person waits without turning to something else. */
const FIRST_ROWS_MILLISECONDS = 500;

/** From the press of "sign in" on a new workstation, through session, snapshot, worker and page. */
export const benchmarks: Benchmark[] = [
  {
    name: 'First sync: 20,000 tickets + 5,000 devices, until every row is in the replica',
    unit: 'ms',
    goal: { direction: 'at-most', value: 2.5, of: 'ratio' },
    run: async () => {
      const { firstSync, limit: peerValue } = await smallWorkplace();
      return { value: firstSync.allRows, peer: limit, peerValue };
    },
  },
  {
    name: 'First sync: 20,000 tickets + 5,000 devices, against RxDB',
    unit: 'ms',
    goal: { direction: 'at-most', value: 0.5, of: 'ratio' },
    run: async () => {
      const { firstSync, peers } = await smallWorkplace();
      return {
        value: firstSync.allRows,
        peer: 'RxDB, Dexie storage: the same rows by bulkInsert',
        peerValue: peers.rxdb,
      };
    },
  },
  {
    name: 'First sync: 20,000 tickets + 5,000 devices, against PouchDB',
    unit: 'ms',
    goal: { direction: 'at-most', value: 0.5, of: 'ratio' },
    run: async () => {
      const { firstSync, peers } = await smallWorkplace();
      return {
        value: firstSync.allRows,
        peer: 'PouchDB, IndexedDB: the same rows by bulkDocs',
        peerValue: peers.pouchdb,
      };
    },
  },
  {
    name: 'First sync: 200,000 tickets + 50,000 devices, until every row is in the replica',
    unit: 'ms',
    goal: { direction: 'at-most', value: 2, of: 'ratio' },
    run: async () => {
      const { firstSync, limit: peerValue } = await largeWorkplace();
      return { value: firstSync.allRows, peer: limit, peerValue };
    },
  },
  {
    name: 'First sync: 200,000 tickets + 50,000 devices, until the first rows are painted',
    unit: 'ms',
    goal: { direction: 'at-most', value: FIRST_ROWS_MILLISECONDS },
    run: async () => {
      const { firstSync, limit: peerValue } = await largeWorkplace();
      return { value: firstSync.firstRows, peer: limit, peerValue };
    },
  },
];
