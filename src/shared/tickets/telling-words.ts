const shortest = 3;

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function split(text: string): string[] {
  return folded(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length >= shortest);
}

/** Words that stand in every text and tell nothing (Swedish and English). */
const empty: ReadonlySet<string> = new Set(
  split(
    'och att det som inget ingen inga eller för med den till inte men var har kan ska när hur vad från han hon vid även efter också bara får blir något någon alla min din sin the and for that with not has can you was are this from have',
  ),
);

/** Returns the words of a text that say what it is about, each once, small and without marks. */
export function tellingWords(text: string): ReadonlySet<string> {
  return new Set(split(text).filter((word) => !empty.has(word)));
}

/** Swedish bends and joins words: one that begins the other counts as the same, if it is not short. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && (short === long || short.length >= 4);
}

/** Whether a word, or one bent from it, is among the words. */
export function hasWord(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true;
  for (const word of words) if (isSameWord(word, wanted)) return true;
  return false;
}
