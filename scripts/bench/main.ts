import { readdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import {
  type Benchmark,
  type BenchmarkResult,
  closeShared,
  measure,
  type Suite,
  suites,
} from '../../tests/bench/harness.ts';
import { withInvisibleScreen } from '../processes/xvfb.ts';
import { buildApplication } from '../setup/build.ts';
import { installElectron } from '../setup/electron-runtime.ts';
import { inRoot } from '../setup/paths.mjs';
import { explain, SetupError, say } from '../setup/terminal.mjs';
import { table } from './table.ts';

const isBenchmark = (value: unknown): value is Benchmark =>
  z.object({ name: z.string(), unit: z.string(), goal: z.object({}), run: z.function() }).safeParse(value).success;

async function loadBenchmarks(): Promise<Benchmark[]> {
  const folder = inRoot('tests', 'bench');
  const found: Benchmark[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.bench.ts')).sort()) {
    const module: unknown = await import(pathToFileURL(inRoot('tests', 'bench', file)).href);
    const exported = z.object({ benchmarks: z.array(z.custom<Benchmark>(isBenchmark)).min(1) }).safeParse(module);
    if (!exported.success) {
      throw new SetupError(
        `tests/bench/${file} exports no benchmarks.`,
        'export const benchmarks: Benchmark[] from it.',
      );
    }
    found.push(...exported.data.benchmarks);
  }
  return found;
}

/** Measures one after the other. One that fails is told and named, and the others still run. */
async function measureAll(chosen: readonly Benchmark[]): Promise<{ results: BenchmarkResult[]; failed: string[] }> {
  const results: BenchmarkResult[] = [];
  const failed: string[] = [];
  try {
    for (const benchmark of chosen) {
      say(`${benchmark.name} …`);
      try {
        const result = await measure(benchmark);
        say(
          `  ${Number(result.value.toPrecision(4))} ${result.unit}, ${result.ratio.toPrecision(3)} × peer (${result.goal})`,
        );
        results.push(result);
      } catch (error) {
        say(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        failed.push(benchmark.name);
      }
    }
  } finally {
    await closeShared();
  }
  return { results, failed };
}

const latestFile = inRoot('tests', 'bench', 'latest.json');
const keptSchema = z.array(z.looseObject({ name: z.string(), suite: z.enum(suites) }));

/** Writes a suite's results beside those of the other suites and of its own failed ones, which stay as they were measured. */
async function keep(results: readonly BenchmarkResult[], failed: readonly string[], suite: Suite): Promise<void> {
  const before = keptSchema.safeParse(JSON.parse(await readFile(latestFile, 'utf8'))).data ?? [];
  const all = suites.flatMap((name): readonly object[] => {
    const earlier = before.filter((result) => result.suite === name);
    return name === suite ? [...results, ...earlier.filter((result) => failed.includes(result.name))] : earlier;
  });
  await writeFile(latestFile, `${JSON.stringify(all, null, 2)}\n`);
}

/** A suite's name runs the suite, anything else the benchmarks of any suite whose names contain it, nothing the standard suite. */
function choose(benchmarks: readonly Benchmark[], word: string): { chosen: Benchmark[]; suite: Suite | null } {
  const suite = word === '' ? 'standard' : (suites.find((name) => name === word) ?? null);
  const isChosen = (benchmark: Benchmark) =>
    suite === null ? benchmark.name.includes(word) : (benchmark.suite ?? 'standard') === suite;
  return { chosen: benchmarks.filter(isChosen), suite };
}

try {
  const [word = ''] = process.argv.slice(2);
  const { chosen, suite } = choose(await loadBenchmarks(), word);
  if (chosen.length === 0) throw new SetupError(`no benchmark is called "${word}".`, 'see npm run bench -- --help');
  await buildApplication(await installElectron());
  const { results, failed } = await withInvisibleScreen((screen) => {
    // Benchmarks open windows of their own; they find the screen where every program does.
    Object.assign(process.env, screen);
    return measureAll(chosen);
  });
  process.stdout.write(`\n${table(results)}\n`);
  for (const name of failed) process.stdout.write(`FAILED  ${name}\n`);
  if (suite !== null) await keep(results, failed, suite);
  process.exitCode = failed.length === 0 && results.every((result) => result.met) ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
