import type { PackedColumn, Scalar } from '../rows/packed-column.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import { CodedColumn } from './coded-column.ts';
import type { Column } from './column.ts';
import type { FieldSource } from './field-source.ts';
import { NumberColumn } from './number-column.ts';
import type { Slots } from './slots.ts';
import { TextColumn } from './text-column.ts';

/** More different texts than this are many. */
const mostCodes = 4_096;

/** Packs each segment once, however often it is looked at. */
function packedOnce(source: FieldSource): FieldSource & { forget(): void } {
  const known = new Map<PackedRows, PackedColumn>();
  return {
    of: source.of,
    read: source.read,
    pack: (rows) => {
      const column = known.get(rows) ?? source.pack(rows);
      known.set(rows, column);
      return column;
    },
    forget: () => known.clear(),
  };
}

function isTextOrNull(value: Scalar): boolean {
  return value === null || typeof value === 'string';
}

/** The kind of column that can hold all of these. */
function suitable(packed: readonly PackedColumn[], singles: readonly Scalar[]) {
  for (const instants of [true, false]) {
    if (
      packed.every((column) => NumberColumn.fitsPacked(column, instants)) &&
      singles.every((value) => NumberColumn.fits(value, instants)) &&
      (packed.some((column) => column.type === 'numbers') || singles.some((value) => value !== null))
    ) {
      return { type: 'numbers', instants } as const;
    }
  }
  if (!packed.every(TextColumn.fitsPacked) || !singles.every(isTextOrNull)) {
    return { type: 'codes', most: Number.POSITIVE_INFINITY } as const;
  }
  const values = new Set(singles);
  for (const column of packed) {
    if (column.type !== 'codes') return { type: 'texts' } as const;
    for (const value of column.values) values.add(value);
  }
  return values.size > mostCodes ? ({ type: 'texts' } as const) : ({ type: 'codes', most: mostCodes } as const);
}

/** Returns a column of a field in the way that suits its values, read as far as there are rows. */
export function makeColumn(slots: Slots, of: FieldSource): Column {
  const source = packedOnce(of);
  const column = emptyColumn(slots, source);
  column.extend();
  for (const slot of slots.singles.keys()) column.change(slot, -1);
  source.forget();
  return column;
}

function emptyColumn(slots: Slots, source: FieldSource): Column {
  const packed = slots.blocks.map(({ rows }) => source.pack(rows));
  const suited = suitable(packed, [...slots.singles.values()].map(source.read));
  switch (suited.type) {
    case 'numbers':
      return new NumberColumn(slots, source, suited.instants);
    case 'codes':
      return new CodedColumn(slots, source, suited.most);
    case 'texts':
      return new TextColumn(slots, source);
  }
}
