import type { z } from 'zod';
import type { TextTable } from '../csv/text-table.ts';
import type { Id } from '../identity/ids.ts';
import { foldedCell, type PeopleColumn, peopleColumns, type UnitColumn, unitColumns } from './directory-table.ts';
import { type CellRefusal, dateIn, flagIn, listOf, phonesIn, placeIn, RefusedLine, unitIn } from './read-cells.ts';
import { type Person, personSchema, type Unit, unitSchema } from './schema.ts';

/** Why a whole file cannot be read. */
export interface DirectoryFileProblem {
  code: 'empty' | 'no-name-column' | 'duplicate-column' | 'open-quote';
  value: string;
}

type Values = Record<string, unknown>;

/** What one line will do. `isMissing`: no line, but somebody the file does not have. */
export type DirectoryLine = { line: number; name: string; isMissing?: true } & (
  | { outcome: 'create'; values: Values }
  | { outcome: 'change'; id: Id; set: Values; was: Values }
  | { outcome: 'same' }
  | { outcome: 'refused'; refusal: CellRefusal }
);

export interface DirectoryPlan {
  problem: DirectoryFileProblem | null;
  unknownColumns: readonly string[];
  lines: readonly DirectoryLine[];
  /** Those of the directory who are in no line, as lines that mark them as having left. */
  missing: readonly DirectoryLine[];
}

type Cells<C extends string> = Partial<Record<C, string>>;

