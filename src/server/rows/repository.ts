import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import type { Tx } from '../database/connect.ts';

/** Name of a column or table in the database for a name of ours: "lentAt" → "lent_at", as CamelCasePlugin does. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnsOf(kind: RowKind): string[] {
  return Object.keys(rowSchemas[kind].shape);
}

/** Returns a stored row as it travels: parsed by the schema of its kind. Throws when the table does not match it. */
export function parseRow<K extends RowKind>(kind: K, stored: unknown): Row<K> {
  return rowSchemas[kind].parse(stored) as Row<K>;
}

/** Rows as one JSON document: PostgreSQL gives each value the type of its column. */
function asDocument<K extends RowKind>(rows: readonly Row<K>[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value]))),
  );
}

/** Kinds that commands change: read for a decision, they are held until its transaction ends. */
const lockedKinds: ReadonlySet<RowKind> = new Set([
  'users',
  'people',
  'units',
  'functions',
  'directoryProposals',
  'devices',
  'tickets',
  'ticketNotes',
  'mentions',
  'noticeMarks',
  'attachments',
  'loans',
  'calls',
  'absences',
  'callBacks',
  'messages',
  'spareParts',
  'stockBalances',
]);

/**
 * Returns the rows with these identifiers that are not deleted, whatever their organisation. Rows that commands change
 * are locked, in the order of their identifiers so that two decisions rarely meet head-on.
 */
export async function readRowsForDecision<K extends RowKind>(tx: Tx, kind: K, ids: readonly Id[]): Promise<Row<K>[]> {
  const lock = lockedKinds.has(kind) ? sql`for update` : sql``;
  const { rows } = await sql`
    select * from ${sql.table(kind)} where id = any(${[...ids]}::uuid[]) and not deleted order by id ${lock}
  `.execute(tx);
  return rows.map((row) => parseRow(kind, row));
}

/** Returns the agreements with a customer, whoever keeps them. */
export async function agreementIdsOf(tx: Tx, customer: OrganisationId): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from agreements where customer_organisation_id = ${customer} and not deleted order by id
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Returns the identifier of an organisation's own row; null when there is none. */
export async function organisationRowIdOf(tx: Tx, key: OrganisationId): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select id from organisations where organisation_id = ${key} and not deleted limit 1
  `.execute(tx);
  return rows[0]?.id ?? null;
}

/** Inserts new rows. A row whose identifier is taken raises a unique violation: nothing is ever overwritten by it. */
export async function insertRows<K extends RowKind>(tx: Tx, kind: K, rows: readonly Row<K>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.join(columnsOf(kind).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(kind)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(kind)}, ${asDocument(rows)}::jsonb)
  `.execute(tx);
}

/**
 * Writes the fields of a row that are others than `before`, how it is stored until now; all of them when that is not given.
 * Throws when it is not there: the caller held it locked.
 */
export async function updateRow<K extends RowKind>(tx: Tx, kind: K, row: Row<K>, before?: Row<RowKind>): Promise<void> {
  const from = before?.organisationId ?? row.organisationId;
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  const isAnother = (column: string, value: unknown) => JSON.stringify(old.get(column)) !== JSON.stringify(value);
  const values = new Map<string, unknown>(Object.entries(row));
  const changeable = columnsOf(kind).filter((column) => {
    if (column === 'id') return false;
    if (column === 'organisationId') return from !== row.organisationId;
    // The version is written in any case, so that there is always something to write.
    return before === undefined || column === 'version' || isAnother(column, values.get(column));
  });
  const assignments = sql.join(changeable.map((column) => sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`));
  const written = changeable.map((column) => [snakeCase(column), values.get(column)] as const);
  const document = JSON.stringify({ id: row.id, ...Object.fromEntries(written) });
  const { numAffectedRows } = await sql`
    update ${sql.table(kind)} as stored set ${assignments}
    from jsonb_populate_record(null::${sql.table(kind)}, ${document}::jsonb) as given
    where stored.organisation_id = ${from} and stored.id = given.id
  `.execute(tx);
  if (numAffectedRows !== 1n) throw new Error(`The row ${row.id} of ${kind} to be changed is not there.`);
}

/** Makes a row a tombstone. Throws when it is not there: the caller held it locked. */
export async function deleteRow(
  tx: Tx,
  kind: RowKind,
  organisationId: OrganisationId,
  id: Id,
  version: number,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update ${sql.table(kind)} set deleted = true, deleted_at = now(), version = ${version}
    where organisation_id = ${organisationId} and id = ${id} and not deleted
  `.execute(tx);
  if (numAffectedRows !== 1n) throw new Error(`The row ${id} of ${kind} to be deleted is not there.`);
}
