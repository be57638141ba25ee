import type { Id } from '#shared/identity/ids.ts';
import type { FacetValue, ListQuery, ListResult } from '#shared/replica/query.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { Scalar } from '../rows/packed-column.ts';
import { failure } from './column.ts';
import type { KindIndex } from './kind-index.ts';
import { byCount, byField, narrowed, sorting } from './list.ts';

/** More changed rows than this are not followed one by one. */
const mostFollowed = 64;

/** What a single row is to a list. */
interface Standing {
  readonly slot: number;
  readonly passes: boolean;
  /** The one field whose conditions do not hold; null when all do, or several do not. */
  readonly failing: string | null;
  /** In the order of the query's facets. */
  readonly facets: readonly Scalar[];
  /** What the list is ordered and grouped by. Empty for a row that is not in it. */
  readonly order: readonly Scalar[];
}

/** How changed rows stand in a list before they change; after the change `carry` makes of it what the list has become. */
export interface Followed {
  readonly before: ReadonlyMap<Id, Standing>;
  /** Those that come after the last row of the answer. */
  readonly beyond: ReadonlySet<Id>;
}

/** Whether every column that is looked at is there: making one takes as long as answering. */
function hasColumns(index: KindIndex, fields: Iterable<string>): boolean {
  for (const field of fields) if (!index.holdsColumn(field)) return false;
  return true;
}

function orderFields({ sort, grouping }: ListQuery): string[] {
  const fields = sort.map(({ field }) => field);
  return grouping === undefined ? fields : [...fields, grouping.field, grouping.order];
}

/** Returns how these rows stand; those that are not there are left out. Null when it cannot be told without much work. */
function standings(index: KindIndex, query: ListQuery, ids: Iterable<Id>): Map<Id, Standing> | null {
  const { ids: named, where } = narrowed(query);
  const conditions = byField(where);
  const order = orderFields(query);
  if (!hasColumns(index, [...conditions.keys(), ...query.facets, ...order])) return null;
  const found = [...ids].flatMap((id) => {
    const slot = named === null || named.includes(id) ? index.slots.find(id) : -1;
    return slot < 0 ? [] : [{ id, slot }];
  });
  const slots = Uint32Array.from(found, ({ slot }) => slot);
  const failed = new Uint16Array(slots.length);
  const weights = [...conditions].map(([field, onField], mark) => {
    index.column(field).refuse(onField, slots, failed, failure + mark);
    return { field, weight: failure + mark };
  });
  return new Map(
    found.map(({ id, slot }, at) => {
      const value = (field: string) => index.column(field).valueAt(slot);
      const passes = failed[at] === 0;
      const failing = passes ? null : (weights.find(({ weight }) => weight === failed[at])?.field ?? null);
      const isCounted = passes || failing !== null;
      const facets = isCounted ? query.facets.map(value) : [];
      return [id, { slot, passes, failing, facets, order: passes ? order.map(value) : [] }];
    }),
  );
}

/** Those of the passing rows that stand after the last row of the answer, given that nothing can follow into its range. */
function beyondEnd(
  index: KindIndex,
  query: ListQuery,
  result: ListResult,
  standing: ReadonlyMap<Id, Standing>,
): Set<Id> {
  const { range, sort, grouping } = query;
  const last = result.rows.at(-1);
  const isFull = result.rows.length === range.end - range.start;
  if (last === undefined || !isFull || grouping !== undefined) return new Set();
  const lastSlot = index.slots.find(last.id);
  const passing = [...standing].filter(([, { passes }]) => passes);
  if (lastSlot < 0 || passing.length === 0) return new Set();
  const slots = Uint32Array.from([...passing.map(([, { slot }]) => slot), lastSlot]);
  const { compare } = sorting(index, sort, null, slots, null, (_, count) => new Float64Array(count));
  return new Set(passing.flatMap(([id], at) => (compare(at, passing.length) > 0 ? [id] : [])));
}

/**
 * Notes how the rows that are about to change stand in an answered list. Null when the list must be answered anew after the
 * change: with words to search by, with too many changes, or with columns that are yet to be made.
 */
