import { parsePhoneNumber } from './phone-number.ts';

const extensionPattern = /^\d{2,8}$/;

/** Returns a number as a called one is compared with it: E.164, or the digits of an extension; null where the text is neither. */
export function calledNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return parsePhoneNumber(text) ?? (extensionPattern.test(digits) ? digits : null);
}
