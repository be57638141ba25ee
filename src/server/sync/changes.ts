import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Change } from '#shared/sync/protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Tx } from '../database/connect.ts';
import { rowAsText } from '../rows/row-text.ts';
import { isSynchronised, isVisible } from './visible-rows.ts';

/** What a client holds: everything, or (a broken snapshot) the kinds before one and of that one the greater identifiers. */
export interface Held {
  through: { kind: RowKind; afterId: Id } | null;
}

/** Which versions of an organisation, after `since` and up to `upTo`, and of which kinds. */
export interface ChangedRange {
  organisationId: OrganisationId;
  since: number;
  upTo: number;
  kinds: readonly RowKind[];
}

const moveOutSchema = z.object({ id: idSchema, version: z.number() });
const changedRowSchema = z.object({ id: idSchema, version: z.number(), text: z.string().nullable() });

/** The condition on `id` for rows of a kind that are held, or null when none of the kind is. */
function heldOf({ through }: Held, kind: RowKind): RawBuilder<boolean> | null {
  if (through === null) return sql<boolean>`true`;
  const place = rowKinds.indexOf(kind) - rowKinds.indexOf(through.kind);
  if (place === 0) return sql<boolean>`id >= ${through.afterId}`;
  return place < 0 ? sql<boolean>`true` : null;
}

/**
 * Returns what has changed in an organisation among the rows held, each change as JSON text: rows are written by PostgreSQL
 * and not taken apart here. A row that the person may not see leaves like a deleted one: with its identifier only.
 */
export async function readChanges(tx: Tx, actor: Actor, range: ChangedRange, held: Held): Promise<string[]> {
  const { organisationId, since, upTo, kinds } = range;
  const changes: string[] = [];
  const remove = (kind: RowKind, { id, version }: { id: Id; version: number }) => {
    changes.push(JSON.stringify({ type: 'remove', kind, id, organisationId, version } satisfies Change));
  };
  for (const kind of kinds) {
    const isHeld = heldOf(held, kind);
    if (isHeld === null) continue;
    const left = await sql`
      select id, version from move_outs
      where organisation_id = ${organisationId} and kind = ${kind} and version > ${since} and version <= ${upTo} and ${isHeld}
      order by version, id
    `.execute(tx);
    for (const moved of left.rows) remove(kind, moveOutSchema.parse(moved));
    const { rows } = await sql`
      select id, version, case when not deleted and ${isVisible(actor, kind)} then ${rowAsText(kind)} end as text
      from ${sql.table(kind)}
      where organisation_id = ${organisationId} and version > ${since} and version <= ${upTo}
        and ${isSynchronised(kind)} and ${isHeld}
      order by version, id
    `.execute(tx);
    for (const row of rows) {
      const changed = changedRowSchema.parse(row);
      if (changed.text === null) remove(kind, changed);
      else changes.push(`{"type":"put","kind":"${kind}","row":${changed.text}}`);
    }
  }
  return changes;
}

/** Returns changes as they travel. */
export function changesText(changes: readonly string[]): string {
  return `[${changes.join(',')}]`;
}
