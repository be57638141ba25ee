import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Change } from '#shared/sync/protocol.ts';
import { canSee } from '#shared/sync/visibility.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Tx } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';
import { isSynchronised, kindsReadable } from './visible-rows.ts';

/** What a client holds: everything, or (a broken snapshot) the kinds before one and of that one the greater identifiers. */
export interface Held {
  through: { kind: RowKind; afterId: Id } | null;
}

const storedRowSchema = z.looseObject({ id: idSchema, version: z.number(), deleted: z.boolean() });
const moveOutSchema = z.object({ id: idSchema, version: z.number() });

/** The condition on `id` for rows of a kind that are held, or null when none of the kind is. */
function heldOf({ through }: Held, kind: RowKind): RawBuilder<boolean> | null {
  if (through === null) return sql<boolean>`true`;
  const place = rowKinds.indexOf(kind) - rowKinds.indexOf(through.kind);
  if (place === 0) return sql<boolean>`id >= ${through.afterId}`;
  return place < 0 ? sql<boolean>`true` : null;
}

/** Returns what has changed in an organisation after `since` and up to `upTo`, among the rows held. */
export async function readChanges(
  tx: Tx,
  actor: Actor,
  organisationId: OrganisationId,
  since: number,
  upTo: number,
  held: Held,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const kind of kindsReadable(actor, organisationId)) {
    const isHeld = heldOf(held, kind);
    if (isHeld === null) continue;
    const left = await sql`
      select id, version from move_outs
      where organisation_id = ${organisationId} and kind = ${kind} and version > ${since} and version <= ${upTo} and ${isHeld}
      order by version, id
    `.execute(tx);
    for (const moved of left.rows) {
      const { id, version } = moveOutSchema.parse(moved);
      // In the order of the schema: the receiver takes the checksum over what it has parsed.
      changes.push({ type: 'remove', kind, id, organisationId, version });
    }
    const { rows } = await sql`
      select * from ${sql.table(kind)}
      where organisation_id = ${organisationId} and version > ${since} and version <= ${upTo}
        and ${isSynchronised(kind)} and ${isHeld}
      order by version, id
    `.execute(tx);
    for (const stored of rows) changes.push(changeOf(actor, kind, organisationId, stored));
  }
  return changes;
}

/** A row the person may not see leaves like a deleted one: with its identifier only. */
function changeOf(actor: Actor, kind: RowKind, organisationId: OrganisationId, stored: unknown): Change {
  const { id, version, deleted } = storedRowSchema.parse(stored);
  const row = deleted ? null : parseRow(kind, stored);
  return row !== null && canSee(actor, kind, row)
    ? { type: 'put', kind, row }
    : { type: 'remove', kind, id, organisationId, version };
}
