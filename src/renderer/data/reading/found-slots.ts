import type { SearchedWord } from './words.ts';

/** Collects, word by word, which slots hold all words of a search, and how many of them spelled as typed. */
export class FoundSlots {
  /** 1 where one of the alternatives holds. */
  readonly found: Uint8Array;
  /** How many of the words typed stand there exactly as spelled. */
  readonly exact: Uint8Array;
  /** How many words of the alternative stand in the slot, from the first on. */
  private readonly reached: Uint8Array;
  /** The last word, counted from 1, that was seen exactly spelled in the slot. */
  private readonly spelled: Uint8Array;
  private place = 0;
  private first = true;
  private readonly spellings: boolean;

  /** `spellings`: whether anybody wants to know about exact spellings. */
  constructor(count: number, spellings: boolean) {
    this.spellings = spellings;
    this.found = new Uint8Array(count);
    this.exact = new Uint8Array(count);
    this.reached = new Uint8Array(count);
    this.spelled = new Uint8Array(count);
  }

  /** Runs `visit` for each word of the alternative; it calls hit() with the slots of words that begin with it. */
  alternative(words: readonly SearchedWord[], visit: (word: SearchedWord) => void): void {
    this.reached.fill(0);
    words.forEach((word, place) => {
      this.place = place;
      visit(word);
    });
    const { found, reached } = this;
    for (let slot = 0; slot < found.length; slot += 1) if (reached[slot] === words.length) found[slot] = 1;
    this.first = false;
  }

  /** Whether exact spellings are counted: only the words as typed have a spelling, not digits drawn together. */
  get countsSpelling(): boolean {
    return this.spellings && this.first;
  }

  /** The word looked for stands in these slots, `base` added. */
  hit(slots: ArrayLike<number>, from: number, to: number, base: number): void {
    const { reached, place } = this;
    for (let at = from; at < to; at += 1) {
      const slot = base + (slots[at] ?? 0);
      if (reached[slot] === place) reached[slot] = place + 1;
    }
  }

  /** There it is spelled as typed. */
  hitExactly(slots: ArrayLike<number>, from: number, to: number, base: number): void {
    const { spelled, exact } = this;
    const mark = this.place + 1;
    for (let at = from; at < to; at += 1) {
      const slot = base + (slots[at] ?? 0);
      if (spelled[slot] === mark) continue;
      spelled[slot] = mark;
      exact[slot] = (exact[slot] ?? 0) + 1;
    }
  }
}
