/** What a service says it is not offered to, as far as it may be about a person. */
export interface Excluded {
  /** As the catalogue words it: "elever (skolans personal anmäler)". */
  exclusion: string;
  /** False where the catalogue says more than a group ("vikarier kortare än en månad"): somebody has to ask. */
  isCertain: boolean;
}

/** Swedish plural endings and what the singular has in their place: elever, vikarier, förtroendevalda, sköterskor, pojkar. */
const plurals: readonly (readonly [string, string])[] = [
  ['', ''],
  ['er', ''],
  ['r', ''],
  ['ar', ''],
  ['ar', 'e'],
  ['or', 'a'],
  ['a', ''],
  ['n', ''],
  ['s', ''],
];

/** Shorter than this, a word is the end of too many others. */
const shortestPart = 4;

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('sv').match(/[\p{L}\d-]+/gu) ?? [];
}

/** Whether a word of a title names one of a group: "elev" and "gymnasieelev" are of "elever", "elevassistent" is not. */
function isOneOf(word: string, group: string): boolean {
  return plurals.some(([ending, instead]) => {
    if (!group.endsWith(ending)) return false;
    const singular = group.slice(0, group.length - ending.length) + instead;
    return word === singular || (singular.length >= shortestPart && word.endsWith(singular));
  });
}

/**
 * Returns the first exclusion of a service that is about somebody with this title, those that leave no doubt first; null
 * when none is. What a title does not say is not known: people look at the list of exclusions as well.
 */
export function exclusionOf(exclusions: readonly string[], title: string): Excluded | null {
  const words = wordsOf(title);
  const found = exclusions.flatMap((exclusion) => {
    const [group, ...more] = wordsOf(exclusion.replace(/\(.*?\)/gu, ''));
    if (group === undefined || !words.some((word) => isOneOf(word, group))) return [];
    return [{ exclusion, isCertain: more.length === 0 }];
  });
  return found.find(({ isCertain }) => isCertain) ?? found[0] ?? null;
}
