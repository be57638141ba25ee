import { z } from 'zod';
import { rowBaseSchema } from '../organisations/schema.ts';

/** A word that tickets are gathered by, kept in a list so that everybody spells it the same. */
export const tagSchema = rowBaseSchema.extend({ name: z.string().trim().min(1).max(60), active: z.boolean() });
export type Tag = z.infer<typeof tagSchema>;
