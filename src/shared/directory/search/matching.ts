import { oneEdit } from './one-edit.ts';

/** How a word or number was found, best first. */
export const matchKinds = ['exact', 'beginning', 'similar', 'misspelled'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** What of an entry was found, the most telling first. */
export const fields = { name: 0, task: 1, title: 2, other: 3, unit: 4 } as const;

/** Nothing was found. */
export const noMatch = 0xff;

/** A grade: the place in `matchKinds` doubled, and one more for the lesser of two. */
function grade(kind: MatchKind, isLesser: boolean): number {
  return matchKinds.indexOf(kind) * 2 + Number(isLesser);
}

const exact = grade('exact', false);
const exactFolded = grade('exact', true);
const beginning = grade('beginning', false);
const beginningFolded = grade('beginning', true);
const sound = grade('similar', false);
const soundBeginning = grade('similar', true);
const edited = grade('misspelled', false);
const editedBeginning = grade('misspelled', true);

/** Beginnings that sound alike, parts within a compound and misspellings tell nothing in shorter words. */
const fewestForSound = 3;
const fewestWithin = 4;
const fewestForEdit = 4;

export interface TypedWord {
  readonly spelled: string;
  readonly folded: string;
  readonly sound: string;
}

export interface KnownWord extends TypedWord {
  /** Entries the word stands in, each times eight and its field. */
  readonly postings: number[];
}

/** Returns how well a known word is what was typed; `noMatch` when it is not. */
export function gradeWord(typed: TypedWord, word: KnownWord, allowsMisspelling: boolean): number {
  if (word.folded.startsWith(typed.folded)) {
    if (word.folded.length === typed.folded.length) return word.spelled === typed.spelled ? exact : exactFolded;
    return word.spelled.startsWith(typed.spelled) ? beginning : beginningFolded;
  }
  const { sound: heard } = typed;
  if (heard !== '' && word.sound.startsWith(heard)) {
    if (word.sound.length === heard.length && typed.folded.length > 1) return sound;
    if (typed.folded.length >= fewestForSound) return soundBeginning;
  }
  if (typed.folded.length >= fewestWithin && word.folded.includes(typed.folded)) return soundBeginning;
  if (!allowsMisspelling || typed.folded.length < fewestForEdit) return noMatch;
  return gradeMisspelled(typed, word);
}

function gradeMisspelled(typed: TypedWord, word: KnownWord): number {
  if (word.folded.length < fewestForEdit - 1) return noMatch;
  const written = oneEdit(typed.folded, word.folded);
  if (written === 'whole') return edited;
  const heard = typed.sound.length < fewestForEdit - 1 ? null : oneEdit(typed.sound, word.sound);
  if (heard === 'whole') return edited;
  return written === 'beginning' || heard === 'beginning' ? editedBeginning : noMatch;
}

export interface KnownNumber {
  /** Digits as stored, with the country: "46701740605"; of an extension as they are. */
  readonly digits: string;
  /** As dialled within Sweden: "0701740605". */
  readonly national: string;
  readonly slot: number;
}

/** Returns how well a number has the digits typed: whole, from its beginning or its end, or somewhere within. */
export function gradeNumber(typed: string, { digits, national }: KnownNumber): number {
  if (digits === typed || national === typed) return exact;
  if (digits.startsWith(typed) || national.startsWith(typed)) return beginning;
  if (digits.endsWith(typed)) return beginningFolded;
  return typed.length >= fewestForSound && (digits.includes(typed) || national.includes(typed)) ? sound : noMatch;
}

/** Returns how well an address has what was typed. */
export function gradeEmail(typed: string, email: string): number {
  if (email === typed) return exact;
  if (email.startsWith(typed)) return beginning;
  return email.includes(typed) ? beginningFolded : noMatch;
}
