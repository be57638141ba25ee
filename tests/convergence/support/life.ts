import { Activity } from './activity.ts';

/** Places at which a process can be made to end, each before or after something that lasts. */
export const failpoints = [
  'journal-write',
  'journal-written',
  'journal-synced',
  'journal-replace',
  'journal-replaced',
  'request',
  'answer',
  'store',
  'stored',
  'rows-write',
  'rows-written',
  'rows-flushed',
  'message-to-worker',
  'message-to-main',
] as const;
export type Failpoint = (typeof failpoints)[number];

const never = new Promise<never>(() => undefined);

/**
 * One run of a program, from its start to its end. Whatever the code does after its end reaches nothing any more: every
 * way out (disk, network, database, messages) asks here first.
 */
export class Life {
  readonly activity: Activity;
  readonly #whole: Life | undefined;
  readonly #onEnd: (() => void)[] = [];
  #armed: { readonly point: Failpoint; left: number; readonly onReached: () => void } | null = null;
  #ended = false;

  /** A part of a program (a worker) ends with the whole, and can end alone. */
  constructor(whole?: Life) {
    this.#whole = whole;
    this.activity = new Activity(whole?.activity);
    whole?.whenEnded(() => this.end());
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ends the program when it comes to this place for the n-th time from now; `onReached` is told of it. */
  arm(point: Failpoint, nth: number, onReached: () => void): void {
    this.#armed = { point, left: nth, onReached };
  }

  whenEnded(act: () => void): void {
    this.#onEnd.push(act);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.activity.abandon();
    for (const act of this.#onEnd) act();
  }

  /** The program has come to this place. Returns whether it goes on. */
  reach(point: Failpoint): boolean {
    if (this.#ended) return false;
    this.#whole?.reach(point);
    if (this.#armed?.point === point) {
      this.#armed.left -= 1;
      if (this.#armed.left === 0) {
        this.#armed.onReached();
        this.end();
      }
    }
    return !this.#ended;
  }

  /** As `reach`, for code that can wait: it waits for ever when the program has ended. */
  async pass(point: Failpoint): Promise<void> {
    if (!this.reach(point)) await never;
  }
}
