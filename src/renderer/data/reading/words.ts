const notWord = /[^\p{L}\p{N}]+/u;
const marks = /\p{M}/gu;
// Most words need no folding.
const ascii = /^[\w\s-]*$/;

/** Returns the text in lower case without accents and rings, so that "arende" and "ärende" meet. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower.normalize('NFD').replace(marks, '').replaceAll('ø', 'o').replaceAll('æ', 'a');
}

/** Returns the words of a text in lower case, as spelled. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .split(notWord)
    .filter((word) => word !== '');
}

/** Returns a stored telephone number the ways people begin to type it: "46739797…" and "046739797…" for Swedish ones. */
export function numberWords(number: string): string[] {
  const digits = number.replace(/\D/g, '');
  if (digits === '') return [];
  return number.startsWith('+46') ? [digits, `0${digits.slice(2)}`] : [digits];
}

/** What was typed into a search field: one of the alternatives must hold with all its words. */
export interface TextSearch {
  /** Folded. */
  alternatives: readonly (readonly string[])[];
  /** As spelled, to put exact spellings first. */
  spelled: readonly string[];
}

/** Returns the search that a typed text means. Digits with separators are also one number: "046-73 97 97". */
export function parseSearch(text: string): TextSearch {
  const spelled = wordsOf(text);
  const alternatives = spelled.length === 0 ? [] : [spelled.map(fold)];
  if (/^\+?[\d\s\-/().]+$/.test(text.trim()) && spelled.length > 1) {
    alternatives.push([text.replace(/\D/g, '').replace(/^00/, '')]);
  }
  return { alternatives, spelled };
}

/** Returns how many of the searched words begin a word of the texts exactly as spelled. */
export function exactness(search: TextSearch, texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  return search.spelled.filter((wanted) => words.some((word) => word.startsWith(wanted))).length;
}
