import type { CallerMatch } from '#renderer/data/index.ts';
import { toldName } from '#renderer/parts/person-name.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Translate } from '#shared/i18n/translator.ts';

/** Returns the name of whoever a number belongs to; a number tells nobody who a protected person is. */
export function matchName(match: CallerMatch, t: Translate): string {
  return match.type === 'person' ? toldName(match.person, t) : match.unit.name;
}

/** Returns the identifier of whoever a number belongs to. */
export function matchId(match: CallerMatch): string {
  return match.type === 'person' ? match.person.id : match.unit.id;
}

/** Returns what tells one match from another: title and unit, or the unit's address; nothing of a protected person. */
export function matchDetail(match: CallerMatch): string {
  if (match.type === 'person' && match.person.protected) return '';
  const parts = match.type === 'person' ? [match.person.title, match.unit?.name ?? ''] : [match.unit.address];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Returns the matches with units first: a number that many share is the unit's, and the people are those who sit there. */
export function unitsFirst(matches: readonly CallerMatch[]): CallerMatch[] {
  return [...matches].sort((one, other) => Number(one.type === 'person') - Number(other.type === 'person'));
}

/**
 * Returns who is calling in one short text: the name when the number is one person's, one name (the unit's, where there is one) and how many more
 * when it is shared, the number when nobody has it, and words when it is hidden.
 */
export function callerWords(number: string | null, matches: readonly CallerMatch[], t: Translate): string {
  if (number === null) return t('calls.hidden');
  const first = unitsFirst(matches)[0];
  if (first === undefined) return formatPhoneNumber(number);
  return matches.length === 1
    ? matchName(first, t)
    : t('calls.matches', { name: matchName(first, t), count: matches.length - 1 });
}
