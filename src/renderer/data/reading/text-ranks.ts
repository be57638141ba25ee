import { mergeSingles, type SingleText, spreadRanks } from './single-texts.ts';
import { type Steps, sortInSteps } from './steps.ts';
import { compareKeyed, compareSwedish, type KeyedText, keyed } from './swedish-order.ts';

interface Waiting {
  readonly text: string | null;
  /** A slot of a segment with the same text, or -1. */
  readonly like: number;
}

/** A text with its number among those it came with. */
interface FreshText extends KeyedText {
  readonly index: number;
  /** The first slot that has it. */
  readonly slot: number;
}

/** Where texts go among those that have numbers already. */
interface Placed {
  readonly samples: number[];
  /** The new number of each old one. */
  readonly moved: Float64Array;
  /** By index of the fresh text. */
  readonly ranks: Float64Array;
}

/**
 * Numbers that order slots as their texts do in Swedish; NaN for null. Texts of segments have whole numbers, those of
 * changed rows fractions between, so that one changed row moves no other. The steps of several callers may be mixed: what
 * was worked out while another's came to count is worked out again.
 */
export class TextRanks {
  private ranks = new Float64Array(0);
  /** For each whole number a slot of a segment that has it, to be compared with. */
  private samples: number[] = [];
  private singles: SingleText[] = [];
  private readonly waiting = new Map<number, Waiting>();
  /** How often the whole numbers have become others. */
  private renumberings = 0;
  private readonly textAt: (slot: number) => string | null;

  constructor(textAt: (slot: number) => string | null) {
    this.textAt = textAt;
  }

  /** After `settle`. */
  rank(slot: number): number {
    return this.ranks[slot] ?? Number.NaN;
  }

  /** Takes in slots of segments. */
  *addPacked(ranges: readonly { from: number; to: number }[]): Steps {
    for (;;) {
      const seen = this.renumberings;
      const indexes = new Map<string, number>();
      const fresh: FreshText[] = [];
      const ofSlots: Int32Array[] = [];
      for (const { from, to } of ranges) {
        const own = new Int32Array(to - from).fill(-1);
        for (let slot = from; slot < to; slot += 1) {
          const text = this.textAt(slot);
          if (text !== null) own[slot - from] = this.indexOf(text, slot, indexes, fresh);
          if (slot % 256 === 0) yield;
        }
        ofSlots.push(own);
      }
      yield* sortInSteps(fresh, compareKeyed);
      const placed = yield* this.place(fresh);
      if (seen !== this.renumberings) continue;
      this.renumber(ranges, ofSlots, placed);
      return;
    }
  }

  /** The single row in the slot has this text now, the same as the slot `like` of a segment (-1: not known of any). */
  setSingle(slot: number, text: string | null, like: number): void {
    this.waiting.set(slot, { text, like });
  }

  /** Gives single rows set since the last time their numbers. */
  *settle(): Steps {
    while (this.waiting.size > 0) {
      const seen = this.renumberings;
      const taken = new Map(this.waiting);
      const fresh: (KeyedText & SingleText)[] = [];
      for (const [slot, { text, like }] of taken) {
        if (text === null || Number.isInteger(this.ranks[like])) continue;
        fresh.push({ ...keyed(text), slot, rank: Number.NaN });
        if (fresh.length % 256 === 0) yield;
      }
      yield* sortInSteps(fresh, compareKeyed);
      let base = 0;
      for (const [count, single] of fresh.entries()) {
        base = this.firstNotBefore(single.text, base);
        // Between two whole numbers for now: its place among others there is not known yet.
        single.rank = this.isSample(base, single.text) ? base : base - 0.5;
        if (count % 64 === 63) yield;
      }
      if (seen === this.renumberings) this.takeSingles(taken, fresh);
    }
  }

  private indexOf(text: string, slot: number, indexes: Map<string, number>, fresh: FreshText[]): number {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    const index = fresh.length;
    indexes.set(text, index);
    fresh.push({ ...keyed(text), index, slot });
    return index;
  }

  private *place(fresh: readonly FreshText[]): Generator<void, Placed, void> {
    const old = this.samples;
    const samples: number[] = [];
    const moved = new Float64Array(old.length);
    const ranks = new Float64Array(fresh.length);
    let next = 0;
    let last: KeyedText | null = null;
    const keepUpTo = (end: number) => {
      for (; next < end; next += 1) {
        moved[next] = samples.length;
        samples.push(old[next] ?? 0);
        last = null;
      }
    };
    for (const [count, text] of fresh.entries()) {
      if (next < old.length) {
        keepUpTo(this.firstNotBefore(text.text, next));
        if (this.isSample(next, text.text)) keepUpTo(next + 1);
      }
      last ??= keyed(this.textAt(samples.at(-1) ?? -1) ?? '');
      if (samples.length === 0 || compareKeyed(last, text) !== 0) samples.push(text.slot);
      last = text;
      ranks[text.index] = samples.length - 1;
      if (count % 64 === 63) yield;
    }
    keepUpTo(old.length);
    return { samples, moved, ranks };
  }

  private renumber(ranges: readonly { from: number; to: number }[], ofSlots: Int32Array[], placed: Placed): void {
    this.renumberings += 1;
    this.reserve(Math.max(...ranges.map(({ to }) => to)));
    const { ranks } = this;
    for (let slot = 0; slot < ranks.length; slot += 1) {
      const rank = ranks[slot] ?? Number.NaN;
      if (!Number.isNaN(rank)) ranks[slot] = placed.moved[rank] ?? Number.NaN;
    }
    ranges.forEach(({ from }, at) => {
      ofSlots[at]?.forEach((index, place) => {
        ranks[from + place] = placed.ranks[index] ?? Number.NaN;
      });
    });
    this.samples = placed.samples;
    for (const { slot, text } of this.singles.splice(0)) {
      if (!this.waiting.has(slot)) this.waiting.set(slot, { text, like: -1 });
    }
  }

  private takeSingles(taken: ReadonlyMap<number, Waiting>, fresh: readonly SingleText[]): void {
    this.reserve([...taken.keys()].reduce((most, slot) => Math.max(most, slot + 1), 0));
    for (const [slot, waiting] of taken) {
      this.ranks[slot] = this.ranks[waiting.like] ?? Number.NaN;
      // One set again meanwhile stays to be done.
      if (this.waiting.get(slot) === waiting) this.waiting.delete(slot);
    }
    this.singles = mergeSingles(
      this.singles.filter(({ slot }) => !taken.has(slot)),
      fresh,
    );
    spreadRanks(this.singles);
    for (const { slot, rank } of this.singles) this.ranks[slot] = rank;
  }

  private isSample(rank: number, text: string): boolean {
    const at = this.samples[rank];
    return at !== undefined && compareSwedish(this.textAt(at) ?? '', text) === 0;
  }

  /** The first whole number, `from` at least, whose text is not before the given one. */
  private firstNotBefore(text: string, from: number): number {
    let low = from;
    let high = this.samples.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSwedish(this.textAt(this.samples[middle] ?? 0) ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private reserve(count: number): void {
    if (this.ranks.length >= count) return;
    const larger = new Float64Array(Math.max(count, 2 * this.ranks.length)).fill(Number.NaN);
    larger.set(this.ranks);
    this.ranks = larger;
  }
}
