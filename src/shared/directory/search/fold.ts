const marks = /\p{M}/gu;
const ascii = /^[\x20-\x7e]*$/;
const between = /[^\p{L}\p{N}]+/u;

/** Returns a word in lower case without accents and rings: whoever writes "Ostrom" means Öström. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower.normalize('NFD').replace(marks, '').replaceAll('ø', 'o').replaceAll('æ', 'a').replaceAll('ß', 'ss');
}

/** Returns the words of a text in lower case, as spelled. */
export function spelledWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .split(between)
    .filter((word) => word !== '');
}

/** Returns the words a name is found by: its parts, and those of a double name drawn together ("majbritt"). */
export function nameWords(name: string): string[] {
  const joined = name.split(/\s+/).flatMap((part) => {
    const words = spelledWords(part);
    return words.length > 1 ? [words.join('')] : [];
  });
  return [...spelledWords(name), ...joined];
}

const swedishLetters: Readonly<Record<string, string>> = { å: '{', ä: '|', æ: '|', ö: '}', ø: '}' };

/** Returns a text by which names order as in Swedish when compared by code units. */
export function orderKey(name: string): string {
  const lower = name.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower
    .normalize('NFC')
    .replace(/[åäæöø]/g, (letter) => swedishLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(marks, '');
}
