import type { Id } from '#shared/identity/ids.ts';
import type { Db, Tx } from '../database/connect.ts';

/** Something somebody did or tried. Never credentials, never free text a person wrote. */
export interface AuditEntry {
  userId: Id | null;
  sessionId: Id | null;
  action: string;
  subject: Record<string, string>;
}

/** Appends to the audit log; in a transaction it stands or falls with it. */
export async function writeAudit(db: Db | Tx, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const at = new Date().toISOString();
  await db
    .insertInto('auditLog')
    .values(entries.map((entry) => ({ ...entry, at, subject: JSON.stringify(entry.subject) })))
    .execute();
}
