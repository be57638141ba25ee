import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { checksum } from '#shared/sync/checksum.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { Cursors, PullRequest, PullResponse } from '#shared/sync/protocol.ts';
import { accessFingerprint, organisationsOf } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Db, Tx } from '../database/connect.ts';
import { type ChangedRange, changesText, type Held, readChanges } from './changes.ts';
import { lastSeqOf } from './clients.ts';
import { assertRowSchema } from './schema-version.ts';
import { isSynchronised, kindsReadable } from './visible-rows.ts';

type SnapshotReason = Extract<PullResponse, { type: 'snapshot-required' }>['reason'];

/** A client that pulls holds rows of every kind. */
const everything: Held = { through: null };

/**
 * Returns what has changed since the cursors, seen at one instant: whole versions only, at most `limit` changes (more
 * when a single version is larger), and how far the replica is with the client's own commands once it has them.
 */
export async function pull(db: Db, incarnation: Id, actor: Actor, request: PullRequest): Promise<PullResponse> {
  assertRowSchema(request.schemaVersion);
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const heads = await readHeads(tx, actor);
      const reason = snapshotReason(heads, incarnation, actor, request);
      if (reason !== null) return { type: 'snapshot-required', reason };

      const changes: string[] = [];
      const cursors: Cursors = {};
      let more = false;
      for (const { organisationId, version } of heads) {
        const since = request.cursors[organisationId] ?? 0;
        const room = request.limit - changes.length;
        const range =
          version === since || room <= 0 ? null : await pageRange(tx, actor, organisationId, since, version, room);
        if (range !== null) changes.push(...(await readChanges(tx, actor, range, everything)));
        cursors[organisationId] = range?.upTo ?? since;
        more ||= cursors[organisationId] < version;
      }
      const containedSeq = await containedSeqAt(tx, actor, request.clientId, more ? cursors : null);
      const text = changesText(changes);
      return { type: 'page', incarnation, changes: text, cursors, containedSeq, more, checksum: checksum(text) };
    });
}

export interface Head {
  organisationId: OrganisationId;
  version: number;
  horizon: number;
}

/** Returns the newest version of each organisation the person belongs to. */
export async function readHeads(tx: Tx, actor: Actor): Promise<Head[]> {
  return await tx
    .selectFrom('organisationVersions')
    .selectAll()
    .where('organisationId', 'in', ['', ...organisationsOf(actor)])
    .orderBy('organisationId')
    .execute();
}

function snapshotReason(heads: Head[], incarnation: Id, actor: Actor, request: PullRequest): SnapshotReason | null {
  if (request.incarnation === null) return 'first';
  if (request.incarnation !== incarnation) return 'incarnation-changed';
  if (request.access !== accessFingerprint(actor)) return 'access-changed';
  for (const { organisationId, version, horizon } of heads) {
    const since = request.cursors[organisationId] ?? 0;
    if (since > version) return 'client-ahead';
    if (since < horizon) return 'behind-horizon';
  }
  return null;
}

/** Returns the versions that fit, with the kinds they are of: pages are cut between versions, never within one. */
async function pageRange(
  tx: Tx,
  actor: Actor,
  organisationId: OrganisationId,
  since: number,
  head: number,
  room: number,
): Promise<ChangedRange> {
  const versionsOf = (kind: RowKind) => sql`
    select version, ${sql.lit(kind)} as kind from ${sql.table(kind)}
    where organisation_id = ${organisationId} and version > ${since} and ${isSynchronised(kind)}`;
  const kinds = kindsReadable(actor, organisationId);
  const through = (upTo: number, of: readonly RowKind[]) => ({ organisationId, since, upTo, kinds: of });
  if (kinds.length === 0) return through(head, kinds);
  const { rows } = await sql<{ version: number; kind: RowKind }>`
    select version, kind from (
      ${sql.join(kinds.map(versionsOf), sql` union all `)} union all
      select version, kind from move_outs
        where organisation_id = ${organisationId} and version > ${since} and kind = any(${kinds}::text[])
    ) as changed
    order by version limit ${room + 1}
  `.execute(tx);
  const first = rows[0]?.version;
  const beyond = rows[room]?.version;
  // A single version that is larger than a page comes whole: what else it has was not read.
  if (first !== undefined && beyond === first) return through(first, kinds);
  const changed = new Set(rows.map(({ kind }) => kind));
  const those = kinds.filter((kind) => changed.has(kind));
  return through(beyond === undefined ? head : beyond - 1, those);
}

/**
 * Returns the last `seq` of the client whose effects the replica has at these cursors; null: everything there is. With
 * pages still to come, commands whose rows lie beyond the page do not count yet.
 */
async function containedSeqAt(tx: Tx, actor: Actor, clientId: Id, cursors: Cursors | null): Promise<number> {
  const lastSeq = await lastSeqOf(tx, clientId, actor.userId);
  if (cursors === null) return lastSeq;
  const { rows } = await sql<{ seq: number | null }>`
    select min(seq) as seq from command_outcomes, jsonb_each_text(versions) as given (organisation_id, version)
    where client_id = ${clientId}
      and given.version::bigint > (${JSON.stringify(cursors)}::jsonb ->> given.organisation_id)::bigint
  `.execute(tx);
  const firstBeyond = rows[0]?.seq ?? null;
  return firstBeyond === null ? lastSeq : firstBeyond - 1;
}
