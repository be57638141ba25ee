import type { FoundRows } from './found-rows.ts';
import { eachWord, fold, type SearchedWord, type TextSearch } from './words.ts';

/** In how many of the sets each number is. */
function countOf(sets: readonly ReadonlySet<number>[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const set of sets) for (const number of set) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** The words of changed rows. They stand under numbers that are never used twice, so that a change takes nothing apart. */
export class SingleWords {
  /** By folded word: its spellings with the numbers of the rows that have them. */
  private words = new Map<string, Map<string, number[]>>();
  /** By number: the slot, or -1 when the row has changed since. */
  private slots: number[] = [];
  private readonly numberOf = new Map<number, number>();
  private readonly textsOf: (slot: number) => readonly string[];

  /** `textsOf` returns the texts of the row that stands in a slot. */
  constructor(textsOf: (slot: number) => readonly string[]) {
    this.textsOf = textsOf;
  }

  /** Takes in the row that stands in the slot now. */
  set(slot: number): void {
    this.remove(slot);
    if (this.slots.length > 1_000 && this.slots.length > 2 * this.numberOf.size) this.packAnew();
    this.add(slot);
  }

  remove(slot: number): void {
    const old = this.numberOf.get(slot);
    if (old !== undefined) this.slots[old] = -1;
    this.numberOf.delete(slot);
  }

  /** Adds the slots where the search holds. */
  find(search: TextSearch, into: FoundRows): void {
    const found = new Set<number>();
    let exact = new Map<number, number>();
    search.alternatives.forEach((words, alternative) => {
      const places = words.map((word) => this.withWord(word));
      const [first, ...others] = places.map(({ all }) => all);
      for (const number of first ?? []) if (others.every((all) => all.has(number))) found.add(number);
      // Only the words as typed have a spelling, not digits drawn together.
      if (alternative === 0) exact = countOf(places.map(({ spelled }) => spelled));
    });
    for (const number of found) {
      const slot = this.slots[number] ?? -1;
      if (slot >= 0) into.add(slot, exact.get(number) ?? 0);
    }
  }

  /** The numbers of rows with a word that begins so, and of those where it does as spelled. */
  private withWord({ folded, spelled }: SearchedWord): { all: Set<number>; spelled: Set<number> } {
    const places = { all: new Set<number>(), spelled: new Set<number>() };
    for (const [word, spellings] of this.words) {
      if (!word.startsWith(folded)) continue;
      for (const [spelling, numbers] of spellings) {
        for (const number of numbers) places.all.add(number);
        if (spelling.startsWith(spelled)) for (const number of numbers) places.spelled.add(number);
      }
    }
    return places;
  }

  private add(slot: number): void {
    const number = this.slots.length;
    this.slots.push(slot);
    this.numberOf.set(slot, number);
    for (const text of this.textsOf(slot)) eachWord(text, (word) => this.note(word, number));
  }

  private note(word: string, number: number): void {
    const folded = fold(word);
    let spellings = this.words.get(folded);
    if (spellings === undefined) {
      spellings = new Map();
      this.words.set(folded, spellings);
    }
    const numbers = spellings.get(word);
    if (numbers === undefined) spellings.set(word, [number]);
    else if (numbers[numbers.length - 1] !== number) numbers.push(number);
  }

  private packAnew(): void {
    const slots = [...this.numberOf.keys()];
    this.words = new Map();
    this.slots = [];
    this.numberOf.clear();
    for (const slot of slots) this.add(slot);
  }
}
