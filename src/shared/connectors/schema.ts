import { z } from 'zod';
import { organisationIdSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** What a connector may be able to do at its exchange; one that only tells of calls can nothing. */
export const connectorAbilitySchema = z.enum(['answer', 'transfer', 'park', 'hangUp', 'originate', 'state']);
export type ConnectorAbility = z.infer<typeof connectorAbilitySchema>;

/** `asterisk`: we connect to it and can act there. `cti` and `sipgate` push their events to us. */
export const connectorKindSchema = z.enum(['asterisk', 'cti', 'sipgate']);
export type ConnectorKind = z.infer<typeof connectorKindSchema>;

/**
 * How the way to an exchange is. Of one we connect to: `connected`, `connecting` (also again, after a loss), `refused`
 * (it does not let us in). Of one that pushes: `listening`, and `silent` once nothing has come for a day.
 */
export const connectorConditionSchema = z.enum(['connected', 'connecting', 'refused', 'listening', 'silent']);
export type ConnectorCondition = z.infer<typeof connectorConditionSchema>;

/** A connector as everybody who may see calls is shown it: never an address or a secret. */
export const connectorStateSchema = z.object({
  name: z.string().min(1),
  /** Those it serves; the first is home for numbers that lead nowhere. */
  organisationIds: z.array(organisationIdSchema),
  kind: connectorKindSchema,
  state: connectorConditionSchema,
  since: instantSchema,
  /** When it last told of something, to the minute; null before the first time. */
  lastEventAt: instantSchema.nullable(),
  can: z.array(connectorAbilitySchema),
});
export type ConnectorState = z.infer<typeof connectorStateSchema>;
