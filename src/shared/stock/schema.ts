import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** How many there can be of a spare part at a place. */
export const stockMax = 100_000;

/** How many changes since the last count a balance remembers, for a count that comes late. */
export const recentMax = 50;

/** A spare part (reservdel): what is kept in store to mend with, counted and not named one by one as devices are. */
export const sparePartSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  /** As the supplier calls it; no two in an organisation share one. Empty: it has none. */
  articleNumber: z.string().trim().max(100),
  /** What it is counted in: "st", "m". */
  unit: z.string().trim().min(1).max(20),
  /** With so many left, or fewer, at all places together it is to be ordered; 0: it is not watched. */
  reorderLevel: z.number().int().min(0).max(stockMax),
  active: z.boolean(),
  /** At all places together; kept by movements, set by no form. */
  inStock: z.number().int().nonnegative().default(0),
});
export type SparePart = z.infer<typeof sparePartSchema>;

/** Where spare parts lie: a room, or a technician's car. */
export const stockPlaceSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  type: z.enum(['room', 'car']),
  /** Whose it is: what they take from first. */
  userId: idSchema.nullable(),
  active: z.boolean(),
});
export type StockPlace = z.infer<typeof stockPlaceSchema>;

/**
 * How many of a spare part lie at a place: the sum of the movements there, never below zero. Its identifier follows from
 * both (`stockBalanceId`), so that everybody makes the same row.
 */
export const stockBalanceSchema = rowBaseSchema.extend({
  sparePartId: idSchema,
  placeId: idSchema,
  quantity: z.number().int().nonnegative(),
  changedAt: instantSchema,
  /** When the latest count was made: what was done up to then is part of what was counted. */
  countedAt: instantSchema.nullable(),
  /** What was done after the latest count, ordered by when; a count that comes late is carried over it. */
  recent: z.array(z.object({ at: instantSchema, change: z.number().int() })).max(recentMax),
  /** Of changes up to this moment some are no longer among `recent`: no older count can be taken in. */
  recentFrom: instantSchema.nullable(),
});
export type StockBalance = z.infer<typeof stockBalanceSchema>;

/**
 * received: came in · taken: used · returned: came back unused · moved: from one place to another, a movement at each ·
 * counted: what a count put right · known: undoes, at the place of a movement that became known late, what a later count had
 * already seen of it.
 */
export const stockMovementTypeSchema = z.enum(['received', 'taken', 'returned', 'moved', 'counted', 'known']);
export type StockMovementType = z.infer<typeof stockMovementTypeSchema>;

/** One change of a balance; only ever added. */
export const stockMovementSchema = rowBaseSchema.extend({
  sparePartId: idSchema,
  placeId: idSchema,
  type: stockMovementTypeSchema,
  /** Added to the balance of the place; negative takes away. */
  change: z.number().int(),
  /** The other end of a move. */
  otherPlaceId: idSchema.nullable(),
  ticketId: idSchema.nullable(),
  /** What a count found. */
  counted: z.number().int().nonnegative().nullable(),
  /** The movement that `known` undoes. */
  ofMovementId: idSchema.nullable(),
  userId: idSchema,
  /** When it happened, also if the server heard of it later. */
  at: instantSchema,
  note: z.string(),
});
export type StockMovement = z.infer<typeof stockMovementSchema>;

/** Whether a spare part is to be ordered. */
export function isToOrder({ active, inStock, reorderLevel }: Pick<SparePart, 'active' | 'inStock' | 'reorderLevel'>) {
  return active && reorderLevel > 0 && inStock <= reorderLevel;
}
