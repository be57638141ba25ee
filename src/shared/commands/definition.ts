import type { z } from 'zod';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Row, RowKind } from '../sync/kinds.ts';
import type { Instant } from '../time/instant.ts';
import type { Actor } from '../users/roles.ts';
import type { RefusalCode } from './refusal.ts';

/** A row by its kind and identifier. */
export interface RowRef {
  kind: RowKind;
  id: Id;
}

/** A whole row to be written; `version` is set by the server. */
export type Put = { [K in RowKind]: { kind: K; row: Row<K> } }[RowKind];

/** What a decision may look at. Undefined: there is no such row, or this person may not see it (the same answer on purpose). */
export interface RowReader {
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined;
}

/** What a decision may look at beyond rows it can name. */
export interface DecisionReader extends RowReader {
  /** The agreements with a customer, as far as this person may see them, in any order. */
  agreementIds(customerOrganisationId: OrganisationId): readonly Id[];
  /** The row of an organisation, as rows name it by its key; null when it is not known. */
  organisationRowId(key: OrganisationId): Id | null;
  /**
   * Whether the row is there, but not for this person: they may not see it, or no longer. Only the server can tell; a client, which
   * has no such rows, says false. For rules by which a row that is gone is nothing to refuse.
   */
  isHidden(kind: RowKind, id: Id): boolean;
}

export interface CommandContext {
  commandId: Id;
  actor: Actor;
  /** When the person did it, by the client's clock; never later than `now`. */
  at: Instant;
  /** The judge's own clock. */
  now: Instant;
}

export type Decision =
  | { type: 'applied'; puts: Put[]; removes: RowRef[] }
  /** `evidence` is written all the same: what happened outside the software is kept even when the command is refused. */
  | { type: 'refused'; code: RefusalCode; details: Record<string, string>; evidence: Put[] };

/**
 * A named thing a person does. The same definition judges it on the client (at once, on what it knows) and on the
 * server (finally). `reads` names the rows `decide` needs; it is asked again with what has been found until it asks
 * for nothing new, so that a row may lead to the next.
 */
export interface CommandDefinition<Args extends z.ZodType = z.ZodType> {
  args: Args;
  reads(args: z.infer<Args>, found: DecisionReader): RowRef[];
  decide(args: z.infer<Args>, rows: DecisionReader, context: CommandContext): Decision;
}

/** Ties the type of `args` to `reads` and `decide`. */
export function defineCommand<Args extends z.ZodType>(definition: CommandDefinition<Args>): CommandDefinition<Args> {
  return definition;
}

/** Returns a decision to write these rows. */
export function applied(...puts: Put[]): Decision {
  return { type: 'applied', puts, removes: [] };
}

/** Returns a decision to delete these rows and write the others. The rows deleted must be among those `reads` names. */
export function appliedRemoving(removes: RowRef[], ...puts: Put[]): Decision {
  return { type: 'applied', puts, removes };
}

/** Returns what a decision writes and deletes; a refusal writes its evidence. */
export function writesOf(decision: Decision): { puts: readonly Put[]; removes: readonly RowRef[] } {
  return decision.type === 'applied' ? decision : { puts: decision.evidence, removes: [] };
}

/** Returns a refusal; `details` fill the placeholders of the text `refusals.<code>`. */
export function refused(code: RefusalCode, details: Record<string, string> = {}, evidence: Put[] = []): Decision {
  return { type: 'refused', code, details, evidence };
}

/** Returns references to the rows whose identifiers are not null. */
export function refs(...candidates: (RowRef | { kind: RowKind; id: Id | null | undefined })[]): RowRef[] {
  return candidates.filter((candidate): candidate is RowRef => candidate.id !== null && candidate.id !== undefined);
}
