import type { z } from 'zod';
import { unstorablePath } from '../commands/storable-text.ts';
import { sharedLines } from '../csv/shared-lines.ts';
import type { TextTable } from '../csv/text-table.ts';
import type { Id } from '../identity/ids.ts';
import { foldedCell } from './directory-table.ts';
import { type CellRefusal, RefusedLine } from './read-cells.ts';

/** Why a whole file cannot be read. */
export interface DirectoryFileProblem {
  code: 'empty' | 'no-name-column' | 'duplicate-column' | 'open-quote';
  value: string;
}

export type Values = Record<string, unknown>;

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

export type Cells<C extends string> = Partial<Record<C, string>>;

/** How the lines of one kind of file are read. */
export interface Reading<C extends string, R extends { id: Id }> {
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
  // The server would refuse the command, with words of its own: the file is where it can be put right.
  const unstorable = unstorablePath(set)?.[0];
  if (unstorable !== undefined) throw new RefusedLine('invalid', '', unstorable);
  const base: Values = target === undefined ? { ...reading.blank } : { ...target };
  const parsed = reading.schema.omit({ id: true, organisationId: true, version: true }).safeParse({ ...base, ...set });
  if (!parsed.success) throw new RefusedLine('invalid', '', String(parsed.error.issues[0]?.path[0] ?? ''));
  if (target === undefined) return { outcome: 'create', values: { ...base, ...set } } as const;
  const names = Object.keys(set).filter((field) => !isEqual(set[field], base[field]));
  if (names.length === 0) return { outcome: 'same' } as const;
  const pick = (from: Values) => Object.fromEntries(names.map((field) => [field, from[field]]));
  return { outcome: 'change', id: target.id, set: pick(set), was: pick(base) } as const;
}

export interface PlannedFile<R> {
  problem: DirectoryFileProblem | null;
  unknownColumns: readonly string[];
  lines: DirectoryLine[];
  named: ReadonlySet<R>;
}

/** Returns what each line would do; two lines about the same are both refused, since nobody can say which of them is meant. */
export function planLines<C extends string, R extends { id: Id }>(
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
  const targets = read.flatMap(({ target }) => (target === undefined ? [] : [target]));
  const shared = sharedLines(read.map(({ line, target }) => ({ line, key: target ?? null })));
  return {
    problem: null,
    unknownColumns,
    named: new Set(targets),
    lines: read.map(({ line, cells, name, target, refusal }): DirectoryLine => {
      if (refusal !== null) return { line, name, outcome: 'refused', refusal };
      const same = target === undefined ? undefined : shared.get(target);
      try {
        if (same !== undefined) throw new RefusedLine('duplicate', same);
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
export function byId<R>(id: string, rows: ReadonlyMap<Id, R>): R {
  const row = rows.get(id);
  if (row === undefined) throw new RefusedLine('unknown-id', id);
  return row;
}
