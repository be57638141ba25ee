import { type Kysely, sql } from 'kysely';

/** Tickets that still count parts which somebody who could not see them has taken out; every workstation fetches them anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    with counted as (
      select parent_id as id, count(*)::int as parts from tickets where parent_id is not null and not deleted group by parent_id
    ),
    wrong as (
      select ticket.organisation_id, ticket.id, coalesce(counted.parts, 0) as parts
      from tickets as ticket left join counted on counted.id = ticket.id
      where not ticket.deleted and ticket.part_count <> coalesce(counted.parts, 0)
    ),
    given as (
      update organisation_versions set version = version + 1
      where organisation_id in (select organisation_id from wrong) returning organisation_id, version
    )
    update tickets as ticket set part_count = wrong.parts, version = given.version
    from wrong join given on given.organisation_id = wrong.organisation_id
    where ticket.organisation_id = wrong.organisation_id and ticket.id = wrong.id
  `.execute(db);
}
