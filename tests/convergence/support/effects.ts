import { assertNever } from '../../../src/shared/assert-never.ts';
import type { Row, RowKind } from '../../../src/shared/sync/kinds.ts';

/**
 * What a command that is applied does, in the words of whoever did it: the model of the histories. It is kept by hand and
 * shares no rule with the product. At the end the effects of all applied commands, in the order the server took them, must
 * be what its tables say.
 */
export type Effect =
  /** The row is there, with these values until somebody sets them again. */
  | { does: 'set'; kind: RowKind; id: string; fields: Readonly<Record<string, unknown>> }
  | { does: 'add'; kind: RowKind; id: string; field: string; by: number }
  /** A list holds a value, or no longer. */
  | { does: 'hold'; kind: RowKind; id: string; field: string; value: string; isHeld: boolean }
  | { does: 'remove'; kind: RowKind; id: string }
  /** Whether the row stays depends on when it was done. */
  | { does: 'unsettle'; kind: RowKind; id: string }
  /** What becomes of the field depends on what was before. */
  | { does: 'leave'; kind: RowKind; id: string; field: string }
  /** A word nobody else has written stands exactly once in all rows of a kind. */
  | { does: 'say'; kind: RowKind; word: string }
  /** The history of records tells once that a field became this word. */
  | { does: 'tell'; word: string };

/** Returns the effect that a row is there, with these values. */
export function sets<K extends RowKind>(kind: K, id: string, fields: Partial<Row<K>> = {}): Effect {
  return { does: 'set', kind, id, fields };
}

/** What the model expects of a row. */
export interface Expected {
  readonly kind: RowKind;
  readonly id: string;
  isThere: boolean | 'maybe';
  readonly fields: Map<string, unknown>;
  readonly sums: Map<string, number>;
  readonly lists: Map<string, Map<string, boolean>>;
}

/** The rows as they must be after what has been applied. */
export class Model {
  readonly #rows = new Map<string, Expected>();
  readonly said: { kind: RowKind; word: string }[] = [];
  readonly told: string[] = [];

  get rows(): Expected[] {
    return [...this.#rows.values()];
  }

  /** Takes in one effect of a command that was applied after all before it. */
  take(effect: Effect): void {
    if (effect.does === 'say') {
      this.said.push(effect);
      return;
    }
    if (effect.does === 'tell') {
      this.told.push(effect.word);
      return;
    }
    const row = this.#row(effect.kind, effect.id);
    switch (effect.does) {
      case 'set':
        row.isThere = row.isThere === 'maybe' ? 'maybe' : true;
        for (const [field, value] of Object.entries(effect.fields)) row.fields.set(field, value);
        return;
      case 'add':
        row.sums.set(effect.field, (row.sums.get(effect.field) ?? 0) + effect.by);
        return;
      case 'hold': {
        const list = row.lists.get(effect.field) ?? new Map<string, boolean>();
        row.lists.set(effect.field, list.set(effect.value, effect.isHeld));
        return;
      }
      case 'remove':
        row.isThere = false;
        return;
      case 'unsettle':
        row.isThere = 'maybe';
        return;
      case 'leave':
        row.fields.delete(effect.field);
        return;
      default:
        assertNever(effect);
    }
  }

  #row(kind: RowKind, id: string): Expected {
    const key = `${kind} ${id}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row: Expected = { kind, id, isThere: true, fields: new Map(), sums: new Map(), lists: new Map() };
    this.#rows.set(key, row);
    return row;
  }
}
