import type { ExportColumn } from '#renderer/parts/export/export-rows.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import { columnHeading } from '../../ticket-columns.tsx';
import { type ColumnId, columnSources, type TicketNames } from '../column-values.ts';

/** Returns the columns that are shown as the file has them. */
export function exportColumns(
  columns: readonly ColumnId[],
  names: TicketNames,
  t: Translate,
): ExportColumn<'tickets'>[] {
  return columns.map((id) => ({
    heading: columnHeading(id, t),
    width: columnSources[id].width,
    value: (ticket) => columnSources[id].value(ticket, names, t),
  }));
}
