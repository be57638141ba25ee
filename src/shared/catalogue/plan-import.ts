import { assertNever } from '../assert-never.ts';
import { unstorablePath } from '../commands/storable-text.ts';
import { sharedLines } from '../csv/shared-lines.ts';
import { listSeparator, type TextTable } from '../csv/text-table.ts';
import type { Id } from '../identity/ids.ts';
import {
  type CatalogueColumn,
  type CatalogueSurroundings,
  catalogueColumnIds,
  catalogueColumns,
  catalogueWords,
} from './catalogue-table.ts';
import { type Service, serviceSchema } from './schema.ts';

/** Why a whole file cannot be read. */
export interface FileProblem {
  code: 'empty' | 'no-name-column' | 'duplicate-column' | 'open-quote';
  value: string;
  /** The columns it is about, counted from 1. */
  columns?: readonly number[];
}

/** Why one line is not carried out. */
export interface LineRefusal {
  code:
    | 'missing-name'
    | 'duplicate'
    | 'ambiguous'
    | 'unknown-id'
    | 'unknown-value'
    | 'required'
    | 'invalid'
    | 'too-many-cells';
  value: string;
  column: CatalogueColumn | null;
}

type ServiceValues = Record<string, unknown>;

/** What one line will do. */
export type PlannedLine = { line: number; name: string } & (
  | { outcome: 'create'; values: ServiceValues }
  | { outcome: 'change'; id: Id; set: ServiceValues; was: ServiceValues }
  | { outcome: 'same' }
  | { outcome: 'refused'; refusal: LineRefusal }
);

export interface ImportPlan {
  problem: FileProblem | null;
  unknownColumns: readonly string[];
  lines: readonly PlannedLine[];
}

class Refused extends Error {
  readonly refusal: LineRefusal;
  constructor(code: LineRefusal['code'], value = '', column: CatalogueColumn | null = null) {
    super(code);
    this.refusal = { code, value, column };
  }
}

/** Returns what tells two spellings apart no longer: case, and blanks around and between. */
export function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
}

function columnOf(heading: string): CatalogueColumn | undefined {
  const wanted = folded(heading);
  return catalogueColumnIds.find(
    (id) => id.toLowerCase() === wanted || catalogueColumns[id].some((word) => word === wanted),
  );
}

/** Fields of a service by the column that fills them. */
const fieldOf = {
  name: 'name',
  area: 'areaId',
  purpose: 'purpose',
  content: 'content',
  customerDuties: 'customerDuties',
  priceClass: 'priceClass',
  category: 'category',
  exclusions: 'exclusions',
  orderers: 'orderers',
  level: 'serviceLevelId',
  group: 'defaultGroupId',
  suppliers: 'supplierIds',
  script: 'scriptId',
  active: 'active',
} as const satisfies Record<Exclude<CatalogueColumn, 'id'>, keyof Service>;

/** What a new service is when the file does not say. */
const defaults = {
  purpose: '',
  content: '',
  customerDuties: '',
  priceClass: 'base',
  category: 1,
  exclusions: [],
  orderers: 'anyone',
  defaultGroupId: null,
  supplierIds: [],
  scriptId: null,
  revision: 1,
  active: true,
} as const;

const texts: readonly string[] = ['name', 'purpose', 'content', 'customerDuties'];

function idIn(rows: ReadonlyMap<Id, { id: Id; name: string }>, cell: string, column: CatalogueColumn): Id {
  const found = [...rows.values()].filter(({ name }) => folded(name) === folded(cell));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Refused('unknown-value', cell, column);
  return only.id;
}

function wordIn(words: Readonly<Record<string, readonly string[]>>, cell: string, column: CatalogueColumn): string {
  const found = Object.entries(words).find(([, spellings]) => spellings.includes(folded(cell)));
  if (found === undefined) throw new Refused('unknown-value', cell, column);
  return found[0];
}

