import { hostname } from 'node:os';
import { schemaVersion } from '../../src/shared/commands/envelope.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { sessionTokensSchema } from '../../src/shared/session/protocol.ts';
import type { Account, Api } from '../e2e/support/api.ts';
import type { App } from '../e2e/support/app.ts';
import { type Benchmark, percentile } from './harness.ts';
import { atWorkplace } from './support/workplace.ts';

const ROUNDS = 3;
/** What a person waits once per workstation, with progress to look at. */
const FIRST_SYNC_MILLISECONDS = 5_000;

async function signInUntilReady(app: App, account: Account): Promise<number> {
  await app.waitFor('sign-in');
  const started = performance.now();
  await app.signIn(account);
  return performance.now() - started;
}

/** Signs in, fetches the same snapshot and parses each line as JSON: nothing checked, nothing kept. */
async function signInFetchParse(api: Api, { username, password }: Account): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`${api.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, deviceName: hostname() }),
  });
  const { accessToken } = sessionTokensSchema.parse(await answer.json());
  const query = new URLSearchParams({ clientId: newId(), schemaVersion: String(schemaVersion) });
  const snapshot = await fetch(`${api.url}/api/v1/sync/snapshot?${query}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!snapshot.ok) throw new Error(`The snapshot was refused: ${snapshot.status} ${await snapshot.text()}`);
  for (const line of (await snapshot.text()).trimEnd().split('\n')) JSON.parse(line);
  return performance.now() - started;
}

/** The first sign-in on a new workstation, until the views can be used with all demonstration data in the replica. */
export const benchmarks: Benchmark[] = [
  {
    name: 'First sync: sign-in until ready, new workstation, demonstration data, median',
    unit: 'ms',
    goal: { direction: 'at-most', value: FIRST_SYNC_MILLISECONDS },
    run: () =>
      atWorkplace(async ({ api, open }) => {
        const account = await api.account('agent');
        const values: number[] = [];
        const peers: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          peers.push(await signInFetchParse(api, account));
          const app = await open();
          values.push(await signInUntilReady(app, account));
          await app.close();
        }
        const peer = 'sign-in + bare fetch and JSON.parse of the same snapshot';
        return { value: percentile(values, 0.5), peer, peerValue: percentile(peers, 0.5) };
      }),
  },
];
