import type { Answer } from '../question.ts';

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    one.length === other.length &&
    // A row that was parsed again is another object that says the same.
    one.every((item, place) => item === other[place] || JSON.stringify(item) === JSON.stringify(other[place]))
  );
}

/** Whether two answers to the same question say the same. Most rows are the same objects as before. */
export function sameAnswer(one: Answer, other: Answer): boolean {
  if (one.type === 'rows' && other.type === 'rows') return sameItems(one.rows, other.rows);
  if (one.type === 'refused' && other.type === 'refused') return sameItems(one.refused, other.refused);
  if (one.type === 'list' && other.type === 'list') {
    const { rows: before, ...restBefore } = one.result;
    const { rows: after, ...restAfter } = other.result;
    return JSON.stringify(restBefore) === JSON.stringify(restAfter) && sameItems(before, after);
  }
  return JSON.stringify(one) === JSON.stringify(other);
}