function listOf(cell: string): string[] {
  return cell
    .split(listSeparator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Returns what a cell sets; throws Refused where it cannot be. An empty cell empties what can be empty, else says nothing. */
function cellValue(column: Exclude<CatalogueColumn, 'id'>, cell: string, around: CatalogueSurroundings): unknown {
  switch (column) {
    case 'name':
      return cell.trim();
    case 'purpose':
    case 'content':
    case 'customerDuties':
      return cell;
    case 'exclusions':
      return listOf(cell);
    case 'suppliers':
      return listOf(cell).map((name) => idIn(around.suppliers, name, column));
    case 'group':
      return cell.trim() === '' ? null : idIn(around.groups, cell, column);
    case 'script':
      return cell.trim() === '' ? null : idIn(around.scripts, cell, column);
    case 'area':
      return cell.trim() === '' ? undefined : idIn(around.serviceAreas, cell, column);
    case 'level':
      return cell.trim() === '' ? undefined : idIn(around.serviceLevels, cell, column);
    case 'priceClass':
      return cell.trim() === '' ? undefined : wordIn(catalogueWords.priceClass, cell, column);
    case 'orderers':
      return cell.trim() === '' ? undefined : wordIn(catalogueWords.orderers, cell, column);
    case 'active':
      return cell.trim() === '' ? undefined : wordIn(catalogueWords.active, cell, column) === 'true';
    case 'category': {
      if (cell.trim() === '') return undefined;
      if (!/^[123]$/.test(cell.trim())) throw new Refused('unknown-value', cell, column);
      return Number(cell.trim());
    }
    default:
      return assertNever(column);
  }
}

type Cells = Partial<Record<CatalogueColumn, string>>;

function targetOf(cells: Cells, around: CatalogueSurroundings): Service | undefined {
  const id = cells.id?.trim() ?? '';
  const name = folded(cells.name ?? '');
  if (id !== '') {
    const service = around.services.get(id);
    if (service === undefined) throw new Refused('unknown-id', id, 'id');
    return service;
  }
  if (name === '') throw new Refused('missing-name', '', 'name');
  const found = [...around.services.values()].filter((service) => folded(service.name) === name);
  if (found.length > 1) throw new Refused('ambiguous', cells.name, 'name');
  return found[0];
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function columnOfField(field: string): CatalogueColumn | null {
  return catalogueColumnIds.find((column) => column !== 'id' && fieldOf[column] === field) ?? null;
}

const shape = serviceSchema.omit({ id: true, organisationId: true, version: true });

/** Returns what a line does to the catalogue; throws Refused where it cannot be done. */
function outcomeOf(cells: Cells, target: Service | undefined, around: CatalogueSurroundings) {
  const set: ServiceValues = {};
  for (const column of catalogueColumnIds) {
    const cell = cells[column];
    if (column === 'id' || cell === undefined) continue;
    const value = cellValue(column, cell, around);
    if (value !== undefined) set[fieldOf[column]] = value;
  }
  // The server would refuse the command, with words of its own: the file is where it can be put right.
  const unstorable = unstorablePath(set)?.[0];
  if (unstorable !== undefined) throw new Refused('invalid', '', columnOfField(unstorable));
  const base: ServiceValues = target === undefined ? { ...defaults } : { ...target };
  for (const column of ['area', 'level'] as const) {
    if (!(fieldOf[column] in { ...base, ...set })) throw new Refused('required', '', column);
  }
  const changed = Object.keys(set).filter((field) => !isEqual(set[field], base[field]));
  if (target !== undefined && changed.some((field) => texts.includes(field))) set.revision = target.revision + 1;
  const parsed = shape.safeParse({ ...base, ...set });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '');
    throw new Refused(set[field] === '' ? 'required' : 'invalid', '', columnOfField(field));
  }
  if (target === undefined) return { outcome: 'create', values: { ...base, ...set } } as const;
  if (changed.length === 0) return { outcome: 'same' } as const;
  const names = 'revision' in set ? [...changed, 'revision'] : changed;
  return {
    outcome: 'change',
    id: target.id,
    set: Object.fromEntries(names.map((field) => [field, set[field]])),
    was: Object.fromEntries(names.map((field) => [field, base[field]])),
  } as const;
}

/**
 * Returns what a file would do to the catalogue, line by line, without doing it. A line is known by its `id`, else by the
 * service's name; two lines about one service are both refused, since nobody can say which of them is meant.
 */
export function planImport({ heading, lines, openQuote = null }: TextTable, around: CatalogueSurroundings): ImportPlan {
  const columns = heading.map(columnOf);
  const unknownColumns = heading.filter((text, index) => columns[index] === undefined && text.trim() !== '');
  const failed = (code: FileProblem['code'], value = '', of?: readonly number[]): ImportPlan => ({
    problem: { code, value, ...(of === undefined ? {} : { columns: of }) },
    unknownColumns,
    lines: [],
  });
  if (heading.length === 0) return failed('empty');
  const twice = heading.find((_, index) => columns[index] !== undefined && columns.indexOf(columns[index]) !== index);
  if (twice !== undefined) {
    const same = columnOf(twice);
    const places = columns.flatMap((column, index) => (column === same ? [index + 1] : []));
    return failed('duplicate-column', twice, places);
  }
  if (!columns.includes('name')) return failed('no-name-column', heading.join(', ').slice(0, 200));
  if (openQuote !== null) return failed('open-quote', String(openQuote));

  const read = lines.map(({ line, cells }) => {
    const named: Cells = {};
    columns.forEach((column, index) => {
      if (column !== undefined) named[column] = cells[index] ?? '';
    });
    const hasTooMany = cells.slice(heading.length).some((cell) => cell.trim() !== '');
    return { line, named, key: keyOf(named, around), hasTooMany };
  });
  const shared = sharedLines(read);
  return {
    problem: null,
    unknownColumns,
    lines: read.map(({ line, named, key, hasTooMany }): PlannedLine => {
      const name = named.name?.trim() ?? '';
      try {
        if (hasTooMany) throw new Refused('too-many-cells');
        const target = targetOf(named, around);
        const same = shared.get(key);
        if (same !== undefined) throw new Refused('duplicate', same);
        return { line, name, ...outcomeOf(named, target, around) };
      } catch (error) {
        if (error instanceof Refused) return { line, name, outcome: 'refused', refusal: error.refusal };
        throw error;
      }
    }),
  };
}

/** Returns what two lines about one service have in common: its identifier, or the name of a new one. */
function keyOf(cells: Cells, around: CatalogueSurroundings): string {
  const id = cells.id?.trim() ?? '';
  if (id !== '') return id;
  const name = folded(cells.name ?? '');
  return [...around.services.values()].find((service) => folded(service.name) === name)?.id ?? `name:${name}`;
}
