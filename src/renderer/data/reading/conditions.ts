import { assertNever } from '#shared/assert-never.ts';
import type { Condition } from '#shared/replica/query.ts';
import { instantOf, millisecondsOf } from '../rows/canonical-instant.ts';
import type { Scalar } from '../rows/packed-column.ts';

function hasWithin(value: Scalar, texts: readonly string[]): boolean {
  if (typeof value !== 'string') return false;
  const text = value.toLowerCase();
  return texts.some((each) => text.includes(each.toLowerCase()));
}

/** Whether the condition holds for a value. `before` and `onOrAfter` compare texts, as instants do, `atLeast` and `atMost` numbers; they never hold for anything else. */
export function holds(condition: Condition, value: Scalar): boolean {
  switch (condition.op) {
    case 'in':
      return condition.values.includes(value);
    case 'notIn':
      return !condition.values.includes(value);
    case 'contains':
      return hasWithin(value, condition.texts);
    case 'lacks':
      return !hasWithin(value, condition.texts);
    case 'before':
      return typeof value === 'string' && value < condition.value;
    case 'onOrAfter':
      return typeof value === 'string' && value >= condition.value;
    case 'atLeast':
      return typeof value === 'number' && value >= condition.number;
    case 'atMost':
      return typeof value === 'number' && value <= condition.number;
    default:
      return assertNever(condition);
  }
}

/** Returns how many of the rising edges are not after the value; null for what is no text. Instants order as their texts do. */
export function intervalOf(value: Scalar, edges: readonly string[]): number | null {
  if (typeof value !== 'string') return null;
  const after = edges.findIndex((edge) => value < edge);
  return after < 0 ? edges.length : after;
}

/** The values that intervals can have, by their code: none first. */
export function intervalValues(edges: readonly string[]): readonly Scalar[] {
  return [null, ...Array.from({ length: edges.length + 1 }, (_, interval) => interval)];
}

/** Returns the place of an interval among `intervalValues`. */
export function intervalCode(interval: number | null): number {
  return interval === null ? 0 : interval + 1;
}

const firstInstant = Date.parse('0001-01-01T00:00:00.000Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Returns the first instant, in milliseconds, whose text is not before the given text, whatever that is: instants order
 * as their texts do. One beyond the last when all are before it.
 */
export function firstNotBefore(text: string): number {
  const exact = millisecondsOf(text);
  if (!Number.isNaN(exact)) return exact;
  let low = firstInstant;
  let high = lastInstant + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (instantOf(middle) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
