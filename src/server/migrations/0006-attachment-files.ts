import { type Kysely, sql } from 'kysely';

/**
 * Bytes of attachments, apart from the rows that name them. Chunks belong to an upload until it is whole, then to the blob
 * that was made of it, without being copied: `content_id` is the upload's identifier in both.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table attachment_uploads (
    id uuid primary key,
    user_id uuid not null references accounts,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size > 0),
    received bigint not null default 0 check (received between 0 and size),
    touched_at timestamptz not null default now()
  )`.execute(db);
  await sql`create index on attachment_uploads (user_id)`.execute(db);
  await sql`create index on attachment_uploads (touched_at)`.execute(db);
  await sql`create table attachment_chunks (
    content_id uuid not null,
    start bigint not null check (start >= 0),
    bytes bytea not null,
    primary key (content_id, start)
  )`.execute(db);
  // Pictures, films and documents are compressed already; and parts of an uncompressed value can be read alone.
  await sql`alter table attachment_chunks alter column bytes set storage external`.execute(db);
  await sql`create table attachment_blobs (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size > 0),
    content_id uuid not null unique,
    sent_at timestamptz not null default now()
  )`.execute(db);
  await sql`create table attachment_holders (
    hash text not null references attachment_blobs on delete cascade,
    user_id uuid not null references accounts,
    primary key (hash, user_id)
  )`.execute(db);
  await sql`create index on attachments (thumbnail_hash)`.execute(db);
}
