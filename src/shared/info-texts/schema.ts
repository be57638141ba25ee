import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

/** Info text: a quick fact that whoever answers calls gives a caller (opening hours, an address, who does what). */
export const infoTextSchema = rowBaseSchema.extend({
  title: z.string().trim().min(1).max(200),
  /** Markdown (CommonMark). */
  body: z.string().max(20_000),
  /** Words callers use that the text does not. */
  keywords: z.array(z.string().trim().min(1).max(60)).max(50),
  /** The unit it is about. */
  unitId: idSchema.nullable(),
  /** Local dates, both included; null: since ever, until further notice. */
  validFrom: z.iso.date().nullable(),
  validUntil: z.iso.date().nullable(),
  /** Taken out of use: nobody is offered it any more. */
  active: z.boolean(),
});
export type InfoText = z.infer<typeof infoTextSchema>;

/** How an info text stands on a local date. */
export type InfoTextState = 'valid' | 'coming' | 'over' | 'retired';

/** Returns how an info text stands on a local date ("2026-11-23"). */
export function infoTextState(
  { active, validFrom, validUntil }: Pick<InfoText, 'active' | 'validFrom' | 'validUntil'>,
  today: string,
): InfoTextState {
  if (!active) return 'retired';
  if (validFrom !== null && today < validFrom) return 'coming';
  return validUntil !== null && validUntil < today ? 'over' : 'valid';
}