/** How the lines of one kind of file are read. */
interface Reading<C extends string, R extends { id: Id }> {
  columns: Readonly<Record<C, readonly string[]>>;
  schema: z.ZodObject;
  /** Columns one of which must be there. */
  named: readonly C[];
  nameIn(cells: Cells<C>): string;
  /** The row a line is about; undefined: a new one. Throws RefusedLine where nobody can say. */
  target(cells: Cells<C>, rows: ReadonlyMap<Id, R>): R | undefined;
  values(cells: Cells<C>): Values;
  blank: Values;
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function columnOf<C extends string>(heading: string, columns: Readonly<Record<C, readonly string[]>>): C | undefined {
  const wanted = foldedCell(heading);
  return (Object.keys(columns) as C[]).find((id) => id.toLowerCase() === wanted || columns[id].includes(wanted));
}

function outcomeOf<C extends string, R extends { id: Id }>(
  cells: Cells<C>,
  target: R | undefined,
  reading: Reading<C, R>,
) {
  const set = reading.values(cells);
  const base: Values = target === undefined ? { ...reading.blank } : { ...target };
  const parsed = reading.schema.omit({ id: true, organisationId: true, version: true }).safeParse({ ...base, ...set });
  if (!parsed.success) throw new RefusedLine('invalid', '', String(parsed.error.issues[0]?.path[0] ?? ''));
  if (target === undefined) return { outcome: 'create', values: { ...base, ...set } } as const;
  const names = Object.keys(set).filter((field) => !isEqual(set[field], base[field]));
  if (names.length === 0) return { outcome: 'same' } as const;
  const pick = (from: Values) => Object.fromEntries(names.map((field) => [field, from[field]]));
  return { outcome: 'change', id: target.id, set: pick(set), was: pick(base) } as const;
}

interface PlannedFile<R> {
  problem: DirectoryFileProblem | null;
  unknownColumns: readonly string[];
  lines: DirectoryLine[];
  named: ReadonlySet<R>;
}

/** Returns what each line would do; two lines about the same are both refused, since nobody can say which of them is meant. */
function planLines<C extends string, R extends { id: Id }>(
  { heading, lines, openQuote = null }: TextTable,
  rows: ReadonlyMap<Id, R>,
  reading: Reading<C, R>,
): PlannedFile<R> {
  const columns = heading.map((text) => columnOf(text, reading.columns));
  const unknownColumns = heading.filter((text, index) => columns[index] === undefined && text.trim() !== '');
  const failed = (code: DirectoryFileProblem['code'], value = ''): PlannedFile<R> => ({
    problem: { code, value },
    unknownColumns,
    lines: [],
    named: new Set(),
  });
  if (heading.length === 0) return failed('empty');
  const twice = heading.find((_, index) => columns[index] !== undefined && columns.indexOf(columns[index]) !== index);
  if (twice !== undefined) return failed('duplicate-column', twice);
  if (!reading.named.some((column) => columns.includes(column))) {
    return failed('no-name-column', heading.join(', ').slice(0, 200));
  }
  if (openQuote !== null) return failed('open-quote', String(openQuote));

  const read = lines.map(({ line, cells }) => {
    const own: Cells<C> = {};
    columns.forEach((column, index) => {
      if (column !== undefined) own[column] = cells[index] ?? '';
    });
    const hasTooMany = cells.slice(heading.length).some((cell) => cell.trim() !== '');
    return { line, cells: own, name: reading.nameIn(own), ...targetOf(own, hasTooMany, rows, reading) };
  });
  const linesOf = new Map<R, number[]>();
  for (const { line, target } of read) {
    if (target !== undefined) linesOf.set(target, [...(linesOf.get(target) ?? []), line]);
  }
  return {
    problem: null,
    unknownColumns,
    named: new Set(linesOf.keys()),
    lines: read.map(({ line, cells, name, target, refusal }): DirectoryLine => {
      if (refusal !== null) return { line, name, outcome: 'refused', refusal };
      const same = target === undefined ? [] : (linesOf.get(target) ?? []);
      try {
        if (same.length > 1) throw new RefusedLine('duplicate', same.join(', '));
        return { line, name, ...outcomeOf(cells, target, reading) };
      } catch (error) {
        if (error instanceof RefusedLine) return { line, name, outcome: 'refused', refusal: error.refusal };
        throw error;
      }
    }),
  };
}

function targetOf<C extends string, R extends { id: Id }>(
  cells: Cells<C>,
  hasTooMany: boolean,
  rows: ReadonlyMap<Id, R>,
  reading: Reading<C, R>,
): { target: R | undefined; refusal: CellRefusal | null } {
  try {
    if (hasTooMany) throw new RefusedLine('too-many-cells');
    return { target: reading.target(cells, rows), refusal: null };
  } catch (error) {
    if (error instanceof RefusedLine) return { target: undefined, refusal: error.refusal };
    throw error;
  }
}

/** The row of an identifier written in the file. */
function byId<R>(id: string, rows: ReadonlyMap<Id, R>): R {
  const row = rows.get(id);
  if (row === undefined) throw new RefusedLine('unknown-id', id);
  return row;
}

function fullName({ givenName = '', familyName = '' }: { givenName?: string; familyName?: string }): string {
  return `${givenName.trim()} ${familyName.trim()}`.trim();
}

/**
 * Returns what a file of people would do to an organisation's directory, without doing it. A line is known by its `id`,
 * else its address, else name and unit, else the name alone. `today` is when those who are missing would have left;
 * protected people are never among them.
 */
export function planPeople(
  table: TextTable,
  people: ReadonlyMap<Id, Person>,
  units: ReadonlyMap<Id, Unit>,
  today: string,
): DirectoryPlan {
  const byEmail = new Map([...people.values()].map((person) => [foldedCell(person.email ?? ''), person]));
  byEmail.delete('');
  const byName = new Map<string, Person[]>();
  for (const person of people.values()) {
    const name = foldedCell(fullName(person));
    byName.set(name, [...(byName.get(name) ?? []), person]);
  }
  const reading: Reading<PeopleColumn, Person> = {
    columns: peopleColumns,
    schema: personSchema,
    named: ['givenName', 'familyName'],
    nameIn: fullName,
    target: (cells, rows) => {
      const id = cells.id?.trim() ?? '';
      if (id !== '') return byId(id, rows);
      const name = fullName(cells);
      if (name === '') throw new RefusedLine('missing-name');
      const known = byEmail.get(foldedCell(cells.email ?? ''));
      if (known !== undefined) return known;
      const named = (byName.get(foldedCell(name)) ?? []).filter(
        // Another address is another person.
        ({ email }) => (cells.email ?? '').trim() === '' || email === null || email === '',
      );
      if (named.length <= 1) return named[0];
      const unitId = unitIn(cells.unit ?? '', units);
      const there = named.filter((person) => person.unitId === unitId && unitId !== null);
      if (there.length !== 1) throw new RefusedLine('ambiguous', name);
      return there[0];
    },
    values: (cells) => personValues(cells, units),
    blank: { ...blankPerson },
  };
  const planned = planLines(table, people, reading);
  const last = table.lines.at(-1)?.line ?? 1;
  const missing =
    planned.problem !== null
      ? []
      : [...people.values()].filter(
          (person) => !planned.named.has(person) && !person.protected && person.leftOn === null,
        );
  return {
    problem: planned.problem,
    unknownColumns: planned.unknownColumns,
    lines: planned.lines,
    missing: missing.map((person, place) => ({
      line: last + 1 + place,
      name: fullName(person),
      isMissing: true,
      outcome: 'change',
      id: person.id,
      set: { leftOn: today },
      was: { leftOn: null },
    })),
  };
}

const blankPerson = {
  givenName: '',
  familyName: '',
  title: '',
  unitId: null,
  phones: [],
  email: null,
  protected: false,
  vip: false,
  leftOn: null,
  tasks: [],
  substituteIds: [],
  successorId: null,
  note: '',
};

function personValues(cells: Cells<PeopleColumn>, units: ReadonlyMap<Id, Unit>): Values {
  const values: Values = {};
  for (const field of ['givenName', 'familyName', 'title', 'note'] as const) {
    if (cells[field] !== undefined) values[field] = cells[field].trim();
  }
  if (cells.unit !== undefined) values.unitId = unitIn(cells.unit, units);
  if (cells.phones !== undefined || cells.mobile !== undefined || cells.extension !== undefined) {
    values.phones = [
      ...phonesIn(cells.phones ?? '', peopleColumns.phones[0]),
      ...phonesIn(cells.mobile ?? '', peopleColumns.mobile[0]),
      ...phonesIn(cells.extension ?? '', peopleColumns.extension[0]),
    ];
  }
  if (cells.email !== undefined) values.email = cells.email.trim() === '' ? null : cells.email.trim();
  if (cells.tasks !== undefined) values.tasks = listOf(cells.tasks);
  if (cells.leftOn !== undefined) values.leftOn = dateIn(cells.leftOn, peopleColumns.leftOn[0]);
  if (cells.vip !== undefined) values.vip = flagIn(cells.vip, peopleColumns.vip[0]);
  return values;
}

/** Returns what a file of units would do to an organisation's directory. A line is known by its `id`, else by name and superior. */
export function planUnits(table: TextTable, units: ReadonlyMap<Id, Unit>): DirectoryPlan {
  const reading: Reading<UnitColumn, Unit> = {
    columns: unitColumns,
    schema: unitSchema,
    named: ['name'],
    nameIn: ({ name = '' }) => name.trim(),
    target: (cells, rows) => {
      const id = cells.id?.trim() ?? '';
      if (id !== '') return byId(id, rows);
      const name = foldedCell(cells.name ?? '');
      if (name === '') throw new RefusedLine('missing-name');
      const named = [...rows.values()].filter((unit) => foldedCell(unit.name) === name);
      if (named.length <= 1) return named[0];
      const parentId = unitIn(cells.parent ?? '', units);
      const there = named.filter((unit) => unit.parentId === parentId);
      if (there.length !== 1) throw new RefusedLine('ambiguous', cells.name ?? '');
      return there[0];
    },
    values: (cells) => unitValues(cells, units),
    blank: {
      name: '',
      parentId: null,
      phones: [],
      address: '',
      email: null,
      tasks: [],
      openingHours: null,
      place: null,
      note: '',
      active: true,
    },
  };
  const { problem, unknownColumns, lines } = planLines(table, units, reading);
  return { problem, unknownColumns, lines, missing: [] };
}

function unitValues(cells: Cells<UnitColumn>, units: ReadonlyMap<Id, Unit>): Values {
  const values: Values = {};
  for (const field of ['name', 'address', 'note'] as const) {
    if (cells[field] !== undefined) values[field] = cells[field].trim();
  }
  if (cells.parent !== undefined) values.parentId = unitIn(cells.parent, units);
  if (cells.phones !== undefined) values.phones = phonesIn(cells.phones, unitColumns.phones[0]);
  if (cells.email !== undefined) values.email = cells.email.trim() === '' ? null : cells.email.trim();
  if (cells.tasks !== undefined) values.tasks = listOf(cells.tasks);
  if (cells.place !== undefined) values.place = placeIn(cells.place, unitColumns.place[0]);
  return values;
}
