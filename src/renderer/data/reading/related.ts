import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { failsMany, passes } from './column.ts';
import type { KindIndex } from './kind-index.ts';

/** Returns the rows whose field has the value, oldest first. */
export function relatedRows(index: KindIndex, field: string, value: string): Row<RowKind>[] {
  const { count, live } = index.slots;
  const failed = new Uint8Array(count);
  for (let slot = 0; slot < count; slot += 1) failed[slot] = live[slot] === 1 ? passes : failsMany;
  index.column(field).refuse([{ field, op: 'in', values: [value] }], failed, 1);
  const found: number[] = [];
  for (let slot = 0; slot < count; slot += 1) if (failed[slot] === passes) found.push(slot);
  return found
    .sort((one, other) => index.slots.compare(one, other))
    .map((slot) => index.rowAt(slot))
    .filter((row) => row !== undefined);
}
