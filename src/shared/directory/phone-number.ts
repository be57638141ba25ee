import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * Returns a number as E.164 ("+4646739797"), or null where the text is no telephone number: hidden callers, internal
 * extensions, nonsense. "046-73 97 97", "+46 46 739797" and "046/739797" give the same answer.
 */
export function parsePhoneNumber(text: string): string | null {
  const cleaned = text.trim().replace(/^(tel|sip):/i, '');
  const number = parsePhoneNumberFromString(cleaned, 'SE');
  return number?.isPossible() ? number.number : null;
}

/** Returns a number as people write it: national for Swedish ("046-73 97 97"), international for others; unknown text as it came. */
export function formatPhoneNumber(number: string): string {
  const parsed = parsePhoneNumberFromString(number, 'SE');
  if (!parsed?.isPossible()) return number;
  return parsed.country === 'SE' ? parsed.formatNational() : parsed.formatInternational();
}

/** Returns the E.164 number of a caller, the text as it came when it is an extension, and null when it is hidden. */
export function callerNumber(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /^(anonymous|unknown|private|withheld|restricted|0*)$/i.test(trimmed)) return null;
  return parsePhoneNumber(trimmed) ?? trimmed;
}
