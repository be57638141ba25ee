import { isMessageOf } from '../messages/schema.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { RecordChange } from '../records/change-schema.ts';
import { can } from '../users/permissions.ts';
import type { Actor } from '../users/roles.ts';
import { type Row, type RowKind, readPermission } from './kinds.ts';

/** Who may read an article sees who changed it, a draft's changes like the draft; of other records the administrator does. */
function canSeeHistory(actor: Actor, { kind, ofDraft, organisationId }: RecordChange): boolean {
  if (can(actor, 'administration.write', organisationId)) return true;
  // What callers are told is everybody's business, and so is who changed it.
  if (kind === 'infoTexts') return can(actor, 'directory.read', organisationId);
  return kind === 'articles' && (!ofDraft || can(actor, 'knowledge.write', organisationId));
}

/** Supervisors and administrators see queues that are kept to their members, whether or not they belong to them. */
export function seesAllQueues(actor: Actor, organisationId: OrganisationId): boolean {
  return can(actor, 'statistics.read', organisationId);
}

/** Whether a row may leave the server for this person. The server filters by it; a row that stops passing becomes a move-out. */
export function canSee<K extends RowKind>(actor: Actor, kind: K, row: Row<K>): boolean {
  if (!can(actor, readPermission[kind], row.organisationId)) return false;
  if (kind === 'people' && 'protected' in row && row.protected) {
    return can(actor, 'directory.readProtected', row.organisationId);
  }
  if (kind === 'absences' && 'ofProtected' in row && row.ofProtected) {
    return can(actor, 'directory.readProtected', row.organisationId);
  }
  if (kind === 'articles' && 'solvedCount' in row && row.status === 'draft') {
    return can(actor, 'knowledge.write', row.organisationId);
  }
  if (kind === 'recordChanges' && 'fields' in row) return canSeeHistory(actor, row);
  // A view of one's own is nobody else's business; a group's is everybody's to use.
  if (kind === 'savedViews' && 'list' in row) return row.groupId !== null || row.ownerUserId === actor.userId;
  if (kind === 'directoryProposals' && 'recordId' in row && 'byUserId' in row) {
    return row.byUserId === actor.userId || can(actor, 'directory.write', row.organisationId);
  }
  if (kind === 'noticeMarks' && 'keys' in row) return row.userId === actor.userId;
  if (kind === 'callBacks' && 'missedCount' in row && row.seenByUserIds !== null) {
    const isOwn = row.ownerUserId === actor.userId || row.seenByUserIds.includes(actor.userId);
    return isOwn || seesAllQueues(actor, row.organisationId);
  }
  if (kind === 'messages' && 'recipients' in row) return isMessageOf(row, actor.userId);
  if (kind === 'queues' && 'visibleTo' in row) {
    const isMember = row.memberUserIds.includes(actor.userId);
    return row.visibleTo === 'everyone' || isMember || seesAllQueues(actor, row.organisationId);
  }
  if (kind === 'calls' && 'queueVisits' in row && row.seenByUserIds !== null) {
    const isOwn = row.answeredByUserId === actor.userId || row.seenByUserIds.includes(actor.userId);
    return isOwn || seesAllQueues(actor, row.organisationId);
  }
  return true;
}
