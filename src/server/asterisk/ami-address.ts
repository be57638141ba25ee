import { z } from 'zod';

/** Where an exchange's manager interface is and who we are there. */
export const amiAddressSchema = z.object({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  username: z.string().min(1).max(100),
  secret: z.string().min(1).max(500),
  /** The part of the dialplan that numbers are dialled in; `from-internal` when left out. */
  context: z.string().min(1).max(80).optional(),
  /** The part of the dialplan that parking spaces are dialled in; `parkedcalls` when left out. */
  parkedContext: z.string().min(1).max(80).optional(),
});
export type AmiAddress = z.infer<typeof amiAddressSchema>;
