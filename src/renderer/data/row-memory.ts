import type { Id } from '#shared/identity/ids.ts';
import { type Row, type RowKind, rowSchemas } from '#shared/sync/kinds.ts';

interface Known {
  /** As it came. */
  readonly raw: unknown;
  /** As the schema made it. */
  readonly row: Row<RowKind>;
}

type Rows = Map<string, Known>;

/** When so many rows have come, those that came before the last as many are forgotten. */
const mostYoung = 4_096;

let young: Rows = new Map();
let old: Rows = new Map();

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether two values as they come over a port say the same. */
function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const fields = Object.keys(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => field in other && sameValue(one[field], other[field]))
  );
}

function idOf(raw: unknown): Id | null {
  return isRecord(raw) && typeof raw.id === 'string' ? raw.id : null;
}

/**
 * Returns rows of a kind parsed by its schema. A row that says what it said when it came last is the same object as then:
 * nothing that shows it is drawn anew, and the schema, which takes a hundred times longer than comparing, is not asked
 * again. Throws when a row does not hold.
 */
export function parseRowsOnce(kind: RowKind, raws: readonly unknown[]): Row<RowKind>[] {
  const schema = rowSchemas[kind];
  return raws.map((raw) => {
    const id = idOf(raw);
    if (id === null) return schema.parse(raw);
    const key = `${kind} ${id}`;
    const before = young.get(key) ?? old.get(key);
    const known = before !== undefined && sameValue(before.raw, raw) ? before : { raw, row: schema.parse(raw) };
    young.set(key, known);
    if (young.size >= mostYoung) {
      old = young;
      young = new Map();
    }
    return known.row;
  });
}
