/** Swedish order: å ä ö last, numbers inside words by their value ("BUR-999" before "BUR-3041"). */
const collator = new Intl.Collator('sv', { numeric: true });
const letters = new Intl.Collator('sv', { numeric: true, sensitivity: 'base' });

/** Returns a negative, zero or positive number as `one` comes before, with or after `other` in Swedish order. */
export function compareSwedish(one: string, other: string): number {
  return collator.compare(one, other);
}

/**
 * Characters whose place does not depend on their neighbours, so that comparing texts of them letter by letter is
 * comparing the texts. Others (æ, ß, joined accents…) are left to the collator.
 */
const plainCharacters = [
  ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~§–—’”€',
  ...'abcdefghijklmnopqrstuvwxyzåäöéèêëáàâíìîïóòôúùûçñ',
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÈÊËÁÀÂÍÌÎÏÓÒÔÚÙÛÇÑ',
];
const digit = /^\d$/;
/** A longer run of digits is left to the collator. */
const longestNumber = 20;

/** Code units that order as the collator orders the characters' letters; 0 is none of them. */
function makeWeights(): { weights: Uint8Array; ofNumbers: number } {
  const weights = new Uint8Array(0x2100);
  const sorted = [...plainCharacters, '0'].sort(letters.compare);
  let weight = 0;
  let ofNumbers = 0;
  let previous = '';
  for (const character of sorted) {
    if (previous === '' || letters.compare(previous, character) !== 0) weight += 1;
    previous = character;
    if (!digit.test(character)) {
      weights[character.charCodeAt(0)] = weight;
      continue;
    }
    // One weight for each length that a number can have.
    ofNumbers = weight;
    weight += longestNumber;
  }
  return { weights, ofNumbers };
}

const { weights, ofNumbers } = makeWeights();

/**
 * Returns a text whose code units order as the given text does in Swedish, but for capitals and accents, which it does
 * not tell apart: equal keys are for compareSwedish to decide. Null for texts of other characters.
 */
export function swedishKey(text: string): string | null {
  const units: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) {
      const weight = code < weights.length ? (weights[code] ?? 0) : 0;
      if (weight === 0) return null;
      units.push(weight);
      continue;
    }
    // A number orders by its length without leading zeros, then digit by digit.
    let from = at;
    while (at + 1 < text.length && isDigit(text.charCodeAt(at + 1))) at += 1;
    while (from < at && text.charCodeAt(from) === 48) from += 1;
    if (at - from >= longestNumber) return null;
    units.push(ofNumbers + at - from);
    for (; from <= at; from += 1) units.push(text.charCodeAt(from));
  }
  return String.fromCharCode(...units);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A text with its key, to be compared many times. */
export interface KeyedText {
  readonly text: string;
  readonly key: string | null;
}

export function keyed(text: string): KeyedText {
  return { text, key: swedishKey(text) };
}

/** Compares as compareSwedish does, by keys where both have one. */
export function compareKeyed(one: KeyedText, other: KeyedText): number {
  if (one.key !== null && other.key !== null) {
    if (one.key < other.key) return -1;
    if (one.key > other.key) return 1;
  }
  return one.text === other.text ? 0 : compareSwedish(one.text, other.text);
}
