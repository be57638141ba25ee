/** Turns of the event loop in which nothing may happen before a process counts as calm: enough for every chain of promises. */
const calmTurns = 6;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Counts what is under way in a program of a test, so that a test can wait until nothing is, without sleeping. */
export class Activity {
  readonly #whole: Activity | undefined;
  readonly #open = new Set<() => void>();
  #begun = 0;
  #abandoned = false;
  #whenIdle: (() => void)[] = [];

  /** What is under way here is under way in `whole` too. */
  constructor(whole?: Activity) {
    this.#whole = whole;
  }

  /** Something begins; the returned function ends it. */
  begin(): () => void {
    this.#begun += 1;
    const endInWhole = this.#whole?.begin();
    const end = () => {
      if (!this.#open.delete(end)) return;
      endInWhole?.();
      if (this.#open.size === 0) this.#wake();
    };
    if (this.#abandoned) endInWhole?.();
    else this.#open.add(end);
    return end;
  }

  /** Counts until the promise settles. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Nothing that is under way will ever end: the program is gone. */
  abandon(): void {
    this.#abandoned = true;
    for (const end of [...this.#open]) end();
    this.#wake();
  }

  /** Resolves when nothing is under way and nothing more begins by itself. */
  async calm(): Promise<void> {
    for (let turns = 0; turns < calmTurns && !this.#abandoned; ) {
      if (this.#open.size > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
      const before = this.#begun;
      await nextTurn();
      turns = this.#open.size === 0 && this.#begun === before ? turns + 1 : 0;
    }
  }

  #wake(): void {
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
