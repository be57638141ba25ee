import type { Put } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { SnapshotBegin, SnapshotResume } from '#shared/sync/protocol.ts';
import type { ParsedChanges, Remove } from '../replica/parse-changes.ts';
import type { ReplicaPosition } from '../replica/replica.ts';
import { ServerRows } from '../replica/server-rows.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { packRows, parseBlock, type RawRow, type RowBlock, type SegmentData } from '../rows/segment-data.ts';
import type { IncomingVersion, ResumedSnapshot, StoredIncoming } from './storage.ts';

/**
 * Rows in a segment, the first of a kind apart, which is packed at once so that there is something to see. More rows
 * search faster, fewer are packed in less time, and meanwhile nothing else is heard.
 */
export const segmentRows = 2_048;

/** A stream that goes on, until all its changes have come. */
interface Resuming {
  from: SnapshotResume;
  version: IncomingVersion;
  puts: Put[];
  removes: Remove[];
}

function sameVersion(one: IncomingVersion, other: SnapshotResume): boolean {
  const organisations = Object.keys(one.cursors);
  return (
    one.incarnation === other.incarnation &&
    one.access === other.access &&
    organisations.length === Object.keys(other.cursors).length &&
    organisations.every((organisation) => one.cursors[organisation] === other.cursors[organisation])
  );
}

/** A snapshot on its way in: blocks become segments, and count is kept of which version they are. */
export class IncomingSnapshot {
  readonly rows: ServerRows;
  /** Of the rows held; while a resumed stream has not told its changes yet, that of the stream it resumes. */
  version: IncomingVersion;
  total: number;
  private resuming: Resuming | null = null;
  /** Rows that wait for more of their kind, to be packed with them. */
  private waiting: { kind: RowKind; rows: RawRow[] } | null = null;

  private constructor(version: IncomingVersion, rows: ServerRows, total: number) {
    this.version = version;
    this.rows = rows;
    this.total = total;
  }

  static fresh(begin: SnapshotBegin, clientId: Id | null): IncomingSnapshot {
    return new IncomingSnapshot(versionOf(begin, clientId), new ServerRows(), begin.total);
  }

  /** What an earlier start or connection left; `total` is not known before the stream goes on. */
  static left({ version, rows }: StoredIncoming): IncomingSnapshot {
    return new IncomingSnapshot(version, rows, rows.size);
  }

  /**
   * Goes on from a row held. Nothing changes before all changes have come, so that a stream that breaks again at once
   * leaves what was. Throws DamagedError when that row is not held as it was asked.
   */
  resume(begin: SnapshotBegin, from: SnapshotResume, clientId: Id | null): void {
    if (!sameVersion(this.version, from)) throw new DamagedError('a snapshot that goes on from another version');
    const { segments } = this.rows.table(from.kind);
    if (!segments.some((segment) => segment.idAt(segment.count - 1) === from.afterId)) {
      throw new DamagedError('a snapshot that goes on from rows that are not held');
    }
    this.waiting = null;
    this.total = begin.total;
    this.resuming = { from, version: versionOf(begin, clientId), puts: [], removes: [] };
  }

  /** Takes in what has changed among the rows held. */
  change({ puts, removes }: ParsedChanges): void {
    if (this.resuming === null) throw new DamagedError('changes where rows were expected');
    this.resuming.puts.push(...puts);
    this.resuming.removes.push(...removes);
  }

  /** All changes have come and count now. Returns what is to be written before any further row; null when nothing was resumed. */
  takeResumed(): ResumedSnapshot | null {
    const { resuming } = this;
    if (resuming === null) return null;
    this.resuming = null;
    this.version = resuming.version;
    const cut = this.rows.truncate(resuming.from);
    const changes = this.rows.resolve(resuming);
    for (const change of changes) this.rows.set(change);
    return { version: resuming.version, ...cut, changes };
  }

  /** Takes in rows and returns the segments that are full. Throws DamagedError when the block does not hold. */
  add(block: RowBlock): SegmentData[] {
    const finished = this.waiting !== null && this.waiting.kind !== block.kind ? this.flush() : [];
    this.waiting ??= { kind: block.kind, rows: [] };
    // One by one: a block can hold more rows than a call has arguments.
    for (const row of parseBlock(block)) this.waiting.rows.push(row);
    const isFirst = this.rows.table(block.kind).segments.length === 0;
    return isFirst || this.waiting.rows.length >= segmentRows ? [...finished, ...this.flush()] : finished;
  }

  /** Packs the rows that wait for more and returns their segment, if any. */
  flush(): SegmentData[] {
    const { waiting } = this;
    if (waiting === null || waiting.rows.length === 0) return [];
    this.waiting = null;
    const segment = packRows(waiting.kind, waiting.rows);
    this.rows.append(segment);
    return [segment];
  }

  /** Where the stream could go on if everything held is stored. */
  get resumePoint(): SnapshotResume | null {
    const last = this.rows.lastRow();
    const { incarnation, access, cursors } = this.version;
    return last === null ? null : { incarnation, access, cursors, ...last };
  }

  /** Throws DamagedError when rows are missing. */
  verifyComplete(total: number): void {
    if (this.rows.size !== total) throw new DamagedError(`${this.rows.size} rows of ${total} came`);
  }

  get position(): ReplicaPosition {
    return this.version;
  }
}

function versionOf(
  { incarnation, access, cursors, containedSeq }: SnapshotBegin,
  clientId: Id | null,
): IncomingVersion {
  return { incarnation, access, cursors, clientId, containedSeq };
}
