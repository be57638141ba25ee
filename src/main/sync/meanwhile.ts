/**
 * Work that is done beside something longer, whenever there is some: one run at a time, and none once it has failed, before
 * the longer one begins the next time.
 */
export class Meanwhile {
  readonly #work: () => Promise<boolean>;
  #isOpen = false;
  #again = false;
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;

  /** `work` returns false when it is to be left alone for now. It must not throw. */
  constructor(work: () => Promise<boolean>) {
    this.#work = work;
  }

  /** The longer work has come to where this one may be done. */
  begin(): void {
    this.#isOpen = true;
    this.wake();
  }

  /** There is something to do. */
  wake(): void {
    if (!this.#isOpen) return;
    this.#again = true;
    if (!this.#isRunning) this.#running = this.#run();
  }

  /** Begins no more; resolves when what runs has ended. */
  async end(): Promise<void> {
    this.#isOpen = false;
    await this.#running;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#again && this.#isOpen) {
      this.#again = false;
      if (!(await this.#work())) this.#isOpen = false;
    }
    this.#isRunning = false;
  }
}
