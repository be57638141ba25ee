import type { Condition, FacetValue, Grouping, ListQuery } from '#shared/replica/query.ts';

// What the read index must answer, found the slow way, for tests. Shares no code with it.

type Scalar = string | number | boolean | null;

/** A row as a list sees it: every field it can be asked for, and the texts it is found by. */
export interface PlainRow {
  id: string;
  fields: Record<string, Scalar>;
  texts: string[];
}

const collator = new Intl.Collator('sv', { numeric: true });

function holds(condition: Condition, value: Scalar): boolean {
  if (condition.op === 'in') return condition.values.includes(value);
  if (condition.op === 'notIn') return !condition.values.includes(value);
  if (condition.op === 'contains' || condition.op === 'lacks') {
    const has =
      typeof value === 'string' && condition.texts.some((text) => value.toLowerCase().includes(text.toLowerCase()));
    return has === (condition.op === 'contains');
  }
  if ('number' in condition) {
    if (typeof value !== 'number') return false;
    return condition.op === 'atLeast' ? value >= condition.number : value <= condition.number;
  }
  if (typeof value !== 'string') return false;
  return condition.op === 'before' ? value < condition.value : value >= condition.value;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

function compareValues(one: Scalar, other: Scalar): number {
  if (typeof one === 'string' && typeof other === 'string') return collator.compare(one, other);
  return Number(one) - Number(other);
}

/** Returns identifiers in order and facets without order. */
export function plainAnswer(rows: readonly PlainRow[], query: ListQuery) {
  const typed = words(query.text);
  const textRows = rows.filter(({ texts }) => {
    const all = texts.flatMap(words).map(plain);
    const stands = (word: string) => all.some((known) => known.startsWith(plain(word)));
    // Numbers and what stands between their digits may also be meant as one number.
    const number = typed.length > 1 && !/[^\d\s+\-/().]/.test(query.text) ? typed.join('').replace(/^00/, '') : null;
    return typed.every(stands) || (number !== null && stands(number));
  });
  const value = (row: PlainRow, field: string) => row.fields[field] ?? null;
  const passing = (except: string | null) =>
    textRows.filter((row) =>
      query.where.every((condition) => condition.field === except || holds(condition, value(row, condition.field))),
    );
  const exact = ({ texts }: PlainRow) =>
    typed.filter((word) => texts.flatMap(words).some((known) => known.startsWith(word))).length;
  const groups = query.grouping === undefined ? null : plainGroups(passing(null), query.grouping);
  const groupOf = (row: PlainRow) => groups?.findIndex(({ rows: members }) => members.includes(row)) ?? 0;
  const found = passing(null).sort((one, other) => {
    if (groupOf(one) !== groupOf(other)) return groupOf(one) - groupOf(other);
    for (const { field, descending } of query.sort) {
      const [a, b] = [value(one, field), value(other, field)];
      if (a === null || b === null) {
        if (a === b) continue;
        return a === null ? 1 : -1;
      }
      const difference = compareValues(a, b);
      if (difference !== 0) return descending ? -difference : difference;
    }
    if (query.sort.length === 0 && exact(one) !== exact(other)) return exact(other) - exact(one);
    return one.id < other.id ? -1 : 1;
  });
  const facets = query.facets.map((field) => {
    const counts = new Map<Scalar, number>();
    for (const row of passing(field)) counts.set(value(row, field), (counts.get(value(row, field)) ?? 0) + 1);
    return [field, new Map([...counts])] as const;
  });
  const shown = found.filter((row) => groups?.[groupOf(row)]?.collapsed !== true);
  return {
    total: found.length,
    ids: shown.slice(query.range.start, query.range.end).map(({ id }) => id),
    facets: new Map(facets),
    groups: groups?.map(({ value: named, rows: members, collapsed }) => ({
      value: named,
      count: members.length,
      collapsed,
    })),
  };
}

function plainGroups(rows: readonly PlainRow[], { field, order, descending, edges, collapsed }: Grouping) {
  const nameOf = (row: PlainRow): Scalar => {
    const value = row.fields[field] ?? null;
    if (edges === null) return value;
    return typeof value === 'string' ? edges.filter((edge) => edge <= value).length : null;
  };
  const members = new Map<Scalar, PlainRow[]>();
  for (const row of rows) members.set(nameOf(row), [...(members.get(nameOf(row)) ?? []), row]);
  const sign = descending ? -1 : 1;
  const compare = (one: Scalar, other: Scalar) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compareValues(one, other);
  };
  const byLetters = (one: string, other: string) => (one === other ? 0 : one < other ? -sign : sign);
  const orderOf = (value: Scalar) => (edges === null ? (members.get(value)?.[0]?.fields[order] ?? null) : value);
  return [...members]
    .map(([value, rowsThere]) => ({ value, rows: rowsThere, collapsed: collapsed.includes(value) }))
    .sort((one, other) => {
      if (one.value === null || other.value === null) return compare(one.value, other.value);
      const alike = compare(orderOf(one.value), orderOf(other.value)) || compare(one.value, other.value);
      return alike || byLetters(String(one.value), String(other.value));
    });
}

/** Returns facets in a form that has no order. */
export function unordered(facets: Readonly<Record<string, readonly FacetValue[]>>) {
  return new Map(
    Object.entries(facets).map(([field, values]) => [field, new Map(values.map(({ value, count }) => [value, count]))]),
  );
}
