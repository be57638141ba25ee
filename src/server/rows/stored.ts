import type { RowRef } from '#shared/commands/definition.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';

/** Returns a row as it is stored (and locked); undefined: the row must be new. */
export type Stored = (ref: RowRef) => Row<RowKind> | undefined;
