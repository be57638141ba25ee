/** What one benchmark measured, in the benchmark's unit. */
export interface Measurement {
  readonly value: number;
  /** What it is compared with, in words: the same work without our code, or a well-known program. */
  readonly peer: string;
  readonly peerValue: number;
}

export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  /** `at-most` or `at-least` this many units. */
  readonly goal: { readonly direction: 'at-most' | 'at-least'; readonly value: number };
  run(): Promise<Measurement>;
}

/** One line of latest.json. `ratio` is value / peerValue. */
export interface BenchmarkResult extends Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

/** Runs a benchmark and judges it by its goal. */
export async function measure(benchmark: Benchmark): Promise<BenchmarkResult> {
  const { name, unit, goal } = benchmark;
  const { value, peer, peerValue } = await benchmark.run();
  const met = goal.direction === 'at-most' ? value <= goal.value : value >= goal.value;
  const sign = goal.direction === 'at-most' ? '≤' : '≥';
  return { name, value, unit, peer, peerValue, ratio: value / peerValue, goal: `${sign} ${goal.value} ${unit}`, met };
}

/** The value below which the given share of the samples lies (nearest rank), e.g. 0.99. Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('A percentile needs at least one sample.');
  return found;
}
