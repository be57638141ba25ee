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

async function measureAll(chosen: readonly Benchmark[]): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  try {
    for (const benchmark of chosen) {
      say(`${benchmark.name} …`);
      const result = await measure(benchmark);
      // Told at once, so that a benchmark that fails later takes nothing with it.
      say(
        `  ${Number(result.value.toPrecision(4))} ${result.unit}, ${result.ratio.toPrecision(3)} × peer (${result.goal})`,
      );
      results.push(result);
    }
  } finally {
    await closeShared();
  }
  return results;
}

const latestFile = inRoot('tests', 'bench', 'latest.json');
const keptSchema = z.array(z.looseObject({ name: z.string(), suite: z.enum(suites) }));

/** Writes a whole suite's results beside those of the other suites, which stay as they were measured. */
async function keep(results: readonly BenchmarkResult[], suite: Suite): Promise<void> {
  const before = keptSchema.safeParse(JSON.parse(await readFile(latestFile, 'utf8'))).data ?? [];
  const all = suites.flatMap((name): readonly object[] =>
    name === suite ? results : before.filter((result) => result.suite === name),
  );
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
  const results = await withInvisibleScreen((screen) => {
    // Benchmarks open windows of their own; they find the screen where every program does.
    Object.assign(process.env, screen);
    return measureAll(chosen);
  });
  process.stdout.write(`\n${table(results)}\n`);
  if (suite !== null) await keep(results, suite);
  process.exitCode = results.every((result) => result.met) ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
