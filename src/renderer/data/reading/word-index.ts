import { fold, type TextSearch, wordsOf } from './words.ts';

/** New words wait unsorted until this many, so that adding a row does not sort the vocabulary. */
const unsortedLimit = 500;

/**
 * Which slots hold which words. Slots are only ever added: a changed row takes a new slot, and whoever owns the slots
 * passes over the old one.
 */
export class WordIndex {
  private readonly slotsOf = new Map<string, number[]>();
  private sorted: string[] = [];
  private unsorted: string[] = [];

  add(slot: number, texts: readonly string[]): void {
    const words = new Set(texts.flatMap((text) => wordsOf(fold(text))));
    for (const word of words) {
      const slots = this.slotsOf.get(word);
      if (slots !== undefined) {
        slots.push(slot);
        continue;
      }
      this.slotsOf.set(word, [slot]);
      this.unsorted.push(word);
    }
  }

  /** Returns for each slot below `count` whether the search holds there, as 1 or 0. */
  search(search: TextSearch, count: number): Uint8Array {
    const found = new Uint8Array(count);
    for (const words of search.alternatives) {
      const reached = new Uint16Array(count);
      words.forEach((prefix, position) => {
        this.eachSlot(prefix, (slot) => {
          if (reached[slot] === position) reached[slot] = position + 1;
        });
      });
      for (let slot = 0; slot < count; slot += 1) if (reached[slot] === words.length) found[slot] = 1;
    }
    return found;
  }

  private eachSlot(prefix: string, visit: (slot: number) => void): void {
    if (this.unsorted.length > unsortedLimit) this.sort();
    for (let at = this.firstFrom(prefix); at < this.sorted.length; at += 1) {
      const word = this.sorted[at];
      if (word === undefined || !word.startsWith(prefix)) break;
      this.slotsOf.get(word)?.forEach(visit);
    }
    for (const word of this.unsorted) if (word.startsWith(prefix)) this.slotsOf.get(word)?.forEach(visit);
  }

  /** Orders by code units, which is what `<` compares and all that finding a prefix needs. */
  private sort(): void {
    this.sorted = [...this.sorted, ...this.unsorted].sort();
    this.unsorted = [];
  }

  private firstFrom(prefix: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
