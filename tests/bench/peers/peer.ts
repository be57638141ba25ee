import type { SnapshotBlock } from '../support/snapshot-rows.ts';

export type PeerName = 'limit' | 'rxdb' | 'pouchdb';

/** A store as its own documentation advises to fill it. */
export interface PeerStore {
  insert(block: SnapshotBlock): Promise<void>;
  /** Reads the sixty newest tickets; returns how many there were. */
  firstRows(): Promise<number>;
}

export interface Peer {
  open(): Promise<PeerStore>;
}

/** Where the page fetches the snapshot. */
export interface SnapshotSource {
  readonly url: string;
  readonly token: string;
  readonly body: string;
}

/** Milliseconds from the start: until the first tickets are stored, until all rows are. */
export interface PeerFigures {
  readonly rows: number;
  readonly firstTickets: number;
  readonly all: number;
}
