import type { Id } from '#shared/identity/ids.ts';
import type { Condition, FacetValue, ListQuery, ListResult, SortKey } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { type Column, compareScalars, failure } from './column.ts';
import { groupRows } from './grouping.ts';
import type { KindIndex } from './kind-index.ts';
import { Scratch } from './scratch.ts';
import { finish, type Steps } from './steps.ts';
import { type ComparePlaces, topPlaces } from './top-places.ts';
import { parseSearch } from './words.ts';

/** Makes what answering the query needs and is not there yet. */
export function* listSteps(index: KindIndex, query: ListQuery): Steps {
  if (parseSearch(query.text).alternatives.length > 0) yield* index.words.steps();
  for (const field of [...narrowed(query).where.map((condition) => condition.field), ...query.facets]) {
    index.column(field);
    yield;
  }
  for (const { field } of query.sort) yield* index.sortSteps(field);
  if (query.grouping !== undefined) {
    index.column(query.grouping.field);
    yield;
    yield* index.sortSteps(query.grouping.order);
  }
}

/** Rows named by their identifiers are looked up: no column of all identifiers is made for them. */
export function narrowed({ where, facets }: ListQuery): { ids: readonly Id[] | null; where: readonly Condition[] } {
  const at = where.findIndex((condition) => condition.field === 'id' && condition.op === 'in');
  const named = where[at];
  if (named === undefined || named.op !== 'in' || facets.includes('id')) return { ids: null, where };
  const ids = named.values.filter((value) => typeof value === 'string');
  return { ids: [...new Set(ids)], where: where.filter((_, other) => other !== at) };
}

function slotsOf(index: KindIndex, ids: readonly Id[]): Uint32Array {
  return Uint32Array.from(ids.map((id) => index.slots.find(id)).filter((slot) => slot >= 0)).sort();
}

/** The conditions on each field. */
export function byField(where: readonly Condition[]): Map<string, Condition[]> {
  const fields = new Map<string, Condition[]>();
  for (const condition of where) {
    const known = fields.get(condition.field);
    if (known === undefined) fields.set(condition.field, [condition]);
    else known.push(condition);
  }
  return fields;
}

const scratch = new Scratch();

/** Where conditions hold. */
interface Tested {
  /** Where all do. */
  readonly passing: Uint32Array;
  /** Places in the slots tested where all do. */
  readonly places: Uint32Array | null;
  /** Where all do but those on this field. */
  failingOnly(field: string): Uint32Array | null;
}

/** Fields that no facet counts narrow down first, one after the other: what fails there concerns nobody. */
function test(
  index: KindIndex,
  conditions: ReadonlyMap<string, readonly Condition[]>,
  all: Uint32Array,
  facets: readonly string[],
): Tested {
  let slots = all;
  let places: Uint32Array | null = null;
  const counted: (readonly [string, readonly Condition[]])[] = [];
  for (const [field, onField] of conditions) {
    if (facets.includes(field)) {
      counted.push([field, onField]);
      continue;
    }
    const failed = scratch.none(slots.length);
    index.column(field).refuse(onField, slots, failed, failure);
    const holding = placesOf(failed, 0);
    slots = at(slots, holding);
    places = places === null ? holding : at(places, holding);
  }
  if (counted.length === 0) return { passing: slots, places, failingOnly: () => null };
  const failed = scratch.none(slots.length);
  const weights = new Map(counted.map(([field], mark) => [field, failure + mark]));
  for (const [field, onField] of counted) {
    index.column(field).refuse(onField, slots, failed, weights.get(field) ?? failure);
  }
  const holding = placesOf(failed, 0);
  const failing = new Map([...weights].map(([field, weight]) => [field, at(slots, placesOf(failed, weight))]));
  return {
    passing: at(slots, holding),
    places: places === null ? holding : at(places, holding),
    failingOnly: (field) => failing.get(field) ?? null,
  };
}

/** The slots at these places, which are in ascending order. */
function at(slots: Uint32Array, places: Uint32Array): Uint32Array {
  if (places.length === slots.length) return slots;
  const there = new Uint32Array(places.length);
  for (let n = 0; n < places.length; n += 1) there[n] = slots[places[n] ?? 0] ?? 0;
  return there;
}

/** The places of a value, found without a branch. */
function placesOf(values: Uint16Array, wanted: number): Uint32Array {
  const places = scratch.places(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at += 1) {
    places[count] = at;
    count += Number(values[at] === wanted);
  }
  return places.slice(0, count);
}

