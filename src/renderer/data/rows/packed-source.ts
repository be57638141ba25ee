import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { PackedRows } from './packed-rows.ts';

/**
 * The rows of all kinds as they lie in memory: packed segments, and the identifiers for which the segments do not count.
 * `RowChanges.segments` names the kinds whose answers here are others than before.
 */
export interface PackedSource {
  /**
   * The segments of a kind in descending order of identifier (the newest rows first); their ranges do not overlap. A
   * segment that was there before and still is, is the same object and holds the same rows.
   */
  segments<K extends RowKind>(kind: K): readonly PackedRows<K>[];
  /**
   * Identifiers whose visible row is not the one in the segments (changed, made or taken away since, by the server or
   * by a waiting command of the person). What is visible says `get`. May name a few that are the same after all.
   */
  changedIds(kind: RowKind): Iterable<Id>;
}
