import type { App } from '../../e2e/support/app.ts';
import { percentile, sharedByRun } from '../harness.ts';
import type { LargeSize } from './large-data.ts';
import { type LargeWorkplace, openLargeWorkplace, technician } from './large-workplace.ts';
import { probed } from './page-probe.ts';
import { fillPeer } from './peer-page.ts';

/** What a first sync took from the press of "sign in" on, in milliseconds. */
export interface FirstSync {
  readonly firstRows: number;
  readonly allRows: number;
}

/** Signs in on a new workstation and waits until every row is in its replica. Throws when rows are missing. */
export async function syncFirst(app: App, size: LargeSize): Promise<FirstSync> {
  await app.trySignIn(technician);
  const started = await probed.clickedAt(app);
  const firstRows = (await probed.rowsAt(app)) - started;
  const allRows = (await probed.filledAt(app)) - started;
  const tickets = await probed.total(app, 'tickets');
  const devices = await probed.total(app, 'devices');
  if (tickets !== size.tickets || devices !== size.devices) {
    throw new Error(
      `The replica has ${tickets} tickets and ${devices} devices of ${size.tickets} and ${size.devices}.`,
    );
  }
  return { firstRows, allRows };
}

/** Signs in, fetches the same snapshot and parses every row, in the same Electron; milliseconds. */
export async function bareFirstSync(workplace: LargeWorkplace, round: number): Promise<number> {
  const started = performance.now();
  const source = await workplace.snapshotSource();
  const signIn = performance.now() - started;
  const { all } = await fillPeer(workplace.folder(`limit-${round}`), 'limit', source);
  return signIn + all;
}

/** A workplace whose one workstation has everything. */
export interface SyncedWorkplace {
  readonly size: LargeSize;
  readonly workplace: LargeWorkplace;
  readonly app: App;
  /** Median of all rounds; the limit was measured between them. */
  readonly firstSync: FirstSync;
  readonly limit: number;
}

/** Measures first syncs in turn with the limit, each on a new workstation; the last stays open. */
export async function measureFirstSync(
  workplace: LargeWorkplace,
  size: LargeSize,
  rounds: number,
): Promise<SyncedWorkplace> {
  const limits: number[] = [];
  const syncs: FirstSync[] = [];
  let open: App | undefined;
  for (let round = 1; round <= rounds; round += 1) {
    limits.push(await bareFirstSync(workplace, round));
    await open?.close();
    open = await workplace.open(`workstation-${round}`);
    syncs.push(await syncFirst(open, size));
  }
  if (open === undefined) throw new Error('A first sync needs at least one round.');
  const median = (name: keyof FirstSync) =>
    percentile(
      syncs.map((sync) => sync[name]),
      0.5,
    );
  const firstSync = { firstRows: median('firstRows'), allRows: median('allRows') };
  return { size, workplace, app: open, firstSync, limit: percentile(limits, 0.5) };
}

/** The size a large customer has: what most goals are set for. */
export const largeSize: LargeSize = { tickets: 200_000, devices: 50_000 };

/** The workplace of that size which the benchmarks of a run share. */
export const largeWorkplace = sharedByRun(async () => {
  const workplace = await openLargeWorkplace(largeSize);
  const value = await measureFirstSync(workplace, largeSize, 3);
  return { value, close: () => workplace.close() };
});
