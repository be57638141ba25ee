import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { idSchema } from '#shared/identity/ids.ts';
import { cursorsSchema, rowKindSchema } from '#shared/sync/protocol.ts';
import { instantSchema } from '#shared/time/instant.ts';
import { wordsVersion } from '../reading/segment-words.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import type { PackedColumn } from '../rows/packed-column.ts';
import { scalarsSchema } from '../rows/segment-layout.ts';

const seqSchema = z.number().int().nonnegative();
const generationSchema = z.number().int().positive();

/** The one record that says which rows are in use and how far they reach. */
export const metaSchema = z.object({
  key: z.literal('replica'),
  /** Which segments and changes are in use. */
  generation: generationSchema,
  incarnation: idSchema.nullable(),
  access: z.string(),
  cursors: cursorsSchema,
  clientId: idSchema.nullable(),
  containedSeq: seqSchema,
});

/** A snapshot on its way in, under the generation after the one in use. */
export const incomingSchema = z.object({
  key: z.literal('incoming'),
  generation: generationSchema,
  incarnation: idSchema,
  access: z.string(),
  cursors: cursorsSchema,
  clientId: idSchema.nullable(),
  containedSeq: seqSchema,
});

// Checked by length alone: a start must not read through all rows. What a row's text holds is parsed when it is looked at.
const columnSchema: z.ZodType<PackedColumn> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('codes'),
    codes: z.union([z.instanceof(Uint8Array), z.instanceof(Uint16Array), z.instanceof(Uint32Array)]),
    values: scalarsSchema,
  }),
  z.object({ type: z.literal('numbers'), values: z.instanceof(Float64Array), instants: z.boolean() }),
  z.object({ type: z.literal('ids'), bytes: z.instanceof(Uint8Array), present: z.instanceof(Uint8Array) }),
  z.object({
    type: z.literal('texts'),
    bytes: z.instanceof(Uint8Array),
    offsets: z.instanceof(Uint32Array),
    present: z.instanceof(Uint8Array),
  }),
]);

const columnsSchema = z.record(z.string(), columnSchema);

/** How many rows a column is of; -1 when its parts are not of one length. */
function rowsOf(column: PackedColumn): number {
  switch (column.type) {
    case 'codes':
      return column.codes.length;
    case 'numbers':
      return column.values.length;
    case 'ids':
      return column.bytes.length === 16 * column.present.length ? column.present.length : -1;
    case 'texts':
      return column.offsets.length === column.present.length + 1 ? column.present.length : -1;
    default:
      return assertNever(column);
  }
}

/** Where a packed segment lies in the file of its generation. */
export const filedSegmentSchema = z.object({
  id: z.number(),
  generation: generationSchema,
  kind: rowKindSchema,
  count: z.number().int().positive(),
  /** The identifier of its last row. */
  last: idSchema,
  /** What its bytes are known by. */
  stamp: z.string(),
  at: z.number().int().nonnegative(),
  length: z.number().int().positive(),
});

/** A packed segment as versions 2 and 3 stored it: SegmentData with its number. */
export const inlineSegmentSchema = z
  .object({
    id: z.number(),
    generation: generationSchema,
    kind: rowKindSchema,
    count: z.number().int().positive(),
    ids: z.instanceof(Uint8Array<ArrayBuffer>),
    columns: columnsSchema,
    rest: columnsSchema,
  })
  .refine(({ count, ids, columns, rest }) => {
    const all = [...Object.values(columns), ...Object.values(rest)];
    return ids.length === 16 * count && all.every((column) => rowsOf(column) === count);
  });

/** A single changed row; null for one that is gone. */
export const changeRecordSchema = z.object({
  generation: generationSchema,
  kind: rowKindSchema,
  id: idSchema,
  row: z.unknown(),
});

/** Changed rows of one kind that a catch-up brought, in one record: a record costs nearly the same whatever it holds. */
export const batchRecordSchema = z.object({
  id: z.number(),
  generation: generationSchema,
  kind: rowKindSchema,
  rows: z.array(z.object({ id: idSchema, row: z.unknown() })),
});

const lastOf = (offsets: Uint32Array) => offsets[offsets.length - 1];

/** The words of the segment with the same number. Whether its parts are of one length says whether it was written whole. */
export const wordsRecordSchema = z
  .object({
    id: z.number(),
    generation: generationSchema,
    version: z.literal(wordsVersion),
    vocabulary: z.string(),
    offsets: z.instanceof(Uint32Array<ArrayBufferLike>),
    lengths: z.instanceof(Uint16Array<ArrayBufferLike>),
    starts: z.instanceof(Uint32Array<ArrayBufferLike>),
    postings: z.union([z.instanceof(Uint16Array<ArrayBufferLike>), z.instanceof(Uint32Array<ArrayBufferLike>)]),
  })
  .refine(
    ({ vocabulary, offsets, lengths, starts, postings }) =>
      offsets.length === lengths.length + 1 &&
      starts.length === offsets.length &&
      lastOf(offsets) === vocabulary.length &&
      lastOf(starts) === postings.length,
  );

export const segmentSchema = z.union([filedSegmentSchema, inlineSegmentSchema]);

export const draftSchema = z.object({ key: z.string(), value: z.unknown(), savedAt: instantSchema });

/** Returns what the schema reads, or throws DamagedError saying what of. */
export function hold<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new DamagedError(`stored ${what} does not hold`);
  return parsed.data;
}
