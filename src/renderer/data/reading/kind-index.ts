import type { Id } from '#shared/identity/ids.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import { type Scalar, valueAt } from '../rows/packed-column.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import type { Column } from './column.ts';
import type { Dependencies, Surroundings } from './computed/computed-field.ts';
import { fieldSource, ownValue } from './field-source.ts';
import { KindWords } from './kind-words.ts';
import { makeColumn } from './make-column.ts';
import type { SegmentWords } from './segment-words.ts';
import { Slots } from './slots.ts';
import { finish, type Steps } from './steps.ts';
import { textDependencies } from './texts.ts';

export type WordsGathered = (rows: PackedRows, words: SegmentWords) => void;

interface HeldColumn {
  readonly column: Column;
  readonly of: Dependencies;
}

/**
 * The rows of one kind with columns and words, made when first asked for and kept in step from then on: a segment more
 * is read, a changed row changes in place. When segments were exchanged everything is made anew on demand, except the
 * words of those that stayed.
 */
export class KindIndex {
  readonly kind: RowKind;
  private readonly around: Surroundings;
  private readonly gathered: WordsGathered;
  private held = new Slots();
  private columns = new Map<string, HeldColumn>();
  private segmentWords = new Map<PackedRows, SegmentWords>();
  private heldWords: KindWords;
  /** Other kinds that anything read so far looked at. */
  private readonly lookedAt = new Set<RowKind>();

  /** `gathered` is told of the words of a segment when they have been gathered. */
  constructor(kind: RowKind, around: Surroundings, gathered: WordsGathered) {
    this.kind = kind;
    this.around = around;
    this.gathered = gathered;
    this.heldWords = this.wordsAnew();
    this.looksAt(textDependencies(kind));
  }

  get slots(): Slots {
    return this.held;
  }

  get words(): KindWords {
    return this.heldWords;
  }

  /** The segments are these now, with the rows of `changedIds` over them. */
  takeSegments(segments: readonly PackedRows[], changedIds: Iterable<Id>): void {
    const before = this.held.blocks;
    const stayed = before.length <= segments.length && before.every(({ rows }, at) => rows === segments[at]);
    if (!stayed) this.startAnew(segments);
    for (const rows of segments.slice(this.held.blocks.length)) this.held.addSegment(rows);
    const singles = [...this.held.singles.values()].map(({ id }) => id);
    for (const id of new Set([...singles, ...changedIds])) {
      const row = this.around.get(this.kind, id);
      if (row === undefined || this.held.single(id) !== row) this.set(id, row);
    }
  }

  /** Puts the row as it now is, or takes it out when it is undefined. */
  set(id: Id, row: Row<RowKind> | undefined): void {
    const old = this.held.find(id);
    const slot = this.held.set(id, row);
    if (old >= 0 && old !== slot) this.heldWords.change(old);
    if (slot < 0) return;
    this.heldWords.change(slot);
    for (const [field, { column }] of this.columns) if (!column.change(slot, old)) this.columns.delete(field);
  }

  /** Returns a field of a row that is seen; null when there is none. */
  valueOf(id: Id, field: string): Scalar {
    const slot = this.held.find(id);
    const block = slot < 0 ? undefined : this.held.blockOf(slot);
    const column = block?.rows.columns[field];
    if (block !== undefined && column !== undefined) return valueAt(column, slot - block.base);
    const row = slot < 0 ? undefined : this.rowAt(slot);
    return row === undefined ? null : ownValue(row, field);
  }

  /** The row as the person sees it; undefined when it does not hold. */
  rowAt(slot: number): Row<RowKind> | undefined {
    return this.held.singles.get(slot) ?? this.around.get(this.kind, this.held.idAt(slot));
  }

  /** Rows of another kind changed in these fields (null: in any): what was read from them is forgotten. */
  forgetReadFrom(kind: RowKind, fields: ReadonlySet<string> | null): void {
    const concerns = (of: Dependencies) => of[kind]?.some((field) => fields === null || fields.has(field)) ?? false;
    for (const [field, { of }] of this.columns) if (concerns(of)) this.columns.delete(field);
    if (!concerns(textDependencies(this.kind))) return;
    this.segmentWords = new Map();
    this.heldWords = this.wordsAnew();
  }

  /** Whether anything shown of this kind can change with a row of the other. */
  dependsOn(kind: RowKind): boolean {
    return kind === this.kind || this.lookedAt.has(kind);
  }

  /** Whether the column is there, and could be read without being made. */
  holdsColumn(field: string): boolean {
    return this.columns.get(field)?.column.extend() ?? false;
  }

  column(field: string): Column {
    const known = this.columns.get(field);
    if (known?.column.extend()) return known.column;
    const source = fieldSource(this.kind, field, this.around);
    this.looksAt(source.of);
    const column = makeColumn(this.held, source);
    this.columns.set(field, { column, of: source.of });
    return column;
  }

  /** Makes what sorting by the field needs. */
  sortSteps(field: string): Steps {
    return this.column(field).sortSteps();
  }

  /** Returns the column, ready to sort by. */
  sortable(field: string): Column {
    const column = this.column(field);
    finish(column.sortSteps());
    return column;
  }

  /** Takes words that were gathered earlier, at another start say. */
  takeWords(rows: PackedRows, words: SegmentWords): void {
    const isHere = this.held.blocks.some((block) => block.rows === rows);
    if (isHere && !this.segmentWords.has(rows)) this.segmentWords.set(rows, words);
  }

  private wordsAnew(): KindWords {
    return new KindWords(this.kind, this.held, this.around, this.segmentWords, this.gathered);
  }

  private startAnew(segments: readonly PackedRows[]): void {
    const stayed = new Set(segments);
    this.held = new Slots();
    this.columns = new Map();
    this.segmentWords = new Map([...this.segmentWords].filter(([rows]) => stayed.has(rows)));
    this.heldWords = this.wordsAnew();
  }

  private looksAt(of: Dependencies): void {
    for (const kind of rowKinds) if (of[kind] !== undefined) this.lookedAt.add(kind);
  }
}
