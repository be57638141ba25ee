import { matchesWords } from '#renderer/parts/match-words.ts';
import type { Unit } from '#shared/directory/schema.ts';

/** So many units are shown above the people. */
const most = 5;

/**
 * Returns the units whose name has words that begin with every word written, or a number with the digits written, by
 * name; none for blank text. `organisationId` narrows to one organisation.
 */
export function unitsFound(units: Iterable<Unit>, text: string, organisationId?: string): Unit[] {
  const digits = text.replaceAll(/\D/g, '').replace(/^0/, '');
  const isNumber = digits.length >= 3 && /^[\d\s+/()-]+$/.test(text.trim());
  if (text.trim() === '') return [];
  return [...units]
    .filter((unit) => organisationId === undefined || unit.organisationId === organisationId)
    .filter((unit) =>
      isNumber ? unit.phones.some(({ number }) => number.includes(digits)) : matchesWords(unit.name, text),
    )
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
    .slice(0, most);
}
