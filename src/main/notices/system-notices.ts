import type { IpcArgs } from '#shared/ipc/contract.ts';

type Told = IpcArgs<'notices:tell'>;

interface Options {
  /** Whether a window of ours is in front: then the person sees the bell. */
  readonly isInFront: () => boolean;
  readonly isWanted: () => boolean;
  /** Has the system show it; `onOpen` when the person chooses it. */
  readonly show: (words: { title: string; body: string }, onOpen: () => void) => void;
}

/** More are not remembered: the oldest would be told again, months later. */
const mostRemembered = 5_000;

/** What the system shows of what concerns the person: each thing once, whichever window tells of it first. */
export class SystemNotices {
  readonly #options: Options;
  readonly #told = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Tells of what no window has told before. `onOpen` gets the only key, or null when there are several. */
  tell({ keys, title, body }: Told, onOpen: (key: string | null) => void): void {
    const isNews = keys.some((key) => !this.#told.has(key));
    for (const key of keys) this.#told.add(key);
    for (const key of this.#told) {
      if (this.#told.size <= mostRemembered) break;
      this.#told.delete(key);
    }
    const { isInFront, isWanted, show } = this.#options;
    if (!isNews || isInFront() || !isWanted()) return;
    show({ title, body }, () => onOpen(keys.length === 1 ? (keys[0] ?? null) : null));
  }
}
