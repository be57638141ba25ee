import { assertNever } from '#shared/assert-never.ts';
import type { Condition, FacetValue, ListQuery, ListResult, SortKey } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Scalar } from './column.ts';
import type { KindIndex } from './kind-index.ts';
import { topSlots } from './top-slots.ts';
import { exactness, parseSearch, type TextSearch } from './words.ts';

type Test = (slot: number) => boolean;

function conditionTest(index: KindIndex, condition: Condition): Test {
  const { values } = index.column(condition.field);
  switch (condition.op) {
    case 'in': {
      const wanted = new Set<Scalar>(condition.values);
      return (slot) => wanted.has(values[slot] ?? null);
    }
    case 'notIn': {
      const unwanted = new Set<Scalar>(condition.values);
      return (slot) => !unwanted.has(values[slot] ?? null);
    }
    case 'before':
      return (slot) => {
        const value = values[slot];
        return typeof value === 'string' && value < condition.value;
      };
    case 'onOrAfter':
      return (slot) => {
        const value = values[slot];
        return typeof value === 'string' && value >= condition.value;
      };
    default:
      return assertNever(condition);
  }
}

/** Counts one field's values over the rows that all other fields' conditions let through. */
function facetCounter(index: KindIndex, field: string) {
  const { values } = index.column(field);
  const counts = new Map<Scalar, number>();
  return {
    count: (slot: number) => {
      const value = values[slot] ?? null;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    result: (): FacetValue[] =>
      [...counts].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count),
  };
}

/** Null comes last whichever way the field is sorted; equal rows keep the order of their identifiers, that is of creation. */
function comparison(index: KindIndex, sort: readonly SortKey[]): (one: number, other: number) => number {
  const keys = sort.map(({ field, descending }) => ({ ranks: index.column(field).ranks(), sign: descending ? -1 : 1 }));
  const { slots } = index;
  return (one, other) => {
    for (const { ranks, sign } of keys) {
      const a = ranks[one] ?? Number.NaN;
      const b = ranks[other] ?? Number.NaN;
      if (a < b) return -sign;
      if (a > b) return sign;
      if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
    }
    const first = slots[one]?.id ?? '';
    const second = slots[other]?.id ?? '';
    if (first === second) return 0;
    return first < second ? -1 : 1;
  };
}

/** Orders by how many words are spelled exactly as typed, then by creation. */
function relevance(index: KindIndex, search: TextSearch, matching: readonly number[]) {
  const byCreation = comparison(index, []);
  const scores = new Map<number, number>();
  for (const slot of matching) {
    const row = index.slots[slot];
    if (row) scores.set(slot, exactness(search, index.textsOf(row)));
  }
  return (one: number, other: number) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0) || byCreation(one, other);
}

/**
 * Answers a list query. With text and no sort, exact spellings come first; a sort the person chose is never disturbed.
 * Facets count as if their own field's conditions were not set; most frequent value first.
 */
export function answerList<K extends RowKind>(index: KindIndex, query: ListQuery<K>): ListResult<K> {
  const search = parseSearch(query.text);
  const found = search.alternatives.length === 0 ? null : index.search(search);
  const tests = query.where.map((condition) => ({ field: condition.field, test: conditionTest(index, condition) }));
  const facets = query.facets.map((field) => ({ field, ...facetCounter(index, field) }));

  const matching: number[] = [];
  const { slots } = index;
  for (let slot = 0; slot < slots.length; slot += 1) {
    if (slots[slot] === null || (found !== null && found[slot] === 0)) continue;
    let failing: string | null = null;
    let failingFields = 0;
    for (const { field, test } of tests) {
      if (test(slot) || field === failing) continue;
      failing = field;
      failingFields += 1;
      if (failingFields > 1) break;
    }
    if (failingFields === 0) matching.push(slot);
    if (failingFields > 1) continue;
    for (const facet of facets) if (failing === null || failing === facet.field) facet.count(slot);
  }

  const byRelevance = found !== null && query.sort.length === 0;
  const compare = byRelevance ? relevance(index, search, matching) : comparison(index, query.sort);
  const total = matching.length;
  const start = Math.min(query.range.start, total);
  const wanted = topSlots(matching, Math.min(query.range.end, total), compare).slice(start);
  return {
    total,
    start,
    // An index holds rows of one kind, and the query names that kind.
    rows: wanted.map((slot) => slots[slot]).filter((row) => row !== null && row !== undefined) as Row<K>[],
    facets: Object.fromEntries(facets.map(({ field, result }) => [field, result()])),
  };
}
