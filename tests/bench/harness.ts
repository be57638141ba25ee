/** What one benchmark measured, in the benchmark's unit. */
export interface Measurement {
  readonly value: number;
  /** What it is compared with, in words: the same work without our code, or a well-known program. */
  readonly peer: string;
  readonly peerValue: number;
}

/** At most or at least this much, in the benchmark's unit or as value / peerValue. */
export interface Goal {
  readonly direction: 'at-most' | 'at-least';
  readonly value: number;
  readonly of?: 'value' | 'ratio';
}

/** `standard` runs each time; `peers` and `growth` take minutes and run when asked for by name. */
export const suites = ['standard', 'peers', 'growth'] as const;
export type Suite = (typeof suites)[number];

export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  readonly goal: Goal;
  /** `standard` when left out. */
  readonly suite?: Suite;
  run(): Promise<Measurement>;
}

/** One line of latest.json. `ratio` is value / peerValue. */
export interface BenchmarkResult extends Measurement {
  readonly name: string;
  readonly unit: string;
  readonly suite: Suite;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  /** The day of the run, ISO. */
  readonly measuredOn: string;
}

/** Runs a benchmark and judges it by its goal. */
export async function measure(benchmark: Benchmark): Promise<BenchmarkResult> {
  const { name, unit, goal, suite = 'standard' } = benchmark;
  const { value, peer, peerValue } = await benchmark.run();
  const ratio = value / peerValue;
  const isOfRatio = goal.of === 'ratio';
  const judged = isOfRatio ? ratio : value;
  const met = goal.direction === 'at-most' ? judged <= goal.value : judged >= goal.value;
  const sign = goal.direction === 'at-most' ? '≤' : '≥';
  const words = isOfRatio ? `${sign} ${goal.value} × peer` : `${sign} ${goal.value} ${unit}`;
  const measuredOn = new Date().toISOString().slice(0, 10);
  return { name, value, unit, suite, peer, peerValue, ratio, goal: words, met, measuredOn };
}

/** The value below which the given share of the samples lies (nearest rank), e.g. 0.99. Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('A percentile needs at least one sample.');
  return found;
}

const closers: (() => Promise<void>)[] = [];

/** Something several benchmarks use: made when the first asks for it, closed after the last. */
export function sharedByRun<T>(make: () => Promise<{ value: T; close: () => Promise<void> }>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().then(({ value, close }) => {
      closers.push(close);
      return value;
    });
    return made;
  };
}

/** Closes what benchmarks shared, the last made first. */
export async function closeShared(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}