/**
 * Null comes last whichever way the field is sorted; equal rows keep the order of their identifiers, that is
 * of creation. `room` gives the memory for the keys of a criterion: it is used for as long as the order is.
 */
export function sorting(
  index: KindIndex,
  sort: readonly SortKey[],
  exact: ArrayLike<number> | null,
  slots: Uint32Array,
  ranks: Float64Array | null,
  room: (place: number, count: number) => Float64Array,
) {
  const keys = ranks === null ? [] : [ranks];
  keys.push(
    ...sort.map((key, place) => sortKeys(index.sortable(key.field), key.descending, slots, room(place, slots.length))),
  );
  if (sort.length === 0 && exact !== null) keys.push(byExactness(exact, room(0, exact.length)));
  const order = index.slots;
  const [first = byCreation(index, slots, room(0, slots.length)), ...others] = keys;
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

function sortKeys(column: Column, descending: boolean, slots: Uint32Array, keys: Float64Array): Float64Array {
  column.sortKeys(slots, descending, keys);
  return keys;
}

function byExactness(exact: ArrayLike<number>, keys: Float64Array): Float64Array {
  for (let n = 0; n < keys.length; n += 1) keys[n] = -(exact[n] ?? 0);
  return keys;
}

function byCreation(index: KindIndex, slots: Uint32Array, keys: Float64Array): Float64Array {
  const { order } = index.slots;
  for (let n = 0; n < slots.length; n += 1) keys[n] = order[slots[n] ?? 0] ?? 0;
  return keys;
}

/** Infinities (null) are equal, which their difference would not say. */
function compareKeys(keys: Float64Array, one: number, other: number): number {
  const a = keys[one] ?? 0;
  const b = keys[other] ?? 0;
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** Most frequent first. */
export function byCount(values: FacetValue[]): FacetValue[] {
  return values.sort((one, other) => other.count - one.count || compareScalars(one.value, other.value));
}

/** Whether rows are wanted in the order of how exactly they are spelled. */
function isRanked({ sort, range }: ListQuery): boolean {
  return sort.length === 0 && range.start < range.end;
}

/**
 * Answers a list query. With text and no sort, exact spellings come first; a sort the person chose is never disturbed.
 * Facets count as if their own field's conditions were not set; most frequent value first.
 */
export function answerList<K extends RowKind>(index: KindIndex, query: ListQuery<K>): ListResult<K> {
  finish(listSteps(index, query));
  const search = parseSearch(query.text);
  const text = search.alternatives.length === 0 ? null : index.words.search(search, isRanked(query));
  // Both together are rare: then the identifiers are a condition like others.
  const { ids, where } = text === null ? narrowed(query) : { ids: null, where: query.where };
  const slots = text?.slots ?? (ids === null ? index.slots.all : slotsOf(index, ids));
  const { passing, places, failingOnly } = test(index, byField(where), slots, query.facets);
  const facets = query.facets.map((field) => {
    const failing = failingOnly(field);
    return [field, byCount(index.column(field).tally(failing === null ? [passing] : [passing, failing]))] as const;
  });
  const total = passing.length;
  const grouped = query.grouping === undefined ? null : groupRows(index, passing, query.grouping, query.range);
  const shown = grouped?.shown ?? total;
  const start = Math.min(query.range.start, shown);
  const exactOf = text === null || places === null ? text?.exact : places.map((place) => text.exact[place] ?? 0);
  const looked = grouped === null ? passing : at(passing, grouped.places);
  const exact =
    grouped === null || exactOf === undefined ? exactOf : grouped.places.map((place) => exactOf[place] ?? 0);
  const { keys, compare } = sorting(index, query.sort, exact ?? null, looked, grouped?.ranks ?? null, (place, count) =>
    scratch.keys(place, count),
  );
  const before = grouped?.before ?? 0;
  const end = Math.min(query.range.end, shown);
  const wanted = topPlaces(looked.length, start - before, end - before, keys, compare);
  const rows = wanted.map((place) => index.rowAt(looked[place] ?? 0)).filter((row) => row !== undefined);
  // An index holds rows of one kind, and the query names that kind.
  const result = { total, start, rows: rows as Row<K>[], facets: Object.fromEntries(facets) };
  return grouped === null ? result : { ...result, groups: grouped.groups };
}
