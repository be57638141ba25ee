import type { FoundSlots } from './found-slots.ts';
import { eachWord, fold, type SearchedWord } from './words.ts';

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

  find({ folded, spelled }: SearchedWord, found: FoundSlots): void {
    for (const [word, spellings] of this.words) {
      if (!word.startsWith(folded)) continue;
      for (const [spelling, numbers] of spellings) {
        const slots = numbers.flatMap((number) => {
          const slot = this.slots[number] ?? -1;
          return slot < 0 ? [] : [slot];
        });
        found.hit(slots, 0, slots.length, 0);
        if (found.countsSpelling && spelling.startsWith(spelled)) found.hitExactly(slots, 0, slots.length, 0);
      }
    }
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
