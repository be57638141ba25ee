import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** The pictures a reason can have; each view draws its own for the name. */
export const absenceIconSchema = z.enum([
  'meeting',
  'lunch',
  'gone-home',
  'holiday',
  'ill',
  'travel',
  'parental',
  'training',
  'remote',
  'field',
  'leave',
  'other',
]);
export type AbsenceIcon = z.infer<typeof absenceIconSchema>;

/**
 * Why somebody is away, as an organisation names it. What is said to a caller (`spoken`) may tell less than the name does:
 * that somebody is ill is nobody else's business.
 */
export const absenceReasonSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(60),
  nameEnglish: z.string().trim().min(1).max(60),
  /** Goes on after the person's name: "är på möte". */
  spoken: z.string().trim().min(1).max(100),
  spokenEnglish: z.string().trim().min(1).max(100),
  icon: absenceIconSchema,
  sortOrder: z.number().int().nonnegative(),
  active: z.boolean(),
});
export type AbsenceReason = z.infer<typeof absenceReasonSchema>;

/** Of more than so many days that a weekly absence was ended on, the oldest are forgotten. */
export const mostExceptions = 400;

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Of every so many weeks at most. */
export const longestInterval = 4;

/** What comes back every week, or every other and so on, by the clock of Europe/Stockholm. */
export const weeklyRuleSchema = z
  .object({
    /** 1 is Monday, 7 is Sunday; each once, rising. */
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    from: clockSchema,
    /** `24:00` is the end of the day. */
    to: z.union([clockSchema, z.literal('24:00')]),
    /** Local dates, both included; null: until further notice. */
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    /** 1: every week, 2: every other. */
    interval: z.number().int().min(1).max(longestInterval).default(1),
    /** A local date in a week in which it holds, from which the others are counted; null: that of `startsOn`. */
    countsFrom: z.iso.date().nullable().default(null),
    /** Local dates on which it was ended by hand. */
    except: z.array(z.iso.date()).max(mostExceptions),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'before-from' })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'before-start',
  });
export type WeeklyRule = z.infer<typeof weeklyRuleSchema>;

export const absenceSourceSchema = z.enum(['own', 'operator', 'calendar']);

/** Hänvisning: why a person cannot be reached, and from when to when. */
export const absenceSchema = rowBaseSchema.extend({
  personId: idSchema,
  reasonId: idSchema,
  /** For those who answer calls; never said to a caller. */
  note: z.string().max(500),
  /** Of a weekly one the beginning of its first day. */
  startsAt: instantSchema,
  /** When the person is back; null: nobody knows. At local midnight it means that day, without a time. */
  endsAt: instantSchema.nullable(),
  weekly: weeklyRuleSchema.nullable(),
  source: absenceSourceSchema,
  /** The event of a calendar file it was made from. */
  calendarUid: z.string().max(1_000).nullable(),
  setByUserId: idSchema,
  setAt: instantSchema,
  /** When somebody said that it is over; null while nobody has. */
  endedAt: instantSchema.nullable(),
  /** The person has protected personal data: seen by those who may see the person. Kept in step by the server. */
  ofProtected: z.boolean(),
});
export type Absence = z.infer<typeof absenceSchema>;

/** How many people one command may set an absence for. */
export const mostPeopleAtOnce = 100;
/** How many absences one calendar file may make or take away. */
export const mostFromCalendar = 500;
