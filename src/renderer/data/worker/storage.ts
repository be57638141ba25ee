import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { SnapshotResume } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { SegmentWords } from '../reading/segment-words.ts';
import type { ReplicaPosition } from '../replica/replica.ts';
import type { ChangedRow, ServerRows } from '../replica/server-rows.ts';
import type { SegmentData } from '../rows/segment-data.ts';

export interface StoredDraft {
  value: unknown;
  savedAt: Instant;
}

/** What a page of server changes makes of the rows, with the position it leads to. */
export interface StoredPage {
  changes: readonly ChangedRow[];
  position: ReplicaPosition;
}

/** Of which one version a snapshot on its way in is. */
export type IncomingVersion = Pick<SnapshotResume, 'incarnation' | 'access' | 'cursors'> & {
  /** Whose commands, and how many of them, are in it. */
  clientId: Id | null;
  containedSeq: number;
};

/** A snapshot that broke off, as far as it is stored. */
export interface StoredIncoming {
  version: IncomingVersion;
  rows: ServerRows;
}

export interface StoredReplica {
  rows: ServerRows;
  position: ReplicaPosition;
  /** Where a snapshot that broke off could go on. */
  incoming: SnapshotResume | null;
}

/** Going on with a broken snapshot: another version, without some segments, with other rows over the rest. */
export interface ResumedSnapshot {
  version: IncomingVersion;
  dropped: readonly SegmentData[];
  changes: readonly ChangedRow[];
  /** Changed rows that are held no more. */
  forgotten: readonly { kind: RowKind; id: Id }[];
}

/** Segments written anew with changed rows in them. */
export interface MergedSegments {
  kind: RowKind;
  old: readonly SegmentData[];
  new: readonly SegmentData[];
  /** The changed rows that are in the new segments now. */
  merged: readonly Id[];
}

/**
 * Where server rows and drafts are kept between starts. It can be rebuilt from server and journal at any time, so a
 * failure here never loses a command. Every method that writes writes all or nothing, and rejects when the database
 * refuses.
 */
export interface ReplicaStorage {
  /** Returns all rows with their position. Throws DamagedError when what is stored does not hold. */
  load(): Promise<StoredReplica>;
  /** Returns the rows of the snapshot that broke off; null if there is none. Throws DamagedError when they do not hold. */
  loadIncoming(): Promise<StoredIncoming | null>;
  /** Writes a page and its position. */
  applyPage(page: StoredPage): Promise<void>;
  /** Starts a snapshot beside the rows in use. An unfinished one is forgotten. */
  beginSnapshot(version: IncomingVersion): Promise<void>;
  /** Goes on with the unfinished snapshot. */
  resumeSnapshot(resumed: ResumedSnapshot): Promise<void>;
  addToSnapshot(segments: readonly SegmentData[]): Promise<void>;
  /** Makes the snapshot the rows in use, at once. */
  commitSnapshot(position: ReplicaPosition): Promise<void>;
  /** Deletes what is no longer in use. Never rejects: on a full disk even that can be refused, and the next start tries again. */
  sweep(): Promise<void>;
  replaceSegments(merge: MergedSegments): Promise<void>;
  /** Returns the words of those of the segments whose are stored. */
  readWords(segments: readonly SegmentData[]): Promise<ReadonlyMap<SegmentData, SegmentWords>>;
  /** Stores words that were gathered, so that the next start need not gather them. */
  writeWords(gathered: ReadonlyMap<SegmentData, SegmentWords>): Promise<void>;
  readDraft(key: string): Promise<StoredDraft | null>;
  /** Returns those that can be read, in no order. */
  listDrafts(): Promise<({ key: string } & StoredDraft)[]>;
  writeDraft(key: string, draft: StoredDraft | null): Promise<void>;
  /** Deletes everything but the drafts and starts empty. Returns false when the drafts could not be read and are gone too. */
  recreate(): Promise<boolean>;
  close(): void;
}
