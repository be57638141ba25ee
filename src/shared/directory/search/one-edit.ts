/** Where the two texts first differ. */
function firstDifference(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at < length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

function isSame(one: string, oneFrom: number, other: string, otherFrom: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) {
    if (one.charCodeAt(oneFrom + at) !== other.charCodeAt(otherFrom + at)) return false;
  }
  return true;
}

/**
 * Whether one wrong, missing, superfluous letter or two swapped ones make `typed` the word, or at least its beginning:
 * the Damerau–Levenshtein distance (optimal string alignment) between them is at most one.
 */
export function oneEdit(typed: string, word: string): 'whole' | 'beginning' | null {
  const at = firstDifference(typed, word);
  const left = typed.length - at;
  const rest = word.length - at;
  if (left === 0) return rest <= 1 ? 'whole' : 'beginning';
  // Each way is the typed rest after the edit against as much of the word; what is left of the word decides.
  let best: 'beginning' | null = null;
  const tryWay = (typedFrom: number, wordFrom: number): boolean => {
    const length = typed.length - typedFrom;
    const remaining = word.length - wordFrom - length;
    if (remaining < 0 || !isSame(typed, typedFrom, word, wordFrom, length)) return false;
    if (remaining === 0) return true;
    best = 'beginning';
    return false;
  };
  if (rest > 0 && tryWay(at + 1, at + 1)) return 'whole';
  if (tryWay(at + 1, at)) return 'whole';
  if (rest > 0 && tryWay(at, at + 1)) return 'whole';
  const isSwapped =
    left > 1 &&
    rest > 1 &&
    typed.charCodeAt(at) === word.charCodeAt(at + 1) &&
    typed.charCodeAt(at + 1) === word.charCodeAt(at);
  if (isSwapped && tryWay(at + 2, at + 2)) return 'whole';
  return best;
}
