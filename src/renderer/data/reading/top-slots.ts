/**
 * Puts the `count` first of `slots` by `compare` in order at its beginning and returns them; the order of the rest is
 * left open. `compare` must tell any two slots apart. A view shows some dozens of rows of many thousands, so the rest
 * is partitioned (Hoare's quickselect) instead of sorted.
 */
export function topSlots(slots: number[], count: number, compare: (one: number, other: number) => number): number[] {
  if (count < slots.length / 4) partition(slots, count, compare);
  else return slots.sort(compare).slice(0, count);
  return slots.slice(0, count).sort(compare);
}

function partition(slots: number[], count: number, compare: (one: number, other: number) => number): void {
  let low = 0;
  let high = slots.length - 1;
  while (low < high) {
    const pivot = slots[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while (compare(slots[left] ?? 0, pivot) < 0) left += 1;
      while (compare(slots[right] ?? 0, pivot) > 0) right -= 1;
      if (left > right) break;
      const held = slots[left] ?? 0;
      slots[left] = slots[right] ?? 0;
      slots[right] = held;
      left += 1;
      right -= 1;
    }
    if (count <= right) high = right;
    else if (count >= left) low = left;
    else return;
  }
}
