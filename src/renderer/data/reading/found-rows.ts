/** Where a text search holds: slots of rows that are seen, and how many of the words typed stand there exactly as spelled. */
export interface Found {
  readonly slots: Uint32Array;
  /** By place in `slots`. */
  readonly exact: Uint8Array;
}

/** Gathers what a search finds, one search after the other in the same memory. */
export class FoundRows {
  private heldSlots = new Uint32Array(1_024);
  private heldExact = new Uint8Array(1_024);
  private count = 0;

  /** Returns what has been found, and begins anew. */
  take(): Found {
    const { count } = this;
    this.count = 0;
    return { slots: this.heldSlots.slice(0, count), exact: this.heldExact.slice(0, count) };
  }

  /** Adds those of `size` slots from `base` on that are live and where `found` is 1; arrays by distance from `base`. */
  addAll(base: number, size: number, live: Uint8Array, found: Uint8Array, exact: Uint8Array): void {
    this.reserve(this.count + size);
    const { heldSlots, heldExact } = this;
    let { count } = this;
    // Written in any case and counted only when found, without a branch.
    for (let at = 0; at < size; at += 1) {
      heldSlots[count] = base + at;
      heldExact[count] = exact[at] ?? 0;
      count += (found[at] ?? 0) & (live[base + at] ?? 0);
    }
    this.count = count;
  }

  add(slot: number, exact: number): void {
    this.reserve(this.count + 1);
    this.heldSlots[this.count] = slot;
    this.heldExact[this.count] = exact;
    this.count += 1;
  }

  private reserve(size: number): void {
    if (size < this.heldSlots.length) return;
    const slots = new Uint32Array(2 * size);
    slots.set(this.heldSlots);
    this.heldSlots = slots;
    const exact = new Uint8Array(2 * size);
    exact.set(this.heldExact);
    this.heldExact = exact;
  }
}
