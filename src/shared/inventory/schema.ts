import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

export const deviceCategorySchema = z.enum(['laptop', 'desktop', 'tablet', 'phone', 'monitor', 'printer', 'other']);
export type DeviceCategory = z.infer<typeof deviceCategorySchema>;

export const deviceStatusSchema = z.enum(['in-use', 'in-stock', 'in-repair', 'retired']);
export type DeviceStatus = z.infer<typeof deviceStatusSchema>;

export const deviceSchema = rowBaseSchema.extend({
  /** Stöldmärkning, the key people read from the label. */
  assetTag: z.string().min(1),
  serialNumber: z.string(),
  manufacturer: z.string(),
  model: z.string().min(1),
  category: deviceCategorySchema,
  configuration: z.string(),
  status: deviceStatusSchema,
  /** Låneexemplar: kept to be lent. */
  loaner: z.boolean(),
  /** The open loan of this device; the server's exclusion constraint holds it to one. */
  currentLoanId: idSchema.nullable(),
  /** What belongs to it and is counted at return ("laddare", "väska"). */
  accessories: z.array(z.string()),
  personId: idSchema.nullable(),
  unitId: idSchema.nullable(),
  purchasedOn: z.iso.date().nullable(),
  warrantyUntil: z.iso.date().nullable(),
});
export type Device = z.infer<typeof deviceSchema>;
