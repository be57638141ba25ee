import type { Id } from '#shared/identity/ids.ts';

/** Whether a row is offered as a choice: it is in use, or it is what is chosen already. */
export function isOffered(row: { readonly id: Id; readonly active: boolean }, chosen: readonly (Id | null)[]): boolean {
  return row.active || chosen.includes(row.id);
}
