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
  if ('values' in condition) {
    const values = condition.values.filter((value) => !isGoneValue(field, value, names));
    if (values.length === condition.values.length) return [condition];
    return values.length === 0 ? [] : [{ ...condition, values }];
  }
  if ('texts' in condition) {
    const texts = condition.texts.filter((text) => !isGoneValue(field, text, names));
    if (texts.length === condition.texts.length) return [condition];
    return texts.length === 0 ? [] : [{ ...condition, texts }];
  }
  return [condition];
}
