import type { Put } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { SnapshotLine } from '#shared/sync/protocol.ts';
import { DamagedError, parseRows, verifyChecksum } from '../replica/parse-changes.ts';
import type { ReplicaPosition } from '../replica/replica.ts';

type Begin = Extract<SnapshotLine, { type: 'begin' }>;
type Rows = Extract<SnapshotLine, { type: 'rows' }>;
type End = Extract<SnapshotLine, { type: 'end' }>;

/** A snapshot on its way in: nothing of it shows until it is complete. */
export class IncomingSnapshot {
  readonly puts: Put[] = [];
  readonly total: number;
  readonly position: ReplicaPosition;

  constructor({ incarnation, access, cursors, containedSeq, total }: Begin, clientId: Id | null) {
    this.total = total;
    this.position = { incarnation, access, cursors, clientId, containedSeq };
  }

  /** Takes in one line and returns its rows. Throws DamagedError when it does not hold. */
  add({ kind, rows, checksum }: Rows): Put[] {
    verifyChecksum(rows, checksum);
    const puts = parseRows(kind, rows);
    // One by one: a line can hold more rows than a call has arguments.
    for (const put of puts) this.puts.push(put);
    return puts;
  }

  /** Throws DamagedError when rows are missing. */
  verifyComplete({ total }: End): void {
    if (this.puts.length !== total) throw new DamagedError(`${this.puts.length} rows of ${total} came`);
  }
}
