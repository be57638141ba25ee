import { type Row, type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import type { Surroundings } from './computed/computed-field.ts';
import { type Found, FoundRows } from './found-rows.ts';
import { lazyRow } from './lazy-row.ts';
import { SegmentSearch } from './segment-search.ts';
import { type SegmentWords, WordGatherer } from './segment-words.ts';
import { SingleWords } from './single-words.ts';
import type { Slots } from './slots.ts';
import type { Steps } from './steps.ts';
import { textsOf } from './texts.ts';
import type { TextSearch } from './words.ts';

/** How many rows make one step: about half a millisecond. */
const stepSize = 64;

/** The words of all rows of a kind: of each segment once, of changed rows as they change. */
export class KindWords {
  private readonly kind: RowKind;
  private readonly slots: Slots;
  private readonly around: Surroundings;
  private readonly segments: Map<PackedRows, SegmentWords>;
  private readonly gathered: (rows: PackedRows, words: SegmentWords) => void;
  private singles: SingleWords | null = null;
  private last: { readonly key: string; readonly found: Found } | null = null;
  private readonly found = new FoundRows();
  /** Slots whose single row is another than the words are of. */
  private readonly stale = new Set<number>();

  /** `known`: words of segments gathered before; what is gathered here is added to it and told to `gathered`. */
  constructor(
    kind: RowKind,
    slots: Slots,
    around: Surroundings,
    known: Map<PackedRows, SegmentWords>,
    gathered: (rows: PackedRows, words: SegmentWords) => void,
  ) {
    this.gathered = gathered;
    this.kind = kind;
    this.slots = slots;
    this.around = around;
    this.segments = known;
  }

  /** Gathers what is missing, the newest segments first. */
  *steps(): Steps {
    for (const { rows } of this.slots.blocks) {
      if (!this.segments.has(rows)) yield* this.gather(rows);
    }
    if (this.singles === null) {
      this.singles = new SingleWords((slot) => this.textsOfSingle(slot));
      for (const slot of this.slots.singles.keys()) this.stale.add(slot);
    }
    let done = 0;
    for (const slot of this.stale) {
      this.stale.delete(slot);
      if (this.slots.singles.has(slot)) this.singles.set(slot);
      else this.singles.remove(slot);
      done += 1;
      if (done % stepSize === 0) yield;
    }
  }

  /** The single row of a slot is new, another or gone. */
  change(slot: number): void {
    this.last = null;
    if (this.singles !== null) this.stale.add(slot);
  }

  /**
   * Returns where the search holds. After steps. The last search is remembered: a list and the counts of its filters look
   * for the same words.
   */
  search(search: TextSearch, spellings: boolean): Found {
    const key = JSON.stringify([search, spellings, this.slots.blocks.length]);
    if (this.last?.key !== key) this.last = { key, found: this.look(search, spellings) };
    return this.last.found;
  }

  private look(search: TextSearch, spellings: boolean): Found {
    const { found } = this;
    const inSegment = new SegmentSearch(search, spellings);
    for (const { rows, base } of this.slots.blocks) {
      const words = this.segments.get(rows);
      if (words === undefined || !inSegment.run(words, rows.count)) continue;
      found.addAll(base, rows.count, this.slots.live, inSegment.found, inSegment.exact);
    }
    this.singles?.find(search, found);
    return found.take();
  }

  private *gather(rows: PackedRows): Steps {
    const gatherer = new WordGatherer();
    const row = lazyRow(rows, Object.keys(rowSchemas[this.kind].shape));
    for (let position = 0; position < rows.count; position += 1) {
      gatherer.add(position, this.textsOfPacked(row(position), rows, position));
      if (position % stepSize === stepSize - 1) yield;
    }
    const words = gatherer.finish(rows.count);
    this.segments.set(rows, words);
    this.gathered(rows, words);
    yield;
  }

  private textsOfSingle(slot: number): readonly string[] {
    const row = this.slots.singles.get(slot);
    return row === undefined ? [] : textsOf(this.kind, row, this.around);
  }

  /** Without the schema, which takes many times longer. Only a row that does not hold as it is goes through it. */
  private textsOfPacked(raw: Row<RowKind>, rows: PackedRows, position: number): readonly string[] {
    try {
      const texts = textsOf(this.kind, raw, this.around);
      if (texts.every((text) => typeof text === 'string')) return texts;
    } catch (error) {
      // A value of another type than the schema's.
      if (!(error instanceof TypeError) && !(error instanceof DamagedError)) throw error;
    }
    // The source tells whoever has to know that the row is damaged, and gives none.
    const row = this.around.get(this.kind, rows.idAt(position));
    return row === undefined ? [] : textsOf(this.kind, row, this.around);
  }
}
