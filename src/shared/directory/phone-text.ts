import { formatPhoneNumber, parsePhoneNumber } from './phone-number.ts';
import type { Phone, PhoneKind } from './schema.ts';

/** Words for the kinds of numbers, in both languages, the Swedish one that is written first. */
const kindWords: Readonly<Record<PhoneKind, readonly string[]>> = {
  mobile: ['mobil', 'mobile', 'mob'],
  fixed: ['fast', 'landline', 'direkt', 'arbete', 'work'],
  switchboard: ['växel', 'vx', 'switchboard'],
  extension: ['anknytning', 'ankn', 'anknytn', 'extension', 'ext', 'kortnummer'],
};

const kinds = Object.keys(kindWords) as PhoneKind[];

/** Returns numbers as they are written in a form or a file: "046-73 97 97 fast". */
export function writePhones(phones: readonly Phone[]): string[] {
  return phones.map(({ number, kind }) => `${formatPhoneNumber(number)} ${kindWords[kind][0] ?? ''}`.trim());
}

function kindOf(number: string, word: string | undefined): PhoneKind {
  const named = kinds.find((kind) => word !== undefined && kindWords[kind].includes(word));
  if (named !== undefined) return named;
  // Swedish numbers that begin with 7 are mobiles (Post- och telestyrelsen, numbering plan).
  return /^\+467/.test(number) ? 'mobile' : 'fixed';
}

/**
 * Returns a number as a person writes it with or without a word for its kind, or null: 2 to 6 digits are an extension
 * unless the word says otherwise.
 */
export function readPhone(text: string): Phone | null {
  const parts = /^(.*?)[\s,:(]*(\p{L}+)?[.)]*$/u.exec(text.trim());
  const written = parts?.[1]?.trim() ?? '';
  const word = parts?.[2]?.toLowerCase();
  const isKnownWord = word === undefined || kinds.some((kind) => kindWords[kind].includes(word));
  if (!isKnownWord || !/^[+\d][\d\s\-–/().]*$/.test(written)) return null;
  const digits = written.replace(/\D/g, '');
  if (/^\d{2,6}$/.test(digits) && !/^[+0]/.test(written)) return { number: digits, kind: 'extension' };
  const number = parsePhoneNumber(written.replaceAll('–', '-'));
  const kind = number === null ? null : kindOf(number, word);
  return number === null || kind === null || kind === 'extension' ? null : { number, kind };
}

/** Returns the numbers of several texts, and those texts that are none. */
export function readPhones(texts: readonly string[]): { phones: Phone[]; wrong: string[] } {
  const written = texts.map((text) => text.trim()).filter((text) => text !== '');
  const read = written.map((text) => ({ text, phone: readPhone(text) }));
  return {
    phones: read.flatMap(({ phone }) => phone ?? []),
    wrong: read.flatMap(({ text, phone }) => (phone === null ? [text] : [])),
  };
}
