import { type ControlledTransaction, sql } from 'kysely';
import { schemaVersion } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import { checksum } from '#shared/sync/checksum.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { SnapshotLine } from '#shared/sync/protocol.ts';
import { canSee } from '#shared/sync/visibility.ts';
import { accessFingerprint } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Db } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { parseRow } from '../rows/repository.ts';
import { lastSeqOf } from './clients.ts';
import { readHeads } from './pull.ts';
import { isSynchronised, isVisible, organisationsReading } from './visible-rows.ts';

/** Rows per line: large enough to be cheap, small enough to show progress. */
const rowsPerLine = 1_000;

type Tx = ControlledTransaction<Database>;

function visibleRows(actor: Actor, kind: RowKind) {
  return sql`from ${sql.table(kind)} where organisation_id = any(${organisationsReading(actor, kind)}::text[])
    and not deleted and ${isSynchronised(kind)} and ${isVisible(actor, kind)}`;
}

async function countRows(tx: Tx, actor: Actor): Promise<number> {
  const counts = rowKinds.map((kind) => sql`(select count(*) ${visibleRows(actor, kind)})`);
  const { rows } = await sql<{ total: number }>`select ${sql.join(counts, sql` + `)} as total`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** Yields the rows of a kind in one pass; while the caller works on some, PostgreSQL reads the next. */
async function* readKind<K extends RowKind>(tx: Tx, actor: Actor, kind: K): AsyncGenerator<Row<K>[]> {
  await sql`declare snapshot_rows no scroll cursor for select * ${visibleRows(actor, kind)}`.execute(tx);
  const fetchNext = () => {
    const fetched = sql`fetch ${sql.lit(rowsPerLine)} from snapshot_rows`.execute(tx);
    // A failure is met where it is awaited; until then it must not count as unheard.
    fetched.catch(() => undefined);
    return fetched;
  };
  let next = fetchNext();
  try {
    for (;;) {
      const { rows } = await next;
      if (rows.length === 0) break;
      next = fetchNext();
      yield rows.map((stored) => parseRow(kind, stored)).filter((row) => canSee(actor, kind, row));
    }
  } finally {
    // When the reader has gone, what it asked for last is waited out before the transaction is given back.
    await Promise.allSettled([next]);
  }
  await sql`close snapshot_rows`.execute(tx);
}

const asLine = (line: SnapshotLine) => `${JSON.stringify(line)}\n`;

/** As asLine does, but the rows become text once for both the checksum (payloadChecksum) and the line. */
function asRowsLine<K extends RowKind>(kind: K, rows: readonly Row<K>[]): string {
  const text = JSON.stringify(rows);
  return `{"type":"rows","kind":"${kind}","rows":${text},"checksum":"${checksum(text)}"}\n`;
}

/**
 * Yields the lines of a snapshot: everything the person may see, at one instant, with the cursors and the client's
 * contained `seq` of the same instant. Ends with an error when the rows sent are not those counted, so that the client
 * keeps what it has. Ending the iteration early gives the transaction back.
 */
export async function* snapshotLines(db: Db, incarnation: Id, actor: Actor, clientId: Id): AsyncGenerator<string> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    const heads = await readHeads(tx, actor);
    const total = await countRows(tx, actor);
    yield asLine({
      type: 'begin',
      incarnation,
      access: accessFingerprint(actor),
      cursors: Object.fromEntries(heads.map((head) => [head.organisationId, head.version])),
      containedSeq: await lastSeqOf(tx, clientId, actor.userId),
      total,
      schemaVersion,
    });
    let sent = 0;
    for (const kind of rowKinds) {
      for await (const rows of readKind(tx, actor, kind)) {
        if (rows.length === 0) continue;
        sent += rows.length;
        yield asRowsLine(kind, rows);
      }
    }
    if (sent !== total) throw new Error(`A snapshot counted ${total} rows and read ${sent}.`);
    yield asLine({ type: 'end', total });
  } finally {
    await tx.rollback().execute();
  }
}
