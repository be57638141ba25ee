import { type Kysely, sql } from 'kysely';
import { createRowTables } from './row-tables.ts';

const tables: Record<string, string> = {
  absence_reasons: `name text not null, name_english text not null, spoken text not null, spoken_english text not null,
    icon text not null, sort_order integer not null, active boolean not null`,
  absences: `person_id uuid not null, reason_id uuid not null, note text not null, starts_at timestamptz not null,
    ends_at timestamptz, weekly jsonb, source text not null check (source in ('own', 'operator', 'calendar')),
    calendar_uid text, set_by_user_id uuid not null, set_at timestamptz not null, ended_at timestamptz,
    of_protected boolean not null,
    constraint absences_end_after_start check (ends_at >= starts_at),
    foreign key (organisation_id, person_id) references people on update cascade`,
  info_texts: `title text not null check (title <> ''), body text not null, keywords jsonb not null, unit_id uuid,
    valid_from date, valid_until date, active boolean not null`,
};

/** What every organisation there is begins with; administrators change them. Name, spoken words, both in Swedish and English, icon. */
const reasons: readonly (readonly [string, string, string, string, string])[] = [
  ['Möte', 'är på möte', 'Meeting', 'is in a meeting', 'meeting'],
  ['Lunch', 'är på lunch', 'Lunch', 'is at lunch', 'lunch'],
  ['Gått för dagen', 'har gått för dagen', 'Gone for the day', 'has left for the day', 'gone-home'],
  ['Semester', 'är på semester', 'Holiday', 'is on holiday', 'holiday'],
  ['Ledig', 'är ledig', 'Day off', 'has the day off', 'leave'],
  ['Tjänsteresa', 'är på tjänsteresa', 'Business trip', 'is travelling on business', 'travel'],
  ['Kurs', 'är på kurs', 'Course', 'is on a course', 'training'],
  ['Tjänsteärende', 'är ute i ett tjänsteärende', 'Out on duty', 'is out on duty', 'field'],
  ['Arbetar på annan plats', 'arbetar på annan plats', 'Works elsewhere', 'is working elsewhere', 'remote'],
  ['Sjuk', 'är inte i tjänst', 'Ill', 'is not on duty', 'ill'],
  ['Vård av barn', 'är inte i tjänst', 'Care of a child', 'is not on duty', 'parental'],
  ['Föräldraledig', 'är föräldraledig', 'Parental leave', 'is on parental leave', 'parental'],
  ['Frånvarande', 'går inte att nå', 'Away', 'cannot be reached', 'other'],
];

/**
 * Why people are away and when, and the texts read to callers. What is protected of a person is protected of the person's
 * absences: they follow in the same version.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRowTables(db, tables);
  await sql`create index on absences (organisation_id, person_id) where not deleted`.execute(db);
  await sql`alter table people add column user_id uuid`.execute(db);

  await sql`create function absences_follow_protection() returns trigger language plpgsql as $$
    begin
      update absences set of_protected = new.protected, version = new.version
        where organisation_id = new.organisation_id and person_id = new.id and of_protected <> new.protected;
      return null;
    end
  $$`.execute(db);
  await sql`create trigger people_protection after update of protected on people
    for each row when (old.protected is distinct from new.protected)
    execute function absences_follow_protection()`.execute(db);

  await sql`update organisation_versions set version = version + 1
    where organisation_id in (select organisation_id from organisations where not deleted)`.execute(db);
  for (const [index, [name, spoken, nameEnglish, spokenEnglish, icon]] of reasons.entries()) {
    await sql`insert into absence_reasons
      (organisation_id, id, version, name, name_english, spoken, spoken_english, icon, sort_order, active)
      select of.organisation_id, gen_random_uuid(), of.version, ${name}, ${nameEnglish}, ${spoken}, ${spokenEnglish},
        ${icon}, ${index + 1}, true
      from organisation_versions as of join organisations using (organisation_id) where not deleted`.execute(db);
  }
}