export function follow(index: KindIndex, query: ListQuery, result: ListResult, ids: ReadonlySet<Id>): Followed | null {
  if (ids.size > mostFollowed || query.text.trim() !== '') return null;
  const before = standings(index, query, ids);
  return before === null ? null : { before, beyond: beyondEnd(index, query, result, before) };
}

/**
 * Returns the answer after the rows have changed, worked out from what it was and from these rows alone; the same object
 * when it is the same. Null when the list must be answered anew: another row comes into its range, or goes.
 */
export function carry(
  index: KindIndex,
  query: ListQuery,
  result: ListResult,
  ids: ReadonlySet<Id>,
  { before, beyond }: Followed,
): ListResult | null {
  const after = standings(index, query, ids);
  if (after === null) return null;
  const isShown = query.range.start < query.range.end;
  const beyondNow = isShown ? beyondEnd(index, query, result, after) : beyond;
  let { total } = result;
  for (const id of ids) {
    const was = before.get(id);
    const is = after.get(id);
    total += Number(is?.passes ?? false) - Number(was?.passes ?? false);
    if (isInPlace(was, is)) continue;
    if (query.grouping !== undefined) return null;
    const comesOrGoes = (standing: Standing | undefined, isBeyond: boolean) =>
      standing?.passes === true && isShown && !isBeyond;
    if (comesOrGoes(was, beyond.has(id)) || comesOrGoes(is, beyondNow.has(id))) return null;
  }
  const rows = carryRows(index, result, ids, after);
  if (rows === null) return null;
  const facets = carryFacets(query, result, ids, before, after);
  // A range that begins behind the last row begins where the rows end.
  const start = query.grouping === undefined ? Math.min(query.range.start, total) : result.start;
  const isSame = total === result.total && start === result.start && rows === result.rows && facets === result.facets;
  return isSame ? result : { ...result, total, start, rows, facets };
}

/** Whether the row is where it was, or neither was nor is in the list. */
function isInPlace(was: Standing | undefined, is: Standing | undefined): boolean {
  if (was?.passes !== true || is?.passes !== true) return was?.passes !== true && is?.passes !== true;
  return was.order.every((value, at) => value === is.order[at]);
}

/** The rows of the range with their newest contents; the same object when none is another. Null when one does not hold. */
function carryRows(
  index: KindIndex,
  { rows }: ListResult,
  ids: ReadonlySet<Id>,
  after: ReadonlyMap<Id, Standing>,
): ListResult['rows'] | null {
  if (!rows.some(({ id }) => ids.has(id))) return rows;
  const carried: Row<ListQuery['kind']>[] = [];
  for (const row of rows) {
    const standing = ids.has(row.id) ? after.get(row.id) : undefined;
    const next = standing === undefined ? row : index.rowAt(standing.slot);
    if (next === undefined) return null;
    carried.push(next);
  }
  return carried;
}

/** The counts of each facet: in them is a row whose other fields' conditions hold. */
function carryFacets(
  { facets }: ListQuery,
  result: ListResult,
  ids: ReadonlySet<Id>,
  before: ReadonlyMap<Id, Standing>,
  after: ReadonlyMap<Id, Standing>,
): ListResult['facets'] {
  const changed = facets.flatMap((field, at): [string, FacetValue[]][] => {
    const counted = (standing: Standing | undefined) =>
      standing !== undefined && (standing.passes || standing.failing === field) ? [standing.facets[at] ?? null] : [];
    const differences = new Map<Scalar, number>();
    for (const id of ids) {
      for (const value of counted(before.get(id))) differences.set(value, (differences.get(value) ?? 0) - 1);
      for (const value of counted(after.get(id))) differences.set(value, (differences.get(value) ?? 0) + 1);
    }
    if ([...differences.values()].every((difference) => difference === 0)) return [];
    const counts = new Map((result.facets[field] ?? []).map(({ value, count }) => [value, count]));
    for (const [value, difference] of differences) counts.set(value, (counts.get(value) ?? 0) + difference);
    const values = [...counts].filter(([, count]) => count > 0).map(([value, count]) => ({ value, count }));
    return [[field, byCount(values)]];
  });
  return changed.length === 0 ? result.facets : { ...result.facets, ...Object.fromEntries(changed) };
}
