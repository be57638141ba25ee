import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { type Benchmark, percentile } from './harness.ts';
import { noteText, noteWishes } from './support/commands.ts';
import { probed } from './support/page-probe.ts';
import { largeWorkplace } from './support/workstation.ts';

const COMMANDS = 1_000;
/** The first are slower in every program: code is compiled, files are opened. */
const WARM_UP = 50;
/** Well within one picture at 60 Hz. */
const SAVED_MILLISECONDS = 10;

async function bareSamples(): Promise<number[]> {
  await mkdir(inRoot('.cache'), { recursive: true });
  const folder = await mkdtemp(inRoot('.cache', 'bench-'));
  const file = await open(join(folder, 'raw'), 'a');
  const samples: number[] = [];
  for (let index = 0; index < COMMANDS; index += 1) {
    const started = performance.now();
    await file.write(`${noteText}\n`);
    await file.datasync();
    samples.push(performance.now() - started);
  }
  await file.close();
  await rm(folder, { recursive: true });
  return samples;
}

/** What a person waits for after a press: page, worker with every row, port, main, disk, and back. The API is away. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Key press until saved: a note, 200,000 tickets in the replica, page → worker → journal → page, p99',
    unit: 'ms',
    goal: { direction: 'at-most', value: SAVED_MILLISECONDS },
    run: async () => {
      const { app, workplace } = await largeWorkplace();
      const wishes = await noteWishes(workplace.databaseUrl, WARM_UP + COMMANDS);
      await workplace.stopApi();
      try {
        await probed.execute(app, wishes.slice(0, WARM_UP));
        const value = percentile(await probed.execute(app, wishes.slice(WARM_UP)), 0.99);
        const peerValue = percentile(await bareSamples(), 0.99);
        return { value, peer: 'bare write + fdatasync of the same bytes', peerValue };
      } finally {
        await workplace.startApi();
        await probed.untilSent(app);
      }
    },
  },
];
