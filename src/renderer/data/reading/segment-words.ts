import { eachWord, fold } from './words.ts';

/** Words are stored with it and gathered anew when it is another: raise it with every change in which words a row has. */
export const wordsVersion = 3;

/**
 * The words of a segment and where they stand. Plain data: can be stored with the segment and read back as it is.
 * The vocabulary is one text of entries with the offset of each: a word folded, `lengths` code units long, and where it
 * is spelled otherwise its spelling. Entries stand in order of the folded words; `postings` from `starts[n]` to
 * `starts[n + 1]` are the positions of the n-th.
 */
export interface SegmentWords {
  readonly vocabulary: string;
  readonly offsets: Uint32Array;
  readonly lengths: Uint16Array;
  readonly starts: Uint32Array;
  readonly postings: Uint16Array | Uint32Array;
}

/** Gathers the words of a segment, row by row. */
export class WordGatherer {
  private readonly positionsOf = new Map<string, number[]>();
  private postings = 0;

  add(position: number, texts: readonly string[]): void {
    for (const text of texts) {
      eachWord(text, (word) => {
        const positions = this.positionsOf.get(word);
        if (positions === undefined) this.positionsOf.set(word, [position]);
        else if (positions[positions.length - 1] !== position) positions.push(position);
        else return;
        this.postings += 1;
      });
    }
  }

  /** Returns the words of `count` rows. */
  finish(count: number): SegmentWords {
    const entries = [...this.positionsOf].map(([word, positions]) => {
      const folded = fold(word);
      return { folded, entry: folded === word ? word : folded + word, positions };
    });
    // By code units, which is what finding a prefix needs.
    entries.sort((one, other) => (one.folded < other.folded ? -1 : Number(one.folded > other.folded)));
    const offsets = new Uint32Array(entries.length + 1);
    const starts = new Uint32Array(entries.length + 1);
    const lengths = Uint16Array.from(entries, ({ folded }) => folded.length);
    const postings = count <= 0x1_0000 ? new Uint16Array(this.postings) : new Uint32Array(this.postings);
    entries.forEach(({ entry, positions }, at) => {
      offsets[at + 1] = (offsets[at] ?? 0) + entry.length;
      postings.set(positions, starts[at] ?? 0);
      starts[at + 1] = (starts[at] ?? 0) + positions.length;
    });
    return { vocabulary: entries.map(({ entry }) => entry).join(''), offsets, lengths, starts, postings };
  }
}

/** Negative when the entry comes before every word that begins with the prefix. */
function compareEntry(words: SegmentWords, entry: number, prefix: string): number {
  const { vocabulary, offsets, lengths } = words;
  const from = offsets[entry] ?? 0;
  const length = lengths[entry] ?? 0;
  for (let at = 0; at < prefix.length; at += 1) {
    if (at >= length) return -1;
    const difference = vocabulary.charCodeAt(from + at) - prefix.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first entry that `comes` after what is looked for. */
function firstEntry(words: SegmentWords, comes: (entry: number) => boolean): number {
  let low = 0;
  let high = words.offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Returns the entries from `first` to `end` whose words begin with the folded prefix. */
export function entriesOf(words: SegmentWords, prefix: string): { first: number; end: number } {
  return {
    first: firstEntry(words, (entry) => compareEntry(words, entry, prefix) >= 0),
    end: firstEntry(words, (entry) => compareEntry(words, entry, prefix) > 0),
  };
}

/** Whether the entry's spelling begins as typed. That the folded word does is known. */
export function isExact({ vocabulary, offsets, lengths }: SegmentWords, entry: number, spelled: string): boolean {
  const from = offsets[entry] ?? 0;
  const spelling = from + (lengths[entry] ?? 0);
  return vocabulary.startsWith(spelled, spelling < (offsets[entry + 1] ?? 0) ? spelling : from);
}
