import type { Put } from '#shared/commands/definition.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ParsedChanges } from '../replica/parse-changes.ts';
import type { ReplicaPosition } from '../replica/replica.ts';

export interface StoredDraft {
  value: unknown;
  savedAt: Instant;
}

/** A page of server changes with the position it leads to. */
export interface StoredPage extends ParsedChanges {
  position: ReplicaPosition;
}

/**
 * Where server rows and drafts are kept between starts. It can be rebuilt from server and journal at any time, so a
 * failure here never loses a command. Every method rejects when the database refuses.
 */
export interface ReplicaStorage {
  /** Returns all rows with their position. Throws DamagedError when what is stored does not hold. */
  load(): Promise<{ puts: Put[]; position: ReplicaPosition }>;
  /** Writes a page and its position: both or neither. */
  applyPage(page: StoredPage): Promise<void>;
  /** Starts a snapshot beside the rows in use. An unfinished one is forgotten. */
  beginSnapshot(): Promise<void>;
  addToSnapshot(kind: RowKind, puts: readonly Put[]): Promise<void>;
  /** Makes the snapshot the rows in use, at once. */
  commitSnapshot(position: ReplicaPosition): Promise<void>;
  readDraft(key: string): Promise<StoredDraft | null>;
  writeDraft(key: string, draft: StoredDraft | null): Promise<void>;
  /** Deletes everything but readable drafts and starts empty. */
  recreate(): Promise<void>;
  close(): void;
}
