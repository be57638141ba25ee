import { entriesOf, isExact, type SegmentWords } from './segment-words.ts';
import type { SearchedWord, TextSearch } from './words.ts';

interface Range {
  readonly first: number;
  readonly end: number;
}

/** Looks for a search in one segment after the other, in the same small arrays. By position in the segment. */
export class SegmentSearch {
  /** 1 where one of the alternatives holds. */
  found = new Uint8Array(0);
  /** How many of the words typed stand there exactly as spelled. */
  exact = new Uint8Array(0);
  /** How many words of an alternative stand there, from the first on. */
  private reached = new Uint8Array(0);
  /** The last typed word, counted from 1, that was seen exactly spelled there. */
  private spelled = new Uint8Array(0);
  private readonly search: TextSearch;
  private readonly spellings: boolean;

  /** `spellings`: whether anybody wants to know about exact spellings. */
  constructor(search: TextSearch, spellings: boolean) {
    this.search = search;
    this.spellings = spellings;
  }

  /** Fills `found` and `exact` for a segment of `count` rows. Returns false, and may leave them as they are, when nothing is found. */
  run(words: SegmentWords, count: number): boolean {
    this.reserve(count);
    let any = false;
    for (const alternative of this.search.alternatives) {
      const ranges = this.rangesOf(words, alternative);
      if (ranges === null) continue;
      if (!any) this.found.fill(0, 0, count);
      any = true;
      this.findAll(words, ranges, count);
    }
    const [typed] = this.search.alternatives;
    if (any) this.exact.fill(0, 0, count);
    if (any && this.spellings && typed !== undefined) this.countExact(words, typed, count);
    return any;
  }

  /** Null when a word stands nowhere in the segment: most segments are done with at once. */
  private rangesOf(words: SegmentWords, alternative: readonly SearchedWord[]): Range[] | null {
    const ranges: Range[] = [];
    for (const { folded } of alternative) {
      const range = entriesOf(words, folded);
      if (range.first >= range.end) return null;
      ranges.push(range);
    }
    return ranges;
  }

  private findAll({ starts, postings }: SegmentWords, ranges: readonly Range[], count: number): void {
    const { reached, found } = this;
    const [only] = ranges;
    if (only !== undefined && ranges.length === 1) {
      const to = starts[only.end] ?? 0;
      for (let at = starts[only.first] ?? 0; at < to; at += 1) found[postings[at] ?? 0] = 1;
      return;
    }
    reached.fill(0, 0, count);
    ranges.forEach(({ first, end }, place) => {
      const to = starts[end] ?? 0;
      for (let at = starts[first] ?? 0; at < to; at += 1) {
        const position = postings[at] ?? 0;
        if (reached[position] === place) reached[position] = place + 1;
      }
    });
    for (let position = 0; position < count; position += 1) {
      found[position] = (found[position] ?? 0) | Number(reached[position] === ranges.length);
    }
  }

  private countExact(words: SegmentWords, typed: readonly SearchedWord[], count: number): void {
    const { starts, postings } = words;
    const { exact, spelled } = this;
    spelled.fill(0, 0, count);
    typed.forEach((word, place) => {
      const { first, end } = entriesOf(words, word.folded);
      for (let entry = first; entry < end; entry += 1) {
        if (!isExact(words, entry, word.spelled)) continue;
        const to = starts[entry + 1] ?? 0;
        for (let at = starts[entry] ?? 0; at < to; at += 1) {
          const position = postings[at] ?? 0;
          if (spelled[position] === place + 1) continue;
          spelled[position] = place + 1;
          exact[position] = (exact[position] ?? 0) + 1;
        }
      }
    });
  }

  private reserve(count: number): void {
    if (this.found.length >= count) return;
    this.found = new Uint8Array(count);
    this.exact = new Uint8Array(count);
    this.reached = new Uint8Array(count);
    this.spelled = new Uint8Array(count);
  }
}
