import type { DataClient } from '#renderer/data/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { columnHeading } from '../../ticket-columns.tsx';
import { type ColumnId, columnSources, type TicketNames } from '../column-values.ts';
import { csvHead, csvLine } from './csv.ts';

/** Rows asked for at a time: the page holds no more of the list than this and the text so far. */
const pageLength = 1_000;

export interface ExportRequest {
  query: ListQuery<'tickets'>;
  columns: readonly ColumnId[];
  names: TicketNames;
  t: Translate;
  /** How many rows are written and how many there are. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** Returns every row of the list as the text of a CSV file; null when the signal said stop. */
export async function listAsCsv(client: Pick<DataClient, 'ask'>, request: ExportRequest): Promise<string | null> {
  const { query, columns, names, t, onProgress, signal } = request;
  const parts = [csvHead(columns.map((id) => columnHeading(id, t)))];
  const line = (ticket: Ticket) => csvLine(columns.map((id) => columnSources[id].value(ticket, names, t)));
  for (let start = 0; ; start += pageLength) {
    const answer = await client.ask({
      type: 'list',
      query: {
        ...query,
        where: query.where.map((each) => ('values' in each ? { ...each, values: [...each.values] } : each)),
        sort: [...query.sort],
        range: { start, end: start + pageLength },
        facets: [],
      },
    });
    if (signal.aborted) return null;
    if (answer.type !== 'list') return parts.join('');
    const { rows, total } = answer.result;
    // The question was about tickets, and so is the answer.
    parts.push((rows as Ticket[]).map(line).join(''));
    onProgress(Math.min(start + rows.length, total), total);
    if (rows.length === 0 || start + rows.length >= total) return parts.join('');
  }
}
