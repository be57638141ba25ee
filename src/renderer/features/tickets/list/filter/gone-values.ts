import type { ViewCondition } from '#shared/views/schema.ts';
import type { TicketNames } from '../column-values.ts';
import { type FilterField, isFilterField } from '../filter-fields.ts';
import { isGoneValue } from './filter-words.ts';

/** Returns the fields whose conditions name something that is not here; each once. */
export function fieldsWithGoneValues(more: readonly ViewCondition[], names: TicketNames): FilterField[] {
  const fields = more.flatMap((condition) => {
    const { field } = condition;
    return isFilterField(field) && withoutGone(condition, names)[0] !== condition ? [field] : [];
  });
  return [...new Set(fields)];
}

/** Returns the conditions without the values that are not here; one that had no others is left out. */
export function withoutGoneValues(more: readonly ViewCondition[], names: TicketNames): ViewCondition[] {
  return more.flatMap((condition) => withoutGone(condition, names));
}

function withoutGone(condition: ViewCondition, names: TicketNames): ViewCondition[] {
  const { field } = condition;
  if (!isFilterField(field)) return [condition];
  const isHere = (value: Parameters<typeof isGoneValue>[1]) => !isGoneValue(field, value, names);
  if ('values' in condition)
    return shortened(condition, condition.values, isHere, (values) => ({ ...condition, values }));
  if ('texts' in condition) return shortened(condition, condition.texts, isHere, (texts) => ({ ...condition, texts }));
  return [condition];
}

/** Returns the very condition where all it names is here, else one with what is left, or none. */
function shortened<V>(
  condition: ViewCondition,
  named: readonly V[],
  isHere: (value: V) => boolean,
  withOnly: (left: V[]) => ViewCondition,
): ViewCondition[] {
  const left = named.filter(isHere);
  if (left.length === named.length) return [condition];
  return left.length === 0 ? [] : [withOnly(left)];
}
