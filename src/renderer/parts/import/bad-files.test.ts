import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '#shared/calendars/read-calendar.ts';
import { planImport } from '#shared/catalogue/plan-import.ts';
import { planRegisterImport } from '#shared/catalogue/plan-register-import.ts';
import { isStorable } from '#shared/commands/storable-text.ts';
import type { TextTable } from '#shared/csv/text-table.ts';
import { planPeople, planUnits } from '#shared/directory/plan-import.ts';
import { decodeText } from './decode-text.ts';
import { readTable } from './read-table.ts';

/** The same files at every run; another number draws others. */
const seed = 20_261_124;

const nothing = new Map();
const catalogue = {
  services: nothing,
  serviceAreas: nothing,
  serviceLevels: nothing,
  groups: nothing,
  suppliers: nothing,
  scripts: nothing,
  units: nothing,
  articles: nothing,
  organisations: nothing,
  organisationId: 'burlov',
};

interface Planned {
  lines: readonly { line: number; outcome: string }[];
}

/** Every way a table becomes rows, with a heading it knows. */
const plans: Readonly<Record<string, { heading: string; plan: (table: TextTable) => Planned }>> = {
  people: {
    heading: 'Förnamn;Efternamn;Titel;Enhet;Telefon;E-post',
    plan: (table) => planPeople(table, nothing, nothing, '2026-11-24'),
  },
  units: { heading: 'Namn;Överordnad;Telefon', plan: (table) => planUnits(table, nothing) },
  catalogue: {
    heading: 'Namn;Område;Nivå;Beskrivning',
    plan: (table) => planImport(table, catalogue as unknown as Parameters<typeof planImport>[1]),
  },
  areas: {
    heading: 'Område;Ordning',
    plan: (table) => planRegisterImport('serviceAreas', table, nothing, 'burlov'),
  },
  levels: {
    heading: 'Namn;Öppettider;Prioritet',
    plan: (table) => planRegisterImport('serviceLevels', table, nothing, 'burlov'),
  },
};

const badCells = [
  '',
  ' ',
  '"',
  '"öppet',
  'a"b',
  'före\0efter',
  'avklippt \ud83d',
  '=1+1',
  "'=cmd|' /C calc'!A0",
  '__proto__',
  'constructor',
  '|||',
  '2026-02-30',
  '25:99-24:61',
  '1e309',
  '-1',
  'NaN',
  'å'.repeat(300),
  'rad\nbyte',
  '\u202eomvänd',
  '046-73 97 97',
  'a@b@c',
];
const cell = fc.oneof(fc.constantFrom(...badCells), fc.string({ unit: 'grapheme', maxLength: 12 }));
const record = fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(';'));
const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-16': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  'one byte a character': (text) => new Uint8Array(Buffer.from(text, 'latin1')),
  /** Two programs have written in it. */
  mixed: (text) => new Uint8Array(Buffer.concat([Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1')])),
};
const fileOf = (heading: string) =>
  fc
    .record({
      head: fc.oneof({ weight: 4, arbitrary: fc.constant(heading) }, { weight: 1, arbitrary: record }),
      records: fc.array(record, { maxLength: 6 }),
      ending: fc.constantFrom('\n', '\r\n', '\r'),
      encoding: fc.constantFrom(...Object.keys(encodings)),
    })
    .map(
      ({ head, records, ending, encoding }) =>
        encodings[encoding]?.([head, ...records].join(ending)) ?? new Uint8Array(),
    );

/** What is wrong with a plan: a line without an outcome, one that is told twice, or values that cannot be kept. */
function faultOf(table: TextTable, { lines }: Planned): string | null {
  const told = lines.map(({ line }) => line);
  const asked = table.lines.map(({ line }) => line);
  if (told.length > 0 && JSON.stringify(told) !== JSON.stringify(asked)) return `lines ${told} of ${asked}`;
  const kept = lines.filter(({ outcome }) => outcome === 'create' || outcome === 'change');
  const unstorable = kept.find((line) => !isStorable(line));
  return unstorable === undefined ? null : `line ${unstorable.line} cannot be kept: ${JSON.stringify(unstorable)}`;
}

describe.each(Object.entries(plans))('a broken file of %s', (_name, { heading, plan }) => {
  it('gives every line an outcome, and writes nothing that cannot be kept', () => {
    fc.assert(
      fc.property(fileOf(heading), (bytes) => {
        const table = readTable(bytes);
        if (table === null) return;
        expect(faultOf(table, plan(table))).toBeNull();
      }),
      { seed, numRuns: 400 },
    );
  });

  it.each([
    ['a cell of a million characters', `${heading}\n${'å'.repeat(1_000_000)};x`],
    ['fifty thousand columns', `${heading}${';x'.repeat(50_000)}\nEtt${';y'.repeat(50_000)}`],
    ['a column fifty thousand times', `${heading}${`;${heading.split(';')[0]}`.repeat(50_000)}\nEtt`],
    ['ten thousand lines alike', `${heading}\n${'Ett;Två;3\n'.repeat(10_000)}`],
    ['a quotation mark that is never closed', `${heading}\n"Ett;Två\n${'x;y\n'.repeat(10_000)}`],
  ])('with %s has an outcome for every line', (_what, text) => {
    const table = readTable(new TextEncoder().encode(text));
    expect(table === null ? null : faultOf(table, plan(table))).toBeNull();
  });

  it('of JSON that is none, or of another kind, is no table or has an outcome for every line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string().map((text) => `[${text}`),
          fc.array(fc.dictionary(fc.string(), cell)).map((rows) => JSON.stringify(rows)),
        ),
        (text) => {
          const table = readTable(new TextEncoder().encode(text));
          if (table !== null) expect(faultOf(table, plan(table))).toBeNull();
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});

describe('a broken calendar', () => {
  const span = { from: '2026-01-01', to: '2027-12-31' };
  const line = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'END:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'UID:1',
    'UID:före\0efter',
    'DTSTART;VALUE=DATE:20260230',
    'DTSTART;VALUE=DATE:20261224',
    'DTSTART:20261224T250000Z',
    'DTEND:20200101T000000Z',
    'RRULE:FREQ=SECONDLY',
    'RRULE:FREQ=YEARLY;COUNT=99999999',
    'RRULE:FREQ=NONSENS',
    'EXDATE:x',
    'SUMMARY:\ud83d',
    `SUMMARY:${'å'.repeat(10_000)}`,
    // The two hundredth character is an emoji of two.
    `SUMMARY:${'å'.repeat(199)}🙂`,
    'DTSTART;TZID=Ingenstans:20261224T080000',
    'DURATION:P-1D',
    ' fortsatt',
    'ATTACH;ENCODING=BASE64:!!!',
    'RECURRENCE-ID:20261224T080000Z',
  );
  it('is read, or refused with the line at which it breaks', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.boolean(), (lines, whole) => {
        const text = (
          whole ? ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'] : lines
        ).join('\r\n');
        const read = readCalendar(decodeText(new TextEncoder().encode(text)).text, span);
        if ('problem' in read) expect(read.problem.code).not.toBe('');
        else for (const event of read.events) expect(isStorable(event)).toBe(true);
      }),
      { seed, numRuns: 1_500 },
    );
  });
});
