import { type Steps, sortInSteps } from './steps.ts';
import { compareKeyed, compareSwedish, type KeyedText, keyed } from './swedish-order.ts';

/** The text of a changed row and its place between those of the segments. */
interface SingleText {
  slot: number;
  text: string;
  rank: number;
}

/**
 * Numbers that order slots as their texts do in Swedish; NaN for null. Texts of segments have whole numbers, those of
 * changed rows fractions between, so that one changed row moves no other.
 */
export class TextRanks {
  private ranks = new Float64Array(0);
  /** For each whole number a slot of a segment that has it, to be compared with. */
  private samples: number[] = [];
  private singles: SingleText[] = [];
  private readonly textAt: (slot: number) => string | null;

  constructor(textAt: (slot: number) => string | null) {
    this.textAt = textAt;
  }

  rank(slot: number): number {
    return this.ranks[slot] ?? Number.NaN;
  }

  /** Takes in the slots of segments. */
  *addPacked(ranges: readonly { from: number; to: number }[]): Steps {
    this.reserve(Math.max(...ranges.map(({ to }) => to)));
    const distinct = new Map<string, { slot: number; rank: number }>();
    for (const { from, to } of ranges) {
      for (let slot = from; slot < to; slot += 1) {
        const text = this.textAt(slot);
        if (text !== null && !distinct.has(text)) distinct.set(text, { slot, rank: 0 });
        if (slot % 512 === 0) yield;
      }
    }
    const fresh: KeyedText[] = [];
    for (const text of distinct.keys()) {
      fresh.push(keyed(text));
      if (fresh.length % 512 === 0) yield;
    }
    yield* sortInSteps(fresh, compareKeyed);
    yield* this.merge(fresh, distinct);
    for (const { from, to } of ranges) {
      for (let slot = from; slot < to; slot += 1) {
        const text = this.textAt(slot);
        this.ranks[slot] = text === null ? Number.NaN : (distinct.get(text)?.rank ?? Number.NaN);
        if (slot % 512 === 0) yield;
      }
    }
    const singles = this.singles.splice(0);
    for (const { slot, text } of singles) this.setSingle(slot, text);
  }

  /** The single row in the slot has this text now. */
  setSingle(slot: number, text: string | null): void {
    this.reserve(slot + 1);
    const old = this.singles.findIndex((single) => single.slot === slot);
    if (old >= 0) this.singles.splice(old, 1);
    this.ranks[slot] = Number.NaN;
    if (text === null) return;
    const base = this.firstNotBefore(text);
    const at = this.samples[base];
    const same = at !== undefined && compareSwedish(this.textAt(at) ?? '', text) === 0;
    const single = { slot, text, rank: same ? base : Number.NaN };
    const place = this.place(text);
    this.singles.splice(place, 0, single);
    if (same) this.ranks[slot] = base;
    else this.spread(place, base);
  }

  /** Gives the new texts whole numbers among the old ones, and the old ones theirs anew. */
  private *merge(fresh: readonly KeyedText[], distinct: Map<string, { slot: number; rank: number }>): Steps {
    const old = this.samples;
    const samples: number[] = [];
    const moved = new Float64Array(old.length);
    let next = 0;
    for (const [count, { text }] of fresh.entries()) {
      const entry = distinct.get(text);
      if (entry === undefined) continue;
      const place = old.length === 0 ? 0 : this.firstNotBefore(text);
      while (next < place) next = this.keep(old, moved, next, samples);
      const at = old[next];
      if (at !== undefined && compareSwedish(this.textAt(at) ?? '', text) === 0) {
        next = this.keep(old, moved, next, samples);
      } else if (samples.length === 0 || !this.isLast(samples, text)) {
        samples.push(entry.slot);
      }
      entry.rank = samples.length - 1;
      if (count % 64 === 0) yield;
    }
    while (next < old.length) next = this.keep(old, moved, next, samples);
    for (let slot = 0; slot < this.ranks.length; slot += 1) {
      const rank = this.ranks[slot] ?? Number.NaN;
      if (Number.isInteger(rank)) this.ranks[slot] = moved[rank] ?? Number.NaN;
    }
    this.samples = samples;
  }

  private keep(old: readonly number[], moved: Float64Array, at: number, samples: number[]): number {
    moved[at] = samples.length;
    samples.push(old[at] ?? 0);
    return at + 1;
  }

  private isLast(samples: readonly number[], text: string): boolean {
    const last = this.textAt(samples[samples.length - 1] ?? 0) ?? '';
    return last === text || compareSwedish(last, text) === 0;
  }

  /** The first whole number whose text is not before the given one. */
  private firstNotBefore(text: string): number {
    let low = 0;
    let high = this.samples.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSwedish(this.textAt(this.samples[middle] ?? 0) ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private place(text: string): number {
    let low = 0;
    let high = this.singles.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSwedish(this.singles[middle]?.text ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts the new single at `place` between its neighbours above `base - 1` and below `base`. */
  private spread(place: number, base: number): void {
    const single = this.singles[place];
    if (single === undefined) return;
    const next = this.singles[place + 1];
    if (next !== undefined && compareSwedish(next.text, single.text) === 0) {
      this.give(single, next.rank);
      return;
    }
    const low = Math.max(this.singles[place - 1]?.rank ?? Number.NEGATIVE_INFINITY, base - 1);
    const high = Math.min(next?.rank ?? Number.POSITIVE_INFINITY, base);
    const rank = (low + high) / 2;
    if (rank > low && rank < high) this.give(single, rank);
    else this.spreadEvenly(base);
  }

  /** No number is left between two neighbours: all singles between two texts of segments get theirs anew. */
  private spreadEvenly(base: number): void {
    const between = this.singles.filter(({ rank }) => Number.isNaN(rank) || (rank > base - 1 && rank < base));
    const places: number[] = [];
    between.forEach(({ text }, at) => {
      const before = between[at - 1];
      const same = before !== undefined && compareSwedish(before.text, text) === 0;
      places.push((places[at - 1] ?? 0) + (same ? 0 : 1));
    });
    between.forEach((single, at) => {
      this.give(single, base - 1 + (places[at] ?? 0) / (between.length + 1));
    });
  }

  private give(single: SingleText, rank: number): void {
    single.rank = rank;
    this.ranks[single.slot] = rank;
  }

  private reserve(count: number): void {
    if (this.ranks.length >= count) return;
    const larger = new Float64Array(Math.max(count, 2 * this.ranks.length)).fill(Number.NaN);
    larger.set(this.ranks);
    this.ranks = larger;
  }
}
