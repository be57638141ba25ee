/** Work that can be left and gone on with between any two steps. */
export type Steps = Generator<void, void, void>;

/** Does all of it now. */
export function finish(steps: Steps): void {
  while (steps.next().done !== true);
}

/** Works for about `milliseconds`. Returns whether it is finished. */
export function workFor(steps: Steps, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  do {
    if (steps.next().done === true) return true;
  } while (performance.now() < end);
  return false;
}

/** One after the other. */
export function* inTurn(all: readonly Steps[]): Steps {
  for (const steps of all) yield* steps;
}

/** How many small operations make one step: some tenths of a millisecond. */
const stepSize = 512;

/** Sorts in place, in steps: small runs first, then pairs of runs merged. Stable. */
export function* sortInSteps<T>(items: T[], compare: (one: T, other: T) => number): Steps {
  for (let from = 0; from < items.length; from += stepSize) {
    const run = items.slice(from, from + stepSize).sort(compare);
    for (let at = 0; at < run.length; at += 1) items[from + at] = run[at] as T;
    yield;
  }
  let source = items;
  let target = items.slice();
  for (let width = stepSize; width < items.length; width *= 2) {
    for (let from = 0; from < items.length; from += 2 * width) {
      yield* mergeRuns(source, target, from, width, compare);
    }
    [source, target] = [target, source];
  }
  if (source !== items) for (let at = 0; at < items.length; at += 1) items[at] = source[at] as T;
}

/** Merges the sorted runs [from, from + width) and [from + width, from + 2 width) of `source` into `target`. */
function* mergeRuns<T>(
  source: readonly T[],
  target: T[],
  from: number,
  width: number,
  compare: (one: T, other: T) => number,
): Steps {
  const middle = Math.min(from + width, source.length);
  const end = Math.min(from + 2 * width, source.length);
  let left = from;
  let right = middle;
  for (let to = from; to < end; to += 1) {
    const takeLeft = left < middle && (right >= end || compare(source[left] as T, source[right] as T) <= 0);
    target[to] = source[takeLeft ? left++ : right++] as T;
    if (to % stepSize === 0) yield;
  }
}
