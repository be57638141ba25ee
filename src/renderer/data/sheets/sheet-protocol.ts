import { z } from 'zod';

const valueSchema = z.union([z.string(), z.number(), z.object({ instant: z.string() }), z.null()]);

/** What the page tells the worker that writes a worksheet: one `begin`, rows, one `end`. */
export const sheetOrderSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('begin'),
    name: z.string(),
    columns: z.array(z.object({ heading: z.string(), characters: z.number().positive() })),
  }),
  z.object({ type: z.literal('rows'), rows: z.array(z.array(valueSchema)) }),
  z.object({ type: z.literal('end') }),
]);
export type SheetOrder = z.infer<typeof sheetOrderSchema>;

/** The answer to each order: taken in, or what of the file is ready after it. */
export const sheetAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('taken') }),
  z.object({ type: z.literal('bytes'), bytes: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('failed'), why: z.string() }),
]);
export type SheetAnswer = z.infer<typeof sheetAnswerSchema>;
