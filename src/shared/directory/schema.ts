import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { openingHoursSchema } from '../service-hours/schema.ts';

export const phoneKindSchema = z.enum(['mobile', 'fixed', 'switchboard', 'extension']);
export type PhoneKind = z.infer<typeof phoneKindSchema>;

/** Digits that only the organisation's own exchange knows: "6512". */
const extensionPattern = /^\d{2,6}$/;

/**
 * A number as stored: E.164 ("+46739797…"), or the digits of an extension; how it is written for people is a matter of
 * the view.
 */
export const phoneSchema = z
  .object({ number: z.string().regex(/^\+[1-9]\d{3,14}$|^\d{2,6}$/), kind: phoneKindSchema })
  .refine(({ number, kind }) => extensionPattern.test(number) === (kind === 'extension'), {
    message: 'extension-or-number',
    path: ['number'],
  });
export type Phone = z.infer<typeof phoneSchema>;

/** Where something lies on the map, in degrees (WGS 84). */
export const placeSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Place = z.infer<typeof placeSchema>;

/** Words that callers use for what is done: "bygglov", "vigsel". */
const taskWordsSchema = z.array(z.string().trim().min(1).max(60)).max(60);
const directoryNoteSchema = z.string().max(4_000);
const emailSchema = z.email().max(254).nullable();

export const unitSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  parentId: idSchema.nullable(),
  phones: z.array(phoneSchema).max(30),
  address: z.string().max(500),
  email: emailSchema.default(null),
  /** What the unit does, in the words of those who call. */
  tasks: taskWordsSchema.default([]),
  /** Null: as the unit above it, and the organisation at the top. */
  openingHours: openingHoursSchema.nullable().default(null),
  place: placeSchema.nullable().default(null),
  /** For those who answer calls. */
  note: directoryNoteSchema.default(''),
  active: z.boolean().default(true),
});
export type Unit = z.infer<typeof unitSchema>;

export const personSchema = rowBaseSchema.extend({
  givenName: z.string().max(100),
  familyName: z.string().max(100),
  title: z.string().max(200),
  unitId: idSchema.nullable(),
  phones: z.array(phoneSchema).max(30),
  email: z.string().max(254).nullable(),
  /** Skyddade personuppgifter: never leaves the server for those without the right. */
  protected: z.boolean(),
  vip: z.boolean(),
  /** Date the person left; people who have left stay findable. */
  leftOn: z.iso.date().nullable(),
  tasks: taskWordsSchema.default([]),
  /** Who takes the person's calls when they are away, the first one first. */
  substituteIds: z.array(idSchema).max(10).default([]),
  /** Who has the work of a person who left. */
  successorId: idSchema.nullable().default(null),
  /** For those who answer calls. */
  note: directoryNoteSchema.default(''),
  /** The account of the person here, who may set absences of their own. */
  userId: idSchema.nullable().default(null),
});
export type Person = z.infer<typeof personSchema>;

/** A person of whom nothing is known yet. */
export const blankPerson = {
  givenName: '',
  familyName: '',
  title: '',
  unitId: null,
  phones: [],
  email: null,
  protected: false,
  vip: false,
  leftOn: null,
  tasks: [],
  substituteIds: [],
  successorId: null,
  note: '',
  userId: null,
} satisfies Partial<Person>;

/** A function (funktion): something people call about, whoever does it today. */
export const directoryFunctionSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  /** Other words it is asked for by. */
  words: taskWordsSchema,
  unitId: idSchema.nullable(),
  /** Who does it, the first to be tried first. */
  personIds: z.array(idSchema).max(30),
  phones: z.array(phoneSchema).max(30),
  note: directoryNoteSchema,
  active: z.boolean(),
});
export type DirectoryFunction = z.infer<typeof directoryFunctionSchema>;
