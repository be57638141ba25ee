import { isStorable } from '../commands/storable-text.ts';
import { sharedLines } from '../csv/shared-lines.ts';
import type { TextTable } from '../csv/text-table.ts';
import { type Id, newId } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { type FileProblem, folded } from './plan-import.ts';
import { type RegisterColumn, type RegisterKind, type RegisterRows, registerColumns } from './register-table.ts';
import { serviceAreaSchema, serviceLevelSchema } from './schema.ts';

type Values = Record<string, unknown>;

/** Why one line of a register is not carried out; `column` as it is headed. */
export interface RegisterRefusal {
  code: 'missing-name' | 'duplicate' | 'ambiguous' | 'unknown-id' | 'required' | 'invalid' | 'too-many-cells';
  value: string;
  column: string;
}

/** What one line will do. */
export type RegisterLine = { line: number; name: string } & (
  | { outcome: 'create'; values: Values }
  | { outcome: 'change'; id: Id; set: Values; was: Values; columns: readonly string[] }
  | { outcome: 'same' }
  | { outcome: 'refused'; refusal: RegisterRefusal }
);

export interface RegisterPlan {
  problem: FileProblem | null;
  unknownColumns: readonly string[];
  lines: readonly RegisterLine[];
}

class Refused extends Error {
  readonly refusal: RegisterRefusal;
  constructor(code: RegisterRefusal['code'], value = '', column = '') {
    super(code);
    this.refusal = { code, value, column };
  }
}

const schemas = { serviceAreas: serviceAreaSchema, serviceLevels: serviceLevelSchema } as const;

/** What a new one is where the file does not say; what must be said is left out. */
const blanks: { readonly [K in RegisterKind]: Omit<RegisterRows[K], 'id' | 'organisationId' | 'version' | 'name'> } = {
  serviceAreas: { sortOrder: 100, active: true },
  serviceLevels: {
    hours: { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] },
    withinCustomerHours: false,
    startWithinMinutes: 480,
    resolveWithinMinutes: { critical: 240, high: 480, normal: 1_440, low: 4_800 },
    answerWithinWorkingDays: null,
    warnBeforeMinutes: 60,
    pausedBy: ['waiting-for-user'],
    waiting: { remindAfterWorkingDays: [], closeAfterWorkingDays: null, byRule: false },
  },
};

/** A line's cells by column. */
type Cells = ReadonlyMap<string, string>;

function targetOf<Row extends { id: Id; name: string }>(cells: Cells, rows: ReadonlyMap<Id, Row>): Row | undefined {
  const id = cells.get('id')?.trim() ?? '';
  if (id !== '') {
    const row = rows.get(id);
    if (row === undefined) throw new Refused('unknown-id', id);
    return row;
  }
  const name = folded(cells.get('name') ?? '');
  if (name === '') throw new Refused('missing-name');
  const found = [...rows.values()].filter((row) => folded(row.name) === name);
  if (found.length > 1) throw new Refused('ambiguous');
  return found[0];
}

type Read = Pick<RegisterColumn<unknown>, 'words'> & {
  field: string;
  write(row: Values): string;
  read(cell: string, row: Values): unknown;
};

/**
 * Returns what a file would do to the service areas or levels, line by line, without doing it. A line is known by its `id`,
 * else by its name; a column that is not there changes nothing, and a cell that says what is so already neither.
 */
export function planRegisterImport<K extends RegisterKind>(
  kind: K,
  { heading, lines, openQuote = null }: TextTable,
  rows: ReadonlyMap<Id, RegisterRows[K]>,
  organisationId: OrganisationId,
): RegisterPlan {
  // Each column reads and writes rows of its own kind only, and is given no others.
  const known = registerColumns[kind] as unknown as Readonly<Record<string, Read>>;
  const names = heading.map((text) => {
    const wanted = folded(text);
    if (wanted === 'id') return 'id';
    return Object.keys(known).find((name) => name.toLowerCase() === wanted || known[name]?.words.includes(wanted));
  });
  const unknownColumns = heading.filter((text, index) => names[index] === undefined && text.trim() !== '');
  const failed = (code: FileProblem['code'], value = '', columns: readonly number[] = []): RegisterPlan => ({
    problem: { code, value, columns },
    unknownColumns,
    lines: [],
  });
  if (heading.length === 0) return failed('empty');
  const twice = names.findIndex((name, index) => name !== undefined && names.indexOf(name) !== index);
  if (twice >= 0) return failed('duplicate-column', heading[twice], [names.indexOf(names[twice]) + 1, twice + 1]);
  if (!names.includes('name')) return failed('no-name-column', heading.join(', ').slice(0, 200));
  if (openQuote !== null) return failed('open-quote', String(openQuote));

  const read = lines.map(({ line, cells }) => {
    const named = new Map(names.flatMap((name, at) => (name === undefined ? [] : [[name, cells[at] ?? ''] as const])));
    const key = named.get('id')?.trim() || folded(named.get('name') ?? '') || null;
    return { line, named, key, hasTooMany: cells.slice(heading.length).some((cell) => cell.trim() !== '') };
  });

  function outcomeOf(cells: Cells) {
    const target = targetOf(cells, rows);
    const base: Values = target === undefined ? { ...blanks[kind], name: '' } : { ...target };
    let next = base;
    const changed: string[] = [];
    for (const [name, cell] of cells) {
      const column = known[name];
      // A new one is compared with nothing: its blank says nothing that anybody wrote.
      if (column === undefined || (target !== undefined && folded(column.write(base)) === folded(cell))) continue;
      if (target === undefined && cell.trim() === '' && name !== 'name') continue;
      // The server would refuse the command, with words of its own: the file is where it can be put right.
      if (!isStorable(cell)) throw new Refused('invalid', '', column.words[0] ?? name);
      next = { ...next, [column.field]: column.read(cell, next) };
      changed.push(column.words[0] ?? name);
    }
    const row = { ...next, id: target?.id ?? newId(), organisationId, version: 0 };
    const parsed = schemas[kind].safeParse(row);
    if (!parsed.success) {
      const field = String(parsed.error.issues[0]?.path[0] ?? '');
      const column = Object.values(known).find((one) => one.field === field && changed.includes(one.words[0] ?? ''));
      throw new Refused(
        next[field] === '' || next[field] === null ? 'required' : 'invalid',
        '',
        column?.words[0] ?? field,
      );
    }
    if (target === undefined) return { outcome: 'create', values: next } as const;
    if (changed.length === 0) return { outcome: 'same' } as const;
    const fields = Object.keys(next).filter((field) => next[field] !== base[field]);
    return {
      outcome: 'change',
      id: target.id,
      set: Object.fromEntries(fields.map((field) => [field, next[field]])),
      was: Object.fromEntries(fields.map((field) => [field, base[field]])),
      columns: changed,
    } as const;
  }

  const shared = sharedLines(read);
  return {
    problem: null,
    unknownColumns,
    lines: read.map(({ line, named, key, hasTooMany }): RegisterLine => {
      const name = named.get('name')?.trim() ?? '';
      try {
        if (hasTooMany) throw new Refused('too-many-cells');
        const same = key === null ? undefined : shared.get(key);
        if (same !== undefined) throw new Refused('duplicate', same);
        return { line, name, ...outcomeOf(named) };
      } catch (error) {
        if (error instanceof Refused) return { line, name, outcome: 'refused', refusal: error.refusal };
        throw error;
      }
    }),
  };
}
