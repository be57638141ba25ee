import { sql } from 'kysely';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Tx } from '../database/connect.ts';
import { updateRow } from '../rows/repository.ts';

/** What belongs to a ticket and goes where it goes (by the foreign keys' `on update cascade`). */
const followers: readonly RowKind[] = ['ticketNotes', 'ticketEvents', 'ticketTimes', 'mentions', 'attachments'];

/**
 * Writes a ticket that came from another organisation (`before`), with all that belongs to it. Those who hold them there learn by
 * move-outs of `versionLeft` that they have gone; who comes back is no longer gone.
 */
export async function moveTicketRow(
  tx: Tx,
  ticket: Row<'tickets'>,
  before: Row<'tickets'>,
  versionLeft: number,
): Promise<void> {
  const { organisationId: to, id, version } = ticket;
  const from = before.organisationId;
  await updateRow(tx, 'tickets', ticket, before);
  for (const kind of followers) {
    await sql`update ${sql.table(kind)}
      set version = ${version}, deleted_at = case when deleted then now() end
      where ticket_id = ${id} and organisation_id = ${to}`.execute(tx);
  }
  const gone = followers.map((kind) => sql`select ${kind}::text, id from ${sql.table(kind)} where ticket_id = ${id}`);
  await sql`
    with gone (kind, id) as (select 'tickets'::text, ${id}::uuid union all ${sql.join(gone, sql` union all `)}),
      back as (delete from move_outs using gone
        where organisation_id = ${to} and move_outs.kind = gone.kind and move_outs.id = gone.id)
    insert into move_outs (organisation_id, kind, id, version, moved_at)
      select ${from}, kind, id, ${versionLeft}, now() from gone
      on conflict (organisation_id, kind, id) do update set version = excluded.version, moved_at = excluded.moved_at
  `.execute(tx);
}
