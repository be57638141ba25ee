import { type Kysely, sql } from 'kysely';

/** Creates tables of synchronised rows: what all of them have in common, and each its own columns in SQL. */
export async function createRowTables(db: Kysely<unknown>, tables: Readonly<Record<string, string>>): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    await sql`create table ${sql.table(table)} (
      organisation_id text not null references organisation_versions,
      id uuid not null unique,
      version bigint not null check (version >= 0),
      deleted boolean not null default false,
      deleted_at timestamptz,
      ${sql.raw(columns)},
      primary key (organisation_id, id)
    )`.execute(db);
    await sql`create index on ${sql.table(table)} (organisation_id, version)`.execute(db);
  }
}
