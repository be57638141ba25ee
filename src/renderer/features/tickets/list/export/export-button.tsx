import { useMemo } from 'react';
import { ExportButton as RowsButton } from '#renderer/parts/export/export-button.tsx';
import { useT } from '#renderer/ui/index.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { ColumnId, TicketNames } from '../column-values.ts';
import { ticketListKeys } from '../ticket-list-keys.ts';
import { exportColumns } from './export-list.ts';

interface ExportButtonProps {
  query: ListQuery<'tickets'>;
  columns: readonly ColumnId[];
  names: TicketNames;
}

/** Writes all tickets of the list, in its columns. */
export function ExportButton({ query, columns, names }: ExportButtonProps) {
  const t = useT();
  const written = useMemo(() => exportColumns(columns, names, t), [columns, names, t]);
  return <RowsButton title={t('tickets.title')} query={query} columns={written} keyTable={ticketListKeys} />;
}
