import { crc32 } from 'node:zlib';
import { type ControlledTransaction, sql } from 'kysely';
import { schemaVersion } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import { checksum } from '#shared/sync/checksum.ts';
import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { SnapshotLine, SnapshotResume } from '#shared/sync/protocol.ts';
import { accessFingerprint } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Db } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { rowText } from '../rows/row-text.ts';
import { changesText, readChanges } from './changes.ts';
import { lastSeqOf } from './clients.ts';
import { type Head, readHeads } from './pull.ts';
import { isSynchronised, isVisible, kindsReadable, organisationsReading } from './visible-rows.ts';

/** Rows per block: large enough to be cheap, small enough that a broken stream loses little and progress shows. */
const rowsPerBlock = 1_000;
/** The first block of a kind, so that there is something to look at as soon as possible. */
const rowsInFirstBlock = 200;
const changesPerLine = 1_000;

type Tx = ControlledTransaction<Database>;

/** Rows of a kind that are still to come: all of them, or those with lesser identifiers than one. */
interface Part {
  kind: RowKind;
  before: Id | null;
}

function visibleRows(actor: Actor, { kind, before }: Part) {
  return sql`from ${sql.table(kind)} where organisation_id = any(${organisationsReading(actor, kind)}::text[])
    and not deleted and ${isSynchronised(kind)} and ${isVisible(actor, kind)}
    and ${before === null ? sql`true` : sql`id < ${before}`}`;
}

async function countRows(tx: Tx, actor: Actor, parts: readonly Part[]): Promise<number> {
  const counts = parts.map((part) => sql`(select count(*) ${visibleRows(actor, part)})`);
  const { rows } = await sql<{ total: number }>`select ${sql.join(counts, sql` + `)} as total`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** Yields rows as text, the greatest identifier first; while the caller works on some, PostgreSQL reads the next. */
async function* readRows(tx: Tx, actor: Actor, part: Part): AsyncGenerator<string[]> {
  const rowsInOrder = rowText(part.kind, sql`${visibleRows(actor, part)} order by id desc`);
  await sql`declare snapshot_rows no scroll cursor for ${rowsInOrder}`.execute(tx);
  const fetchNext = (count: number) => {
    const fetched = sql<{ text: string }>`fetch ${sql.lit(count)} from snapshot_rows`.execute(tx);
    // A failure is met where it is awaited; until then it must not count as unheard.
    fetched.catch(() => undefined);
    return fetched;
  };
  let next = fetchNext(rowsInFirstBlock);
  try {
    for (;;) {
      const { rows } = await next;
      if (rows.length === 0) break;
      next = fetchNext(rowsPerBlock);
      yield rows.map(({ text }) => text);
    }
  } finally {
    // When the reader has gone, what it asked for last is waited out before the transaction is given back.
    await Promise.allSettled([next]);
  }
  await sql`close snapshot_rows`.execute(tx);
}

const asLine = (line: SnapshotLine) => Buffer.from(`${JSON.stringify(line)}\n`);

/** A block: the line that announces it, and its rows one a line. */
function asBlock(kind: RowKind, rows: readonly string[]): Buffer {
  const body = Buffer.from(`${rows.join('\n')}\n`);
  const checksum = crc32(body).toString(16).padStart(8, '0');
  return Buffer.concat([asLine({ type: 'rows', kind, count: rows.length, bytes: body.length, checksum }), body]);
}

/** Whether what a broken stream left can be brought to the present by its changes. */
function canResume(resume: SnapshotResume, heads: readonly Head[], incarnation: Id, actor: Actor): boolean {
  return (
    resume.incarnation === incarnation &&
    resume.access === accessFingerprint(actor) &&
    heads.every(({ organisationId, version, horizon }) => {
      const since = resume.cursors[organisationId];
      return since !== undefined && since >= horizon && since <= version;
    })
  );
}

async function* changeLines(tx: Tx, actor: Actor, heads: readonly Head[], resume: SnapshotResume) {
  const held = { through: { kind: resume.kind, afterId: resume.afterId } };
  for (const { organisationId, version } of heads) {
    const since = resume.cursors[organisationId] ?? 0;
    const kinds = kindsReadable(actor, organisationId);
    const changes = await readChanges(tx, actor, { organisationId, since, upTo: version, kinds }, held);
    for (let from = 0; from < changes.length; from += changesPerLine) {
      const some = changesText(changes.slice(from, from + changesPerLine));
      yield asLine({ type: 'changes', changes: some, checksum: checksum(some) });
    }
  }
}

/**
 * Yields the bytes of a snapshot: everything the person may see, at one instant, with the cursors and the client's
 * contained `seq` of the same instant. Where `resume` holds, instead of the rows received before only their changes since.
 * Ends with an error when the rows sent are not those counted, so that the client keeps what it has. Ending the iteration
 * early gives the transaction back.
 */
export async function* snapshotBytes(
  db: Db,
  incarnation: Id,
  actor: Actor,
  clientId: Id,
  resume: SnapshotResume | null,
): AsyncGenerator<Buffer> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    const heads = await readHeads(tx, actor);
    const from = resume !== null && canResume(resume, heads, incarnation, actor) ? resume : null;
    const all: Part[] = rowKinds.map((kind) => ({ kind, before: null }));
    const parts = from === null ? all : partsAfter(all, from);
    const total = await countRows(tx, actor, all);
    yield asLine({
      type: 'begin',
      incarnation,
      access: accessFingerprint(actor),
      cursors: Object.fromEntries(heads.map((head) => [head.organisationId, head.version])),
      containedSeq: await lastSeqOf(tx, clientId, actor.userId),
      total,
      schemaVersion,
      resumed: from !== null,
    });
    if (from !== null) yield* changeLines(tx, actor, heads, from);
    const counted = from === null ? total : await countRows(tx, actor, parts);
    let sent = 0;
    for (const part of parts) {
      for await (const rows of readRows(tx, actor, part)) {
        sent += rows.length;
        yield asBlock(part.kind, rows);
      }
    }
    if (sent !== counted) throw new Error(`A snapshot counted ${counted} rows and read ${sent}.`);
    yield asLine({ type: 'end', total });
  } finally {
    await tx.rollback().execute();
  }
}

function partsAfter(all: readonly Part[], { kind, afterId }: SnapshotResume): Part[] {
  const place = rowKinds.indexOf(kind);
  return [{ kind, before: afterId }, ...all.slice(place + 1)];
}
