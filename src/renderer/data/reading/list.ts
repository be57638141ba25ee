import type { Condition, FacetValue, ListQuery, ListResult, SortKey } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { type Column, compareScalars, failsMany, passes } from './column.ts';
import type { FoundSlots } from './found-slots.ts';
import type { KindIndex } from './kind-index.ts';
import { finish, type Steps } from './steps.ts';
import { type ComparePlaces, topPlaces } from './top-places.ts';
import { parseSearch } from './words.ts';

/** Makes what answering the query needs and is not there yet. */
export function* listSteps(index: KindIndex, query: ListQuery): Steps {
  if (parseSearch(query.text).alternatives.length > 0) yield* index.words.steps();
  for (const field of [...query.where.map((condition) => condition.field), ...query.facets]) {
    index.column(field);
    yield;
  }
  for (const { field } of query.sort) yield* index.sortSteps(field);
}

function byField(where: readonly Condition[]): Map<string, Condition[]> {
  const fields = new Map<string, Condition[]>();
  for (const condition of where) {
    const known = fields.get(condition.field);
    if (known === undefined) fields.set(condition.field, [condition]);
    else known.push(condition);
  }
  return fields;
}

/** One byte a slot, as Column says. */
function test(index: KindIndex, conditions: ReadonlyMap<string, readonly Condition[]>, text: FoundSlots | null) {
  const { count, live } = index.slots;
  const failed = new Uint8Array(count);
  if (text === null) for (let slot = 0; slot < count; slot += 1) failed[slot] = live[slot] === 1 ? passes : failsMany;
  else {
    const { found } = text;
    for (let slot = 0; slot < count; slot += 1)
      failed[slot] = found[slot] === 1 && live[slot] === 1 ? passes : failsMany;
  }
  let mark = 0;
  const marks = new Map<string, number>();
  for (const [field, onField] of conditions) {
    mark = Math.min(mark + 1, failsMany - 1);
    marks.set(field, mark);
    index.column(field).refuse(onField, failed, mark);
  }
  return { failed, marks };
}

function passing(failed: Uint8Array): Uint32Array {
  let count = 0;
  for (let slot = 0; slot < failed.length; slot += 1) if (failed[slot] === passes) count += 1;
  const slots = new Uint32Array(count);
  let at = 0;
  for (let slot = 0; slot < failed.length; slot += 1) if (failed[slot] === passes) slots[at++] = slot;
  return slots;
}

/** Null comes last whichever way the field is sorted; equal rows keep the order of their identifiers, that is of creation. */
function sorting(index: KindIndex, sort: readonly SortKey[], text: FoundSlots | null, slots: Uint32Array) {
  const keys = sort.map(({ field, descending }) => sortKeys(index.sortable(field), descending, slots));
  if (sort.length === 0 && text !== null) keys.push(Float64Array.from(slots, (slot) => -(text.exact[slot] ?? 0)));
  const order = index.slots;
  const [first = Float64Array.from(slots, (slot) => order.order[slot] ?? 0), ...others] = keys;
  const compare: ComparePlaces = (one, other) => {
    const difference = compareKeys(first, one, other);
    if (difference !== 0) return difference;
    for (const further of others) {
      const next = compareKeys(further, one, other);
      if (next !== 0) return next;
    }
    return order.compare(slots[one] ?? 0, slots[other] ?? 0);
  };
  return { keys: first, compare };
}

function sortKeys(column: Column, descending: boolean, slots: Uint32Array): Float64Array {
  const keys = new Float64Array(slots.length);
  column.sortKeys(slots, descending, keys);
  return keys;
}

/** Infinities (null) are equal, which their difference would not say. */
function compareKeys(keys: Float64Array, one: number, other: number): number {
  const a = keys[one] ?? 0;
  const b = keys[other] ?? 0;
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

function byCount(values: FacetValue[]): FacetValue[] {
  return values.sort((one, other) => other.count - one.count || compareScalars(one.value, other.value));
}

/**
 * Answers a list query. With text and no sort, exact spellings come first; a sort the person chose is never disturbed.
 * Facets count as if their own field's conditions were not set; most frequent value first.
 */
export function answerList<K extends RowKind>(index: KindIndex, query: ListQuery<K>): ListResult<K> {
  finish(listSteps(index, query));
  const search = parseSearch(query.text);
  const text = search.alternatives.length === 0 ? null : index.words.search(search, query.sort.length === 0);
  const { failed, marks } = test(index, byField(query.where), text);
  const facets = query.facets.map((field) => {
    return [field, byCount(index.column(field).tally(failed, marks.get(field) ?? passes))] as const;
  });
  const slots = passing(failed);
  const total = slots.length;
  const start = Math.min(query.range.start, total);
  const { keys, compare } = sorting(index, query.sort, text, slots);
  const wanted = topPlaces(total, start, Math.min(query.range.end, total), keys, compare);
  const rows = wanted.map((place) => index.rowAt(slots[place] ?? 0)).filter((row) => row !== undefined);
  // An index holds rows of one kind, and the query names that kind.
  return { total, start, rows: rows as Row<K>[], facets: Object.fromEntries(facets) };
}
