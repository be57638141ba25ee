/** A stream of pseudo-random numbers that is the same on every machine for the same seed. Not for secrets. */
export interface Random {
  /** Uniform, 0 ≤ x < 1. */
  next(): number;
  /** Uniform integer, `low` ≤ n ≤ `high`. */
  integer(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One element, all equally likely. Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One element, likely in proportion to its weight. Throws on an empty list. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T;
  /** Log-normal: most values near `median`, a long tail; `spread` is the standard deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
}

/** FNV-1a, 32 bits: turns a label into a number to seed with. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/**
 * Returns the stream named `label` of a seed (generator: mulberry32). Each part of the data has its own stream, so that
 * a change in one part leaves the others as they were.
 */
export function randomStream(seed: number, label: string): Random {
  let state = (hash(label) ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => {
    const index = Math.floor(next() * list.length);
    if (list.length === 0) throw new Error(`nothing to pick from (${label})`);
    return list[index] as T;
  };
  return {
    next,
    pick,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    weighted: (list) => {
      let rest = next() * list.reduce((sum, item) => sum + item.weight, 0);
      const found = list.find((item) => {
        rest -= item.weight;
        return rest < 0;
      });
      return found ?? pick(list);
    },
    logNormal: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}
