import { useMemo } from 'react';
import type { DirectoryKind } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListQuery, ListResult } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import {
  type Answer,
  type CallerMatch,
  type DirectoryFound,
  listQuestion,
  type Question,
  type ReferenceKind,
} from './question.ts';
import { useQuestion, useQuestionKeepingLast } from './use-question.ts';

const noRows: readonly never[] = [];

/** The worker answers a question about a kind with rows of that kind, parsed by the kind's schema on arrival. */
function rowsOf<K extends RowKind>(kind: K, answer: Answer | null): readonly Row<K>[] {
  return answer?.type === 'rows' && answer.kind === kind ? (answer.rows as Row<K>[]) : noRows;
}

/** Returns a row with the person's own unsent changes, live; undefined when there is none (or not yet read). */
export function useRow<K extends RowKind>(kind: K, id: Id | null): Row<K> | undefined {
  return rowsOf(kind, useQuestion(id === null ? null : { type: 'row', kind, id }))[0];
}

/** What a scrolling body asks for is not always whole and positive. */
function wholeRange({ start, end }: ListQuery['range']): ListQuery['range'] {
  const first = Math.max(0, Math.floor(start));
  return { start: first, end: Math.max(first, Math.ceil(end)) };
}

/** A part of a list; `isCurrent` is false while it still answers the question before. */
export type LiveList<K extends RowKind> = ListResult<K> & { isCurrent: boolean };

/**
 * Returns the asked range of a list, live; null only until the very first answer. Fields and words to search by:
 * docs/spec-sync.md, "The read index".
 */
export function useRows<K extends RowKind>(query: ListQuery<K>): LiveList<K> | null {
  const question = listQuestion({ ...query, range: wholeRange(query.range) });
  const { answer, isCurrent } = useQuestionKeepingLast(question);
  const result = answer?.type === 'list' && answer.kind === query.kind ? (answer.result as ListResult<K>) : null;
  return useMemo(() => (result === null ? null : { ...result, isCurrent }), [result, isCurrent]);
}

/** A row that a view has opened. */
export interface SoughtRow<K extends RowKind> {
  row: Row<K> | undefined;
  /** It was looked for and is not there; until the answer has come nobody knows. */
  isGone: boolean;
  /** `row` is the one asked for, not the one before it: only then do keys act on it. */
  isMeant: boolean;
}

/** Returns a row that is to be shown by itself, live; the one shown before until the answer has come, so that going down a list does not blink. */
export function useSoughtRow<K extends RowKind>(kind: K, id: Id): SoughtRow<K> {
  const found = useRows<K>({
    kind,
    where: [{ field: 'id', op: 'in', values: [id] }],
    text: '',
    sort: [],
    range: { start: 0, end: 1 },
    facets: [],
  });
  const row = found?.rows[0];
  return { row, isGone: found?.isCurrent === true && row === undefined, isMeant: row?.id === id };
}

/** Returns the rows whose `field` is `value` (notes of a ticket, loans of a person), oldest first; empty for null. */
export function useRelated<K extends RowKind>(kind: K, field: string, value: string | null): readonly Row<K>[] {
  return rowsOf(kind, useQuestion(value === null ? null : { type: 'related', kind, field, value }));
}

const lookups = new WeakMap<readonly unknown[], ReadonlyMap<Id, unknown>>();

/** Returns a whole reference table by identifier, live. The same map as long as nothing in it changed. */
export function useLookup<K extends ReferenceKind>(kind: K): ReadonlyMap<Id, Row<K>> {
  const rows = rowsOf(kind, useQuestion({ type: 'lookup', kind }));
  return useMemo(() => {
    const known = lookups.get(rows);
    const lookup = known ?? new Map(rows.map((row) => [row.id, row]));
    if (known === undefined && rows.length > 0) lookups.set(rows, lookup);
    return lookup as ReadonlyMap<Id, Row<K>>;
  }, [rows]);
}

/** Whether there are rows in a reference table; null until the replica has said. */
export function useHasAny(kind: ReferenceKind): boolean | null {
  const answer = useQuestion({ type: 'lookup', kind });
  return answer === null ? null : rowsOf(kind, answer).length > 0;
}

/** People that a text finds; `isCurrent` is false while they still are those of the text before. */
export interface FoundPeople {
  people: readonly Row<'people'>[];
  isCurrent: boolean;
}

/** Returns at most 20 people by name, title, unit or number, exact spellings first; none for blank text. */
export function usePeopleSearch(text: string, organisationId?: string): FoundPeople {
  const wanted = text.trim();
  const question: Question = { type: 'people', text: wanted, organisationId: organisationId ?? null };
  const { answer, isCurrent } = useQuestionKeepingLast(question);
  return wanted === '' ? { people: noRows, isCurrent: true } : { people: rowsOf('people', answer), isCurrent };
}

/** Returns everybody and every unit that has the number (E.164); empty for a hidden number. */
export function useCallerMatches(number: string | null): readonly CallerMatch[] {
  const answer = useQuestion(number === null ? null : { type: 'callers', number });
  return answer?.type === 'callers' ? answer.matches : noRows;
}

/** Whether the row carries own changes that have not reached the server. */
export function usePending(kind: RowKind, id: Id | null): boolean {
  // Asked of the whole kind: a list asks once for all its rows, and few rows wait at a time.
  const answer = useQuestion(id === null ? null : { type: 'pending', kind });
  return id !== null && answer?.type === 'pending' && answer.ids.includes(id);
}

/** What the directory is searched by; see DirectoryQuery. */
export interface DirectorySearchQuery {
  text: string;
  preferred: string | null;
  only: string | null;
  used: readonly Id[];
  kinds: readonly DirectoryKind[];
  limit: number;
}

/** The answer to a search of the directory; `isCurrent` is false while it still answers what was typed before. */
export interface DirectoryResult {
  total: number;
  hits: readonly DirectoryFound[];
  isCurrent: boolean;
}

const nobody: DirectoryResult = { total: 0, hits: [], isCurrent: true };

/** Returns who and what a typed text finds in the directory, live; null until the very first answer, nothing for blank text. */
export function useDirectory(query: DirectorySearchQuery): DirectoryResult | null {
  const text = query.text.trim();
  const question: Question = { type: 'directory', ...query, text, used: [...query.used], kinds: [...query.kinds] };
  const { answer, isCurrent } = useQuestionKeepingLast(question);
  return useMemo(() => {
    if (text === '') return nobody;
    return answer?.type === 'directory' ? { total: answer.total, hits: answer.hits, isCurrent } : null;
  }, [answer, isCurrent, text]);
}
