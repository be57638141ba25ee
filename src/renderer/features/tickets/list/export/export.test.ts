import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DataClient } from '#renderer/data/data-client.ts';
import type { Answer, Question } from '#renderer/data/question.ts';
import { joined } from '#renderer/data/sheets/joined.ts';
import { anActor, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { csvCell, csvLine, harmless } from '#renderer/parts/export/csv.ts';
import { writeAsCsv, writeAsSheet } from '#renderer/parts/export/export-rows.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { ColumnId } from '../column-values.ts';
import { exportColumns } from './export-list.ts';

/** Reads lines as RFC 4180 says, with semicolons; shares nothing with the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isQuoted && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === ';') {
      row.push(cell);
      cell = '';
    } else if (!isQuoted && character === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += character;
  }
  return rows;
}

const { t } = createTranslator('sv');
const none = new Map();
const names = {
  organisations: none,
  services: none,
  users: none,
  groups: none,
  units: none,
  tags: none,
  suppliers: none,
  serviceLevels: none,
};
const query: ListQuery<'tickets'> = {
  kind: 'tickets',
  where: [],
  text: '',
  sort: [{ field: 'number', descending: false }],
  range: { start: 0, end: 0 },
  facets: [],
};
const columns: ColumnId[] = ['number', 'title', 'created', 'minutes', 'phone'];

function request(count: number, signal = new AbortController().signal, onProgress = (): void => undefined) {
  const tickets = Array.from({ length: count }, (_, place) =>
    aTicket({ id: newId(), number: `BUR-${place + 1}`, title: `Ärende ${place + 1}` }),
  );
  const fake = createFakeData({ actor: anActor(), rows: { tickets } });
  const written = { title: 'Ärenden', query, columns: exportColumns(columns, names, t) };
  return [fake.client, { ...written, onProgress, signal }] as const;
}

/** Returns the whole file as it was put, piece by piece; null when it was not finished. */
async function fileOf(write: (put: (bytes: Uint8Array) => Promise<void>) => Promise<boolean>) {
  const pieces: Uint8Array[] = [];
  const isWhole = await write(async (bytes) => {
    pieces.push(bytes);
  });
  return isWhole ? joined(pieces) : null;
}

async function rowsAsCsv(
  client: Pick<DataClient, 'ask'>,
  asked: ReturnType<typeof request>[1],
): Promise<string | null> {
  const bytes = await fileOf((put) => writeAsCsv(client, asked, put));
  return bytes === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function rowsAsSheet(...[client, asked]: ReturnType<typeof request>) {
  return fileOf((put) => writeAsSheet(client, asked, put));
}

describe('a CSV file of the list', () => {
  it('reads back as it was written, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const read = readCsv(rows.map(csvLine).join(''));
        expect(read).toEqual(rows.map((row) => row.map(harmless)));
      }),
    );
  });

  it.each(['=1+1', '+46406256599', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("x")', '＝1+1'])(
    'lets no spreadsheet compute %j',
    (text) => {
      expect(readCsv(csvLine([text]))[0]?.[0]).toBe(`'${text}`);
    },
  );

  it('leaves ordinary words and numbers as they are, also negative ones', () => {
    expect(['Åsa Öberg', '040-625 65 99', -15, null].map(csvCell)).toEqual(['Åsa Öberg', '040-625 65 99', '-15', '']);
  });

  it('says times by the local clock, summer and winter', () => {
    expect(csvCell({ instant: '2026-07-01T10:00:00.000Z' })).toBe('2026-07-01 12:00');
    expect(csvCell({ instant: '2026-12-01T10:00:00.000Z' })).toBe('2026-12-01 11:00');
  });

  it('has every row of the list, not only those on screen, under its headings and with its mark', async () => {
    const count = 2_345;
    const text = (await rowsAsCsv(...request(count))) ?? '';
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [head, ...rows] = readCsv(text.slice(1));
    expect(head).toEqual(['Nummer', 'Rubrik', 'Skapat', 'Minuter', 'Telefon']);
    expect(rows.map(([number]) => number)).toEqual(Array.from({ length: count }, (_, place) => `BUR-${place + 1}`));
  });

  it('has every row once that is there from beginning to end, whatever comes, goes and moves while it is gone through', async () => {
    const index = fc.nat({ max: 4_000 });
    const change = fc.oneof(
      fc.record({ type: fc.constant('add' as const), at: index }),
      fc.record({ type: fc.constant('remove' as const), at: index }),
      fc.record({ type: fc.constant('move' as const), at: index, to: index }),
    );
    const changesPerPage = fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3_500 }), changesPerPage, async (count, changes) => {
        const list = Array.from({ length: count }, (_, place) => aTicket({ number: `BUR-${place + 1}` }));
        const staying = new Set(list);
        const waiting = changes.slice(0, Math.ceil(count / 1_000));
        const ask = async (question: Question): Promise<Answer> => {
          if (question.type !== 'list') throw new Error('Only the list is asked for.');
          const { start, end } = question.query.range;
          const result = { total: list.length, start, rows: list.slice(start, end), facets: {} };
          for (const each of waiting.shift() ?? []) {
            if (each.type === 'add') list.splice(each.at, 0, aTicket({ number: 'BUR-9999' }));
            const [taken] = each.type === 'add' ? [] : list.splice(each.at, 1);
            if (taken === undefined) continue;
            if (each.type === 'move') list.splice(each.to, 0, taken);
            else staying.delete(taken);
          }
          return { type: 'list', kind: 'tickets', result };
        };
        const text = (await rowsAsCsv({ ...request(0)[0], ask }, request(0)[1])) ?? '';
        const numbers = readCsv(text.slice(1)).map(([number]) => number);
        const written = numbers.filter((number) => number !== 'BUR-9999');
        expect(new Set(written).size).toBe(written.length);
        expect(new Set(written)).toEqual(new Set(['Nummer', ...written, ...[...staying].map(ticketNumber)]));
      }),
      { numRuns: 30, examples: [[1_001, [[{ type: 'remove', at: 0 }]]]] },
    );
  });

  it('is not called whole when the list cannot be read', async () => {
    const [client, asked] = request(1);
    const ask = async (): Promise<Answer> => ({ type: 'rows', kind: 'tickets', rows: [] });
    await expect(rowsAsCsv({ ...client, ask }, asked)).rejects.toThrow('the answer is "rows"');
  });

  it('is not made when it is stopped on the way', async () => {
    const stopper = new AbortController();
    expect(await rowsAsCsv(...request(3_000, stopper.signal, () => stopper.abort()))).toBeNull();
  });
});

describe('a worksheet of the list', () => {
  it('has every row of the list under its headings', async () => {
    const bytes = (await rowsAsSheet(...request(2_345))) ?? new Uint8Array();
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const [head = '', ...rows] = [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/g)].map(([, cells = '']) => cells);
    const texts = (row: string) => [...row.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    expect(texts(head)).toEqual(['Nummer', 'Rubrik', 'Skapat', 'Minuter', 'Telefon']);
    expect(rows.map((row) => texts(row)[0])).toEqual(Array.from({ length: 2_345 }, (_, place) => `BUR-${place + 1}`));
  });

  it('is not made when it is stopped on the way', async () => {
    const stopper = new AbortController();
    expect(await rowsAsSheet(...request(3_000, stopper.signal, () => stopper.abort()))).toBeNull();
  });
});
