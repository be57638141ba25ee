const letterOrNumber = /^[\p{L}\p{N}]$/u;
const marks = /\p{M}/gu;
// Most words need no folding.
const ascii = /^[\w\s-]*$/;

/** Which UTF-16 units below 0x250, that is of Latin letters, belong to words. */
const inWord = Uint8Array.from({ length: 0x250 }, (_, code) => Number(letterOrNumber.test(String.fromCharCode(code))));

/** Returns the text in lower case without accents and rings, so that "arende" and "ärende" meet. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower.normalize('NFD').replace(marks, '').replaceAll('ø', 'o').replaceAll('æ', 'a');
}

/** A longer word is found by its beginning. */
const longestWord = 200;

/** Calls with each word of a text in lower case, as spelled. */
export function eachWord(text: string, visit: (word: string) => void): void {
  const lower = text.toLowerCase().normalize('NFC');
  let start = -1;
  let at = 0;
  while (at < lower.length) {
    const code = lower.charCodeAt(at);
    let size = 1;
    let belongs = inWord[code] === 1;
    if (code >= inWord.length) {
      const character = String.fromCodePoint(lower.codePointAt(at) ?? 0);
      size = character.length;
      belongs = letterOrNumber.test(character);
    }
    if (belongs && start < 0) start = at;
    if (!belongs && start >= 0) {
      visit(lower.slice(start, Math.min(at, start + longestWord)));
      start = -1;
    }
    at += size;
  }
  if (start >= 0) visit(lower.slice(start, start + longestWord));
}

/** Returns the words of a text in lower case, as spelled. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (word) => words.push(word));
  return words;
}

/** Returns a stored telephone number the ways people begin to type it: "46739797…" and "046739797…" for Swedish ones. */
export function numberWords(number: string): string[] {
  const digits = number.replace(/\D/g, '');
  if (digits === '') return [];
  return number.startsWith('+46') ? [digits, `0${digits.slice(2)}`] : [digits];
}

/** What was typed into a search field: one of the alternatives must hold with all its words. */
export interface TextSearch {
  /** Each word folded, to be found by, and as spelled, to put exact spellings first. */
  alternatives: readonly (readonly SearchedWord[])[];
}

export interface SearchedWord {
  readonly folded: string;
  readonly spelled: string;
}

/** More words than this narrow nothing down. */
const mostWords = 100;

function searched(spelled: string): SearchedWord {
  return { spelled, folded: fold(spelled) };
}

/** Returns the search that a typed text means. Digits with separators are also one number: "046-73 97 97". */
export function parseSearch(text: string): TextSearch {
  const spelled = wordsOf(text).slice(0, mostWords);
  const alternatives = spelled.length === 0 ? [] : [spelled.map(searched)];
  if (/^\+?[\d\s\-/().]+$/.test(text.trim()) && spelled.length > 1) {
    alternatives.push([searched(text.replace(/\D/g, '').replace(/^00/, ''))]);
  }
  return { alternatives };
}
