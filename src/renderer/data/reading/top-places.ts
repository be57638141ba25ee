/** Negative, zero or positive as the item at one place comes before, with or after that at the other. */
export type ComparePlaces = (one: number, other: number) => number;

/** Up to this many first ones are kept aside while looking; more are partitioned. */
const keptAside = 1_024;

/**
 * Returns the places from `start` to `end` of `count` in order, without ordering the rest: a view shows some dozens of
 * rows of many thousands. `compare` must tell any two places apart; `keys` has its first criterion, which decides
 * nearly always.
 */
export function topPlaces(
  count: number,
  start: number,
  end: number,
  keys: Float64Array,
  compare: ComparePlaces,
): readonly number[] {
  if (start >= end) return [];
  if (end <= keptAside && end < count / 4) return firstPlaces(count, end, keys, compare).slice(start);
  const places = Uint32Array.from({ length: count }, (_, place) => place);
  if (end < count) partition(places, 0, count - 1, end, compare);
  if (start > 0) partition(places, 0, end - 1, start, compare);
  return [...places.subarray(start, end)].sort(compare);
}

/** The first `wanted` places: those found so far in a heap whose top is the last of them. */
function firstPlaces(count: number, wanted: number, keys: Float64Array, compare: ComparePlaces): number[] {
  const heap: number[] = [];
  let limit = Number.POSITIVE_INFINITY;
  // Rows often stand in order, or in the opposite order; from the right end hardly any has to be kept for a while.
  const backwards = compare(0, count - 1) > 0;
  for (let at = 0; at < count; at += 1) {
    const place = backwards ? count - 1 - at : at;
    const key = keys[place] ?? 0;
    if (heap.length === wanted) {
      if (key > limit || (key === limit && compare(place, heap[0] ?? 0) > 0)) continue;
      heap[0] = place;
      sink(heap, compare);
    } else {
      heap.push(place);
      rise(heap, compare);
    }
    if (heap.length === wanted) limit = keys[heap[0] ?? 0] ?? 0;
  }
  return heap.sort(compare);
}

function rise(heap: number[], compare: ComparePlaces): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (compare(heap[parent] ?? 0, heap[at] ?? 0) >= 0) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: number[], compare: ComparePlaces): void {
  let at = 0;
  for (;;) {
    let largest = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && compare(heap[child] ?? 0, heap[largest] ?? 0) > 0) largest = child;
    }
    if (largest === at) return;
    swap(heap, at, largest);
    at = largest;
  }
}

function swap(items: number[] | Uint32Array, one: number, other: number): void {
  const held = items[one] ?? 0;
  items[one] = items[other] ?? 0;
  items[other] = held;
}

/** Hoare's quickselect: the first `count` places come before the rest. */
function partition(places: Uint32Array, from: number, to: number, count: number, compare: ComparePlaces): void {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = places[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while (compare(places[left] ?? 0, pivot) < 0) left += 1;
      while (compare(places[right] ?? 0, pivot) > 0) right -= 1;
      if (left > right) break;
      swap(places, left, right);
      left += 1;
      right -= 1;
    }
    if (count <= right) high = right;
    else if (count >= left) low = left;
    else return;
  }
}
