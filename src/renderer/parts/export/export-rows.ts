import { type DataClient, listQuestion } from '#renderer/data/index.ts';
import type { RowName } from '#shared/commands/descriptions.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { rowName } from '../row-name.ts';
import { type CellValue, csvHead, csvLine } from './csv.ts';

/** Rows asked for at a time: the page holds no more of the list than this, and of what is written the identifiers. */
const pageLength = 1_000;

/** A column of the file. */
export interface ExportColumn<K extends RowKind> {
  heading: string;
  /** As wide as on the screen, in pixels. */
  width: number;
  /** `names`: what people call the rows that the request names. */
  value: (row: Row<K>, names: ReadonlyMap<Id, string>) => CellValue;
}

export interface ExportRequest<K extends RowKind> {
  /** Names the worksheet. */
  title: string;
  query: ListQuery<K>;
  columns: readonly ExportColumn<K>[];
  /** Rows of other kinds, too many to be held whole, that columns call by name. */
  named?: ((row: Row<K>) => readonly RowName[]) | undefined;
  /** How many rows are written and how many there are. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

const noNames: ReadonlyMap<Id, string> = new Map();

/** Returns what people call these rows; those that are not here have no name. */
async function namesOf(client: Pick<DataClient, 'ask'>, rows: readonly RowName[]): Promise<ReadonlyMap<Id, string>> {
  const names = new Map<Id, string>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = [...new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id))];
    const where = [{ field: 'id', op: 'in' as const, values: ids }];
    const query = { kind, where, text: '', sort: [], range: { start: 0, end: ids.length }, facets: [] };
    const answer = await client.ask(listQuestion(query));
    if (answer.type === 'list') for (const row of answer.result.rows) names.set(row.id, rowName(kind, row));
  }
  return names;
}

/**
 * Hands over every row of the list once, some at a time, as the values of its columns. Rows that come, go or move meanwhile
 * shift the others between what is asked for and what is asked for next, so the list is gone through again until nothing new is
 * found: what was passed by comes last. Returns false when the signal said stop. Rejects when the list cannot be read.
 */
async function eachPage<K extends RowKind>(
  client: Pick<DataClient, 'ask'>,
  { query, columns, named, onProgress, signal }: ExportRequest<K>,
  take: (rows: CellValue[][]) => Promise<void>,
): Promise<boolean> {
  const written = new Set<Id>();
  for (;;) {
    const before = written.size;
    let length = pageLength;
    let start = 0;
    for (; start < length; start += pageLength) {
      const page = { start, end: start + pageLength };
      const answer = await client.ask(listQuestion({ ...query, range: page, facets: [] }));
      if (signal.aborted) return false;
      if (answer.type !== 'list') throw new Error(`A list was asked for, and the answer is "${answer.type}".`);
      const { total } = answer.result;
      // The question was about one kind, and so is the answer.
      const rows = (answer.result.rows as Row<K>[]).filter(({ id }) => !written.has(id));
      length = total;
      onProgress(Math.min(written.size + rows.length, total), total);
      if (rows.length === 0) continue;
      const names = named === undefined ? noNames : await namesOf(client, rows.flatMap(named));
      await take(rows.map((row) => columns.map(({ value }) => value(row, names))));
      if (signal.aborted) return false;
      for (const { id } of rows) written.add(id);
    }
    // What came in one answer is of one moment.
    if (written.size === before || start === pageLength) return true;
  }
}

/** Takes a piece of the file; resolves when the next may come. */
type Put = (bytes: Uint8Array) => Promise<void>;

const encoder = new TextEncoder();

/** Writes every row of the list as a CSV file, piece by piece; false when the signal said stop. Rejects when it cannot. */
export async function writeAsCsv<K extends RowKind>(
  client: Pick<DataClient, 'ask'>,
  request: ExportRequest<K>,
  put: Put,
): Promise<boolean> {
  await put(encoder.encode(csvHead(request.columns.map(({ heading }) => heading))));
  return eachPage(client, request, (rows) => put(encoder.encode(rows.map(csvLine).join(''))));
}

/** Pixels that one character of a worksheet takes. */
const characterWidth = 7;

/** Writes every row of the list as a worksheet, piece by piece; false when the signal said stop. Rejects when it cannot. */
export async function writeAsSheet<K extends RowKind>(
  client: Pick<DataClient, 'ask' | 'makeSheet'>,
  request: ExportRequest<K>,
  put: Put,
): Promise<boolean> {
  const { columns, title } = request;
  const heads = columns.map(({ heading, width }) => ({ heading, characters: Math.ceil(width / characterWidth) }));
  const sheet = client.makeSheet(title, heads);
  try {
    const isWhole = await eachPage(client, request, async (rows) => put(await sheet.write(rows)));
    if (isWhole) await put(await sheet.end());
    return isWhole;
  } finally {
    sheet.close();
  }
}
