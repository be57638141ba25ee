import type { DirectoryKind } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';

/** Somebody or something of the directory that was chosen. */
export interface ChosenEntry {
  kind: DirectoryKind;
  id: Id;
}
