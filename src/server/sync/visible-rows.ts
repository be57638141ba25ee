import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type RowKind, readPermission, rowKinds } from '#shared/sync/kinds.ts';
import { organisationsWith, type Permission } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';

/** The organisations of which the person may see rows of a kind at all. */
export function organisationsReading(actor: Actor, kind: RowKind): OrganisationId[] {
  return organisationsWith(actor, readPermission[kind]);
}

/** The kinds of which the person may see rows in an organisation, in snapshot order. */
export function kindsReadable(actor: Actor, organisationId: OrganisationId): RowKind[] {
  return rowKinds.filter((kind) => organisationsReading(actor, kind).includes(organisationId));
}

/** Rows that ever leave the server: a call is a row to synchronise only once it has ended. */
export function isSynchronised(kind: RowKind): RawBuilder<boolean> {
  return kind === 'calls' ? sql<boolean>`ended_at is not null` : sql<boolean>`true`;
}

/** The part of canSee() that rows of one organisation differ in, as SQL. What is sent goes by it alone. */
export function isVisible(actor: Actor, kind: RowKind): RawBuilder<boolean> {
  const organisationsWhere = (permission: Permission) => organisationsWith(actor, permission);
  switch (kind) {
    case 'people':
      return sql<boolean>`(not protected or organisation_id = any(${organisationsWhere('directory.readProtected')}::text[]))`;
    case 'absences':
      return sql<boolean>`(not of_protected or organisation_id = any(${organisationsWhere('directory.readProtected')}::text[]))`;
    case 'articles':
      return sql<boolean>`(status <> 'draft' or organisation_id = any(${organisationsWhere('knowledge.write')}::text[]))`;
    case 'savedViews':
      return sql<boolean>`(group_id is not null or owner_user_id = ${actor.userId})`;
    case 'recordChanges':
      return sql<boolean>`(organisation_id = any(${organisationsWhere('administration.write')}::text[]) or kind = 'infoTexts' or (kind = 'articles'
        and (not of_draft or organisation_id = any(${organisationsWhere('knowledge.write')}::text[]))))`;
    case 'directoryProposals':
      return sql<boolean>`(by_user_id = ${actor.userId} or organisation_id = any(${organisationsWhere('directory.write')}::text[]))`;
    case 'queues':
      return sql<boolean>`(visible_to = 'everyone' or member_user_ids @> ${JSON.stringify([actor.userId])}::jsonb
        or organisation_id = any(${organisationsWhere('statistics.read')}::text[]))`;
    case 'calls':
      return sql<boolean>`(seen_by_user_ids is null or seen_by_user_ids @> ${JSON.stringify([actor.userId])}::jsonb
        or answered_by_user_id = ${actor.userId} or organisation_id = any(${organisationsWhere('statistics.read')}::text[]))`;
    case 'noticeMarks':
      return sql<boolean>`user_id = ${actor.userId}`;
    case 'callBacks':
      return sql<boolean>`(seen_by_user_ids is null or seen_by_user_ids @> ${JSON.stringify([actor.userId])}::jsonb
        or owner_user_id = ${actor.userId} or organisation_id = any(${organisationsWhere('statistics.read')}::text[]))`;
    case 'messages':
      return sql<boolean>`(from_user_id = ${actor.userId} or recipients @> ${JSON.stringify([{ userId: actor.userId }])}::jsonb)`;
    default:
      return sql<boolean>`true`;
  }
}
