import { type DataClient, listQuestion } from '#renderer/data/index.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { type CellValue, csvHead, csvLine } from './csv.ts';

/** Rows asked for at a time: the page holds no more of the list than this and what is written so far. */
const pageLength = 1_000;

/** A column of the file. */
export interface ExportColumn<K extends RowKind> {
  heading: string;
  /** As wide as on the screen, in pixels. */
  width: number;
  value: (row: Row<K>) => CellValue;
}

export interface ExportRequest<K extends RowKind> {
  /** Names the worksheet. */
  title: string;
  query: ListQuery<K>;
  columns: readonly ExportColumn<K>[];
  /** How many rows are written and how many there are. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** Hands over every row of the list, some at a time, as the values of its columns. Returns false when the signal said stop. */
async function eachPage<K extends RowKind>(
  client: Pick<DataClient, 'ask'>,
  { query, columns, onProgress, signal }: ExportRequest<K>,
  take: (rows: CellValue[][]) => Promise<void> | void,
): Promise<boolean> {
  for (let start = 0; ; start += pageLength) {
    const answer = await client.ask(listQuestion({ ...query, range: { start, end: start + pageLength }, facets: [] }));
    if (signal.aborted) return false;
    if (answer.type !== 'list') return true;
    const { total } = answer.result;
    // The question was about one kind, and so is the answer.
    const rows = answer.result.rows as Row<K>[];
    await take(rows.map((row) => columns.map(({ value }) => value(row))));
    onProgress(Math.min(start + rows.length, total), total);
    if (rows.length === 0 || start + rows.length >= total) return true;
  }
}

/** Returns every row of the list as the text of a CSV file; null when the signal said stop. */
export async function rowsAsCsv<K extends RowKind>(
  client: Pick<DataClient, 'ask'>,
  request: ExportRequest<K>,
): Promise<string | null> {
  const parts = [csvHead(request.columns.map(({ heading }) => heading))];
  const isWhole = await eachPage(client, request, (rows) => {
    parts.push(rows.map(csvLine).join(''));
  });
  return isWhole ? parts.join('') : null;
}

/** Pixels that one character of a worksheet takes. */
const characterWidth = 7;

/** Returns every row of the list as a worksheet; null when the signal said stop. Rejects when it cannot be written. */
export async function rowsAsSheet<K extends RowKind>(
  client: Pick<DataClient, 'ask' | 'makeSheet'>,
  request: ExportRequest<K>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { columns, signal, title } = request;
  const heads = columns.map(({ heading, width }) => ({ heading, characters: Math.ceil(width / characterWidth) }));
  const sheet = client.makeSheet(title, heads);
  try {
    const isWhole = await eachPage(client, request, (rows) => sheet.write(rows));
    if (!isWhole) return null;
    const bytes = await sheet.end();
    return signal.aborted ? null : bytes;
  } finally {
    sheet.close();
  }
}
