import { type DataClient, listQuestion } from '#renderer/data/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { columnHeading } from '../../ticket-columns.tsx';
import { type ColumnId, type ColumnValue, columnSources, type TicketNames } from '../column-values.ts';
import { csvHead, csvLine } from './csv.ts';

/** Rows asked for at a time: the page holds no more of the list than this and what is written so far. */
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

/** Hands over every row of the list, some at a time, as the values of its columns. Returns false when the signal said stop. */
async function eachPage(
  client: Pick<DataClient, 'ask'>,
  { query, columns, names, t, onProgress, signal }: ExportRequest,
  take: (rows: ColumnValue[][]) => Promise<void> | void,
): Promise<boolean> {
  for (let start = 0; ; start += pageLength) {
    const answer = await client.ask(listQuestion({ ...query, range: { start, end: start + pageLength }, facets: [] }));
    if (signal.aborted) return false;
    if (answer.type !== 'list') return true;
    const { rows, total } = answer.result;
    // The question was about tickets, and so is the answer.
    const tickets = rows as Ticket[];
    await take(tickets.map((ticket) => columns.map((id) => columnSources[id].value(ticket, names, t))));
    onProgress(Math.min(start + rows.length, total), total);
    if (rows.length === 0 || start + rows.length >= total) return true;
  }
}

/** Returns every row of the list as the text of a CSV file; null when the signal said stop. */
export async function listAsCsv(client: Pick<DataClient, 'ask'>, request: ExportRequest): Promise<string | null> {
  const parts = [csvHead(request.columns.map((id) => columnHeading(id, request.t)))];
  const isWhole = await eachPage(client, request, (rows) => {
    parts.push(rows.map(csvLine).join(''));
  });
  return isWhole ? parts.join('') : null;
}

/** Pixels that one character of a worksheet takes. */
const characterWidth = 7;

/** Returns every row of the list as a worksheet; null when the signal said stop. Rejects when it cannot be written. */
export async function listAsSheet(
  client: Pick<DataClient, 'ask' | 'makeSheet'>,
  request: ExportRequest,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { columns, t, signal } = request;
  const heads = columns.map((id) => ({
    heading: columnHeading(id, t),
    characters: Math.ceil(columnSources[id].width / characterWidth),
  }));
  const sheet = client.makeSheet(t('tickets.title'), heads);
  try {
    const isWhole = await eachPage(client, request, (rows) => sheet.write(rows));
    if (!isWhole) return null;
    const bytes = await sheet.end();
    return signal.aborted ? null : bytes;
  } finally {
    sheet.close();
  }
}
