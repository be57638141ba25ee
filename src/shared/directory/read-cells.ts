import { listSeparator } from '../csv/text-table.ts';
import type { Id } from '../identity/ids.ts';
import { foldedCell } from './directory-table.ts';
import { readPhone } from './phone-text.ts';
import type { Phone, Place, Unit } from './schema.ts';

/** Why one line of a file is not carried out. */
export interface CellRefusal {
  code:
    | 'missing-name'
    | 'duplicate'
    | 'ambiguous'
    | 'unknown-id'
    | 'unknown-unit'
    | 'unreadable'
    | 'invalid'
    | 'too-many-cells';
  value: string;
  /** The heading it is about. */
  column: string;
}

/** Thrown while a line is read that cannot be carried out. */
export class RefusedLine extends Error {
  readonly refusal: CellRefusal;
  constructor(code: CellRefusal['code'], value = '', column = '') {
    super(code);
    this.refusal = { code, value, column };
  }
}

/** Returns the entries of a cell that may have several. */
export function listOf(cell: string): string[] {
  return cell
    .split(listSeparator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Returns the numbers of a cell; throws RefusedLine at one that cannot be read. */
export function phonesIn(cell: string, column: string): Phone[] {
  return listOf(cell).map((text) => {
    const phone = readPhone(text);
    if (phone === null) throw new RefusedLine('unreadable', text, column);
    return phone;
  });
}

/** Returns the one unit of that name ("Expeditionen, Dalslundskolan" where several have it); throws RefusedLine otherwise. */
export function unitIn(cell: string, units: ReadonlyMap<Id, Unit>): Id | null {
  const wanted = foldedCell(cell);
  if (wanted === '') return null;
  const found = [...units.values()].filter(({ name, parentId }) => {
    const above = parentId === null ? undefined : units.get(parentId)?.name;
    return foldedCell(name) === wanted || (above !== undefined && foldedCell(`${name}, ${above}`) === wanted);
  });
  const inUse = found.filter(({ active }) => active);
  const [only] = inUse;
  if (only === undefined || inUse.length > 1) throw new RefusedLine('unknown-unit', cell.trim());
  return only.id;
}

/** Returns an ISO date; throws RefusedLine for anything else. */
export function dateIn(cell: string, column: string): string | null {
  const text = cell.trim();
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new RefusedLine('unreadable', text, column);
  }
  return text;
}

/** Returns whether a cell says yes; throws RefusedLine where it says neither. */
export function flagIn(cell: string, column: string): boolean {
  const word = foldedCell(cell);
  if (['ja', 'yes', '1', 'x', 'true', 'sant'].includes(word)) return true;
  if (['', 'nej', 'no', '0', 'false', 'falskt'].includes(word)) return false;
  throw new RefusedLine('unreadable', cell.trim(), column);
}

/** Returns a place given as two numbers; throws RefusedLine where it is none. */
export function placeIn(cell: string, column: string): Place | null {
  if (cell.trim() === '') return null;
  const numbers = /^(-?\d{1,2}[.,]\d+)[\s,;/]+(-?\d{1,3}[.,]\d+)$/.exec(cell.trim());
  if (numbers === null) throw new RefusedLine('unreadable', cell.trim(), column);
  const [latitude = Number.NaN, longitude = Number.NaN] = numbers
    .slice(1)
    .map((part) => Number(part.replace(',', '.')));
  return { latitude, longitude };
}
