import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { Column } from './column.ts';
import { fieldReader, type Surroundings } from './fields.ts';
import { textDependencies, textsOf } from './texts.ts';
import { ValueOrder } from './value-order.ts';
import { WordIndex } from './word-index.ts';
import type { TextSearch } from './words.ts';

/**
 * The rows of one kind in slots, with columns and words made when first asked for and kept in step from then on. A
 * changed row leaves its slot empty and takes a new one, so that nothing already built has to be taken apart; when more
 * than half of the slots are empty everything is packed and built anew on demand.
 */
export class KindIndex {
  readonly kind: RowKind;
  private readonly around: Surroundings;
  private rows: (Row<RowKind> | null)[] = [];
  private slotOf = new Map<Id, number>();
  private columns = new Map<string, { column: Column; of: readonly RowKind[] }>();
  /** Other kinds that anything read so far looked at. */
  private readonly lookedAt = new Set<RowKind>();
  private words: WordIndex | null = null;
  private wordsBuilt = 0;

  constructor(kind: RowKind, around: Surroundings) {
    this.kind = kind;
    this.around = around;
    for (const other of textDependencies(kind)) this.lookedAt.add(other);
  }

  /** Puts the row as it now is, or takes it out when it is undefined. */
  set(id: Id, row: Row<RowKind> | undefined): void {
    const old = this.slotOf.get(id);
    if (old !== undefined) {
      this.rows[old] = null;
      this.slotOf.delete(id);
    }
    if (row !== undefined) {
      this.slotOf.set(id, this.rows.length);
      this.rows.push(row);
    }
    if (this.rows.length > 1_000 && this.rows.length > 2 * this.slotOf.size) this.pack();
  }

  /** Rows of another kind changed: what was read from them is forgotten. */
  otherKindChanged(kind: RowKind): void {
    for (const [field, { of }] of this.columns) if (of.includes(kind)) this.columns.delete(field);
    if (textDependencies(this.kind).includes(kind)) this.forgetWords();
  }

  /** Whether anything shown of this kind can change with a row of the other. */
  dependsOn(kind: RowKind): boolean {
    return kind === this.kind || this.lookedAt.has(kind);
  }

  /** The rows by slot; null where a slot is empty. */
  get slots(): readonly (Row<RowKind> | null)[] {
    return this.rows;
  }

  column(field: string): Column {
    let entry = this.columns.get(field);
    if (entry === undefined) {
      const { read, of } = fieldReader(this.kind, field, this.around);
      entry = { column: new Column(read, new ValueOrder()), of };
      this.columns.set(field, entry);
      for (const other of of) this.lookedAt.add(other);
    }
    entry.column.extend(this.rows);
    return entry.column;
  }

  /** Returns 1 for each slot where the search holds. */
  search(search: TextSearch): Uint8Array {
    const words = this.words ?? new WordIndex();
    this.words = words;
    for (let slot = this.wordsBuilt; slot < this.rows.length; slot += 1) {
      const row = this.rows[slot];
      if (row) words.add(slot, this.textsOf(row));
    }
    this.wordsBuilt = this.rows.length;
    return words.search(search, this.rows.length);
  }

  textsOf(row: Row<RowKind>): string[] {
    return textsOf(this.kind, row, this.around);
  }

  private pack(): void {
    this.rows = this.rows.filter((row) => row !== null);
    this.slotOf = new Map(this.rows.flatMap((row, slot) => (row === null ? [] : [[row.id, slot] as const])));
    this.columns = new Map();
    this.forgetWords();
  }

  private forgetWords(): void {
    this.words = null;
    this.wordsBuilt = 0;
  }
}
