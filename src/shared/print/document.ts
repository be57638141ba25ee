import { z } from 'zod';

const shortText = z.string().max(2_000);
const longText = z.string().max(200_000);

/** A part of a sheet, in words already: what is printed knows nothing of tickets. */
const printSectionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('fields'),
    title: shortText,
    fields: z.array(z.object({ label: shortText, value: shortText })).max(60),
  }),
  z.object({ type: z.literal('text'), title: shortText, text: longText }),
  z.object({
    type: z.literal('passages'),
    title: shortText,
    /** Each under a line of its own that says who and when, or what was asked. */
    passages: z.array(z.object({ head: shortText, text: longText })).max(2_000),
  }),
  /** Room to write in by hand. */
  z.object({ type: z.literal('space'), title: shortText }),
  /** Empty lines to write on, each with what belongs there. */
  z.object({ type: z.literal('lines'), title: shortText, labels: z.array(shortText).max(8) }),
]);
export type PrintSection = z.infer<typeof printSectionSchema>;

/** One sheet, on as many pages as it needs; it begins on a page of its own. */
export const printSheetSchema = z.object({
  /** Stands on every page: a ticket's number. Written into a style sheet, so only what numbers are made of. */
  mark: z.string().regex(/^[A-Z0-9-]{1,20}$/),
  kind: shortText,
  title: shortText,
  /** A quiet line under the title. */
  status: shortText,
  sections: z.array(printSectionSchema).max(30),
});
export type PrintSheet = z.infer<typeof printSheetSchema>;

/** What is printed together. */
export const printDocumentSchema = z.object({
  /** What the file is called at first, without its ending. */
  name: z.string().min(1).max(150),
  language: z.enum(['sv', 'en']),
  /** "Sida 2 av 5": the words around the numbers; they stand in a style sheet. */
  pageWords: z.object({ page: z.string().regex(/^\p{L}{1,20}$/u), of: z.string().regex(/^\p{L}{1,20}$/u) }),
  sheets: z.array(printSheetSchema).min(1).max(200),
});
export type PrintDocument = z.infer<typeof printDocumentSchema>;

/** Sheets that can be printed at a time. */
export const printSheetsMax = 200;
