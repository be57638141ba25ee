import { personName } from '#renderer/parts/person-name.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { FormKind } from './field-spec.ts';

/** Returns what a record is called. */
export function recordName(row: Row<FormKind>): string {
  return 'name' in row ? row.name : personName(row);
}
