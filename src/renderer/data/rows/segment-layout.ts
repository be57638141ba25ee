import { z } from 'zod';
import { rowKindSchema } from '#shared/sync/protocol.ts';
import type { Scalar } from './packed-column.ts';

/** Wide enough for every typed array to lie on a border of its own elements. */
const alignment = 8;
/** "VBS" and the version of the layout; changed bytes of it are read no more. */
export const mark = 0x56425301;
/** The mark and how long the head is, both 32 bits in the machine's order, as the typed arrays are. */
export const headFrom = 8;

/** Where the next typed array begins after so many bytes. */
export const aligned = (length: number) => Math.ceil(length / alignment) * alignment;

const scalarTypes = new Set(['string', 'number', 'boolean']);
/** Looked through by hand: a start reads hundreds of thousands of values. */
export const scalarsSchema = z.custom<Scalar[]>(
  (values) => Array.isArray(values) && values.every((value) => value === null || scalarTypes.has(typeof value)),
);
/** What of a column is no typed array. The arrays follow the head, in the order of its columns. */
const columnHeadSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('codes'), width: z.literal([1, 2, 4]), values: scalarsSchema }),
  z.object({ type: z.literal('numbers'), instants: z.boolean() }),
  z.object({ type: z.literal('ids') }),
  z.object({ type: z.literal('texts'), length: z.number().int().nonnegative() }),
]);
export type ColumnHead = z.infer<typeof columnHeadSchema>;

/** What of a segment is no typed array. */
export const headSchema = z.object({
  stamp: z.string(),
  kind: rowKindSchema,
  count: z.number().int().positive(),
  columns: z.record(z.string(), columnHeadSchema),
  rest: z.record(z.string(), columnHeadSchema),
});
