import type { InfoTextState } from '#shared/info-texts/schema.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';

/** Returns the conditions for info texts that stand so on a local date ("2026-11-23"). */
export function inState(state: InfoTextState, today: string): Condition[] {
  const isActive: Condition = { field: 'active', op: 'in', values: [state !== 'retired'] };
  // The day after today, as texts order: everything of today comes before it.
  const tonight = `${today}~`;
  switch (state) {
    case 'valid':
      return [
        isActive,
        { field: 'holdsFrom', op: 'before', value: tonight },
        { field: 'holdsUntil', op: 'onOrAfter', value: today },
      ];
    case 'coming':
      return [isActive, { field: 'holdsFrom', op: 'onOrAfter', value: tonight }];
    case 'over':
      return [isActive, { field: 'holdsUntil', op: 'before', value: today }];
    default:
      return [isActive];
  }
}

/** Returns the question for info texts that stand so, found by words. */
export function infoTextQuery(
  { state, text }: { state: InfoTextState; text: string },
  today: string,
  sort: readonly SortKey[],
  range: ListQuery['range'],
): ListQuery<'infoTexts'> {
  return { kind: 'infoTexts', where: inState(state, today), text, sort, range, facets: [] };
}
