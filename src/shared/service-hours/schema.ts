import { z } from 'zod';

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** Half-open interval of local clock time, `from` ≤ t < `to`. */
export const clockIntervalSchema = z
  .object({ from: clockTimeSchema, to: clockTimeSchema })
  .refine((interval) => interval.from < interval.to, { message: 'interval-ends-before-it-starts' });
export type ClockInterval = z.infer<typeof clockIntervalSchema>;

/** When an organisation, queue or service level is open, in Europe/Stockholm. Gaps between the intervals of a day are lunch. */
export const openingHoursSchema = z.object({
  /** Monday first, exactly seven days. */
  week: z.array(z.array(clockIntervalSchema)).length(7),
  closedOnPublicHolidays: z.boolean(),
  /** When it closes at the latest on the day before a public holiday (dag före röd dag); none: as on other days. */
  beforeHolidayUntil: clockTimeSchema.nullable().optional(),
  /** Replace the week's intervals on one date; no intervals means closed. */
  exceptions: z.array(
    z.object({
      date: z.iso.date(),
      intervals: z.array(clockIntervalSchema),
      reason: z.string(),
      /** The event of a calendar file it came from, so that reading the file again changes it; none: written by hand. */
      uid: z.string().max(1_000).optional(),
    }),
  ),
});
export type OpeningException = z.infer<typeof openingHoursSchema>['exceptions'][number];
export type OpeningHours = z.infer<typeof openingHoursSchema>;

/** Open when both are: a service level's hours, and those of the customer it is promised to. */
export interface CommonHours {
  readonly level: OpeningHours;
  readonly customer: OpeningHours;
}

/** Hours that service time is counted in. */
export type CountedHours = OpeningHours | CommonHours;
