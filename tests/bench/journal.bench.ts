import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { systemClock } from '../../src/main/clock.ts';
import { Journal } from '../../src/main/journal/journal.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { type Benchmark, percentile } from './harness.ts';

const COMMANDS = 1_000;
/** About what a note of a few sentences takes. */
const NOTE = 'Datorn startar inte efter helgens uppdatering. '.repeat(8);
/** One picture at 60 Hz: "saved" comes before the eye could notice a wait. */
const ONE_FRAME_MILLISECONDS = 16;

const silentLog = { info: () => undefined, warning: () => undefined, error: () => undefined };

async function timed(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = performance.now();
    await work();
    samples.push(performance.now() - started);
  }
  return samples;
}

async function journalSamples(folder: string): Promise<number[]> {
  const journal = await Journal.open({ path: join(folder, 'journal'), clock: systemClock, log: silentLog });
  const at = new Date().toISOString();
  const samples = await timed(COMMANDS, async () => {
    const result = await journal.append({ id: newId(), name: 'ticket.addNote', args: { text: NOTE }, at });
    if (!result.ok) throw new Error(`The journal did not take a command: ${result.reason}`);
  });
  await journal.close();
  return samples;
}

async function rawSamples(folder: string): Promise<number[]> {
  const file = await open(join(folder, 'raw'), 'a');
  const line = Buffer.from(`${NOTE}\n`);
  const samples = await timed(COMMANDS, async () => {
    await file.write(line);
    await file.datasync();
  });
  await file.close();
  return samples;
}

/** What "saved" costs: one command at a time, as a person works. On the disk of the repository, not on a memory disk. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Journal: append until durable, p99',
    unit: 'ms',
    goal: { direction: 'at-most', value: ONE_FRAME_MILLISECONDS },
    run: async () => {
      await mkdir(inRoot('.cache'), { recursive: true });
      const folder = await mkdtemp(inRoot('.cache', 'bench-'));
      try {
        const value = percentile(await journalSamples(folder), 0.99);
        const peerValue = percentile(await rawSamples(folder), 0.99);
        return { value, peer: 'bare write + fdatasync of the same bytes', peerValue };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  },
];
