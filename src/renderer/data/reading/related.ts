import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { failure } from './column.ts';
import type { KindIndex } from './kind-index.ts';

/** Returns the rows whose field has the value, oldest first. */
export function relatedRows(index: KindIndex, field: string, value: string): Row<RowKind>[] {
  const slots = index.slots.all;
  const failed = new Uint16Array(slots.length);
  index.column(field).refuse([{ field, op: 'in', values: [value] }], slots, failed, failure);
  const found: number[] = [];
  for (let at = 0; at < slots.length; at += 1) if (failed[at] === 0) found.push(slots[at] ?? 0);
  return found
    .sort((one, other) => index.slots.compare(one, other))
    .map((slot) => index.rowAt(slot))
    .filter((row) => row !== undefined);
}
