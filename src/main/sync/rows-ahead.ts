/** Rows sent ahead of what the worker has stored; bounds the memory between the two. */
const mostRowsAhead = 20_000;

/**
 * Counts how far the rows of a snapshot are ahead of what the worker has stored. The worker tells all it holds, rows of an
 * earlier, broken stream included; how many those are shows only in its first report.
 */
export class RowsAhead {
  #sent = 0;
  #told = 0;
  /** What the worker held before this stream; null until it has told. */
  #base: number | null;

  constructor(resumed: boolean) {
    this.#base = resumed ? null : 0;
  }

  sent(rows: number): void {
    this.#sent += rows;
  }

  /** `done`: rows the worker holds. It may fall, when the stream removes some of those held before. */
  stored(done: number): void {
    this.#base ??= Math.max(0, done - this.#sent);
    if (done < this.#told) this.#base -= this.#told - done;
    this.#told = done;
  }

  get hasRoom(): boolean {
    const stored = this.#base === null ? 0 : this.#told - this.#base;
    return this.#sent - stored <= mostRowsAhead;
  }
}
