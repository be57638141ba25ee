import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { Answer, Question } from '../question.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import { carry, follow } from './carried-list.ts';
import { computedField } from './fields.ts';
import type { KindIndex } from './kind-index.ts';

type Indexes = Readonly<Record<RowKind, KindIndex>>;
type Asked<T extends Question['type']> = Extract<Question, { type: T }>;
type Answered<T extends Answer['type']> = Extract<Answer, { type: T }>;

/** Gives the answer as it is after a change; null when it must be worked out anew. */
export type Carried = () => Answer | null;

const noIds: ReadonlySet<Id> = new Set();
const anew: Carried = () => null;

/**
 * Called before the indexes take changes in: notes what an answer that stands owes to the rows that are about to change.
 * The function returned is called afterwards and gives the answer as it is then, the same object when it says the same.
 * So one changed row of many costs no look at all the others, and a key press never waits behind that.
 */
export function carryAnswer(indexes: Indexes, question: Question, answer: Answer, changes: RowChanges): Carried {
  if (question.type === 'list' && answer.type === 'list') return carryList(indexes, question, answer, changes);
  if (question.type === 'related') return carryRelated(indexes, question, answer, changes);
  return anew;
}

function carryList(
  indexes: Indexes,
  { query }: Asked<'list'>,
  answer: Answered<'list'>,
  { rows, segments }: RowChanges,
): Carried {
  const index = indexes[query.kind];
  const ids = rows.get(query.kind) ?? noIds;
  const isOfOthers = [...rows.keys()].some((kind) => kind !== query.kind && index.dependsOn(kind));
  const followed = segments.size > 0 || isOfOthers ? null : follow(index, query, answer.result, ids);
  if (followed === null) return anew;
  return () => {
    const result = carry(index, query, answer.result, ids, followed);
    if (result === null || result === answer.result) return result && answer;
    return { ...answer, result };
  };
}

/** Only rows that had the value or have it now concern it. */
function carryRelated(
  indexes: Indexes,
  { kind, field, value }: Asked<'related'>,
  answer: Answer,
  { rows, segments }: RowChanges,
): Carried {
  if (segments.has(kind) || computedField(kind, field) !== undefined) return anew;
  const ids = [...(rows.get(kind) ?? noIds)];
  const isConcerned = () => ids.some((id) => indexes[kind].valueOf(id, field) === value);
  return isConcerned() ? anew : () => (isConcerned() ? null : answer);
}
