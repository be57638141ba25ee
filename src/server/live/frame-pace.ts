/** Frames taken at once within a second; of more, the last is taken when the second is over. */
export const framesPerSecond = 20;
const secondMilliseconds = 1_000;

/**
 * Lets through what tells how things are now, so many a second: of what comes faster only the last one counts, since it
 * says all that those before it said.
 */
export class FramePace<Frame> {
  readonly #take: (frame: Frame) => void;
  #left = framesPerSecond;
  #waiting: { frame: Frame } | null = null;
  #second: NodeJS.Timeout | undefined;

  constructor(take: (frame: Frame) => void) {
    this.#take = take;
  }

  add(frame: Frame): void {
    this.#second ??= setTimeout(() => this.#nextSecond(), secondMilliseconds).unref();
    if (this.#left === 0) {
      this.#waiting = { frame };
      return;
    }
    this.#left -= 1;
    this.#take(frame);
  }

  /** What still waits is not taken any more. */
  stop(): void {
    clearTimeout(this.#second);
    this.#waiting = null;
    this.#left = 0;
  }

  #nextSecond(): void {
    this.#second = undefined;
    this.#left = framesPerSecond;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.add(waiting.frame);
  }
}
