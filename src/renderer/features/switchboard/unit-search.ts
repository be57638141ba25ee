import type { Unit } from '#shared/directory/schema.ts';

/** So many units are shown above the people. */
const most = 5;

/**
 * Returns the units whose name has words that begin with every word written, or a number with the digits written, by
 * name; none for blank text. `organisationId` narrows to one organisation.
 */
export function unitsFound(units: Iterable<Unit>, text: string, organisationId?: string): Unit[] {
  const words = wordsOf(text);
  const digits = text.replaceAll(/\D/g, '').replace(/^0/, '');
  const isNumber = digits.length >= 3 && /^[\d\s+/()-]+$/.test(text.trim());
  if (words.length === 0 && !isNumber) return [];
  return [...units]
    .filter((unit) => organisationId === undefined || unit.organisationId === organisationId)
    .filter((unit) =>
      isNumber
        ? unit.phones.some(({ number }) => number.includes(digits))
        : words.every((word) => wordsOf(unit.name).some((own) => own.startsWith(word))),
    )
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
    .slice(0, most);
}

/** Words without regard to case and to marks on letters, so that "forskola" finds "Förskola". */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
