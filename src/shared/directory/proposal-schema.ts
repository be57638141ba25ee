import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';
import { directoryFunctionSchema, personSchema, unitSchema } from './schema.ts';

export const directoryKinds = ['people', 'units', 'functions'] as const;
export const directoryKindSchema = z.enum(directoryKinds);
export type DirectoryKind = z.infer<typeof directoryKindSchema>;

const proposedPerson = personSchema.pick({
  givenName: true,
  familyName: true,
  title: true,
  unitId: true,
  phones: true,
  email: true,
  leftOn: true,
  substituteIds: true,
  successorId: true,
});
const proposedUnit = unitSchema.pick({ name: true, phones: true, address: true, email: true });
const proposedFunction = directoryFunctionSchema.pick({ name: true, unitId: true, personIds: true, phones: true });

/** What may be proposed of each kind, as a schema of its fields alone: a proposal may also be nothing but words. */
export const proposableFields = {
  // A default would put into a proposal what nobody proposed.
  people: proposedPerson.extend({
    tasks: personSchema.shape.tasks.unwrap(),
    substituteIds: personSchema.shape.substituteIds.unwrap(),
    successorId: personSchema.shape.successorId.unwrap(),
    note: personSchema.shape.note.unwrap(),
  }),
  units: proposedUnit.extend({
    email: unitSchema.shape.email.unwrap(),
    tasks: unitSchema.shape.tasks.unwrap(),
    note: unitSchema.shape.note.unwrap(),
  }),
  functions: proposedFunction.extend({
    words: directoryFunctionSchema.shape.words,
    note: directoryFunctionSchema.shape.note,
  }),
} as const satisfies Record<DirectoryKind, z.ZodObject>;

export const proposalStatusSchema = z.enum(['waiting', 'approved', 'refused']);

/** A change of the directory that somebody who answers calls proposes and an administrator decides on. */
export const directoryProposalSchema = rowBaseSchema.extend({
  /** A DirectoryKind; one of a later version is shown by its words alone. */
  kind: z.string(),
  recordId: idSchema,
  /** Somebody whom the directory lacks: the record is made when it is approved. */
  isNew: z.boolean().default(false),
  /** Fields with the values proposed, and those the proposer saw. */
  changes: z.record(z.string(), z.unknown()),
  seen: z.record(z.string(), z.unknown()),
  /** Why, or what is to be changed where it is easier said than filled in. */
  note: z.string(),
  byUserId: idSchema,
  at: instantSchema,
  status: proposalStatusSchema,
  decidedByUserId: idSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  /** The administrator's words to the proposer. */
  reason: z.string(),
});
export type DirectoryProposal = z.infer<typeof directoryProposalSchema>;

/** Returns the name that a proposal gives somebody; empty where it gives none. */
export function proposedName({ givenName, familyName }: DirectoryProposal['changes']): string {
  return [givenName, familyName]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .trim();
}

export const lookUpReasonSchema = z.enum(['call', 'ticket', 'administration', 'other']);
export type LookUpReason = z.infer<typeof lookUpReasonSchema>;

/** That somebody with the right opened the details of a protected person, and why. Never changed or deleted. */
export const protectedLookUpSchema = rowBaseSchema.extend({
  personId: idSchema,
  userId: idSchema,
  at: instantSchema,
  reason: lookUpReasonSchema,
  note: z.string(),
});
export type ProtectedLookUp = z.infer<typeof protectedLookUpSchema>;
