import type { RecordChange } from '../records/change-schema.ts';
import { can } from '../users/permissions.ts';
import type { Actor } from '../users/roles.ts';
import { type Row, type RowKind, readPermission } from './kinds.ts';

/** Who may read an article sees who changed it, a draft's changes like the draft; of other records the administrator does. */
function canSeeHistory(actor: Actor, { kind, ofDraft, organisationId }: RecordChange): boolean {
  if (can(actor, 'administration.write', organisationId)) return true;
  return kind === 'articles' && (!ofDraft || can(actor, 'knowledge.write', organisationId));
}

/** Whether a row may leave the server for this person. The server filters by it; a row that stops passing becomes a move-out. */
export function canSee<K extends RowKind>(actor: Actor, kind: K, row: Row<K>): boolean {
  if (!can(actor, readPermission[kind], row.organisationId)) return false;
  if (kind === 'people' && 'protected' in row && row.protected) {
    return can(actor, 'directory.readProtected', row.organisationId);
  }
  if (kind === 'articles' && 'solvedCount' in row && row.status === 'draft') {
    return can(actor, 'knowledge.write', row.organisationId);
  }
  if (kind === 'recordChanges' && 'recordId' in row) return canSeeHistory(actor, row);
  // A view of one's own is nobody else's business; a group's is everybody's to use.
  if (kind === 'savedViews' && 'ownerUserId' in row) return row.groupId !== null || row.ownerUserId === actor.userId;
  if (kind === 'noticeMarks' && 'keys' in row) return row.userId === actor.userId;
  return true;
}
