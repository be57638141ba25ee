import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';

export const roleSchema = z.enum(['operator', 'agent', 'technician', 'supervisor', 'administrator']);
export type Role = z.infer<typeof roleSchema>;

/** One role in one organisation; a person usually has several grants. */
export const grantSchema = z.object({ organisationId: organisationIdSchema, role: roleSchema });
export type Grant = z.infer<typeof grantSchema>;

/** Whoever does something: what rules and permissions need to know of a signed-in user. */
export const actorSchema = z.object({ userId: idSchema, name: z.string(), grants: z.array(grantSchema) });
export type Actor = z.infer<typeof actorSchema>;
