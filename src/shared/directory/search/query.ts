import { foldWord, spelledWords } from './fold.ts';
import { soundKey } from './sound-key.ts';

/** One part of what was typed; all parts must hold. */
export type QueryPart =
  | { type: 'word'; spelled: string; folded: string; sound: string; digits: string | null }
  | { type: 'number'; digits: string }
  | { type: 'email'; text: string };

/** Fewer digits than this are a word: "åk 4". */
const fewestDigits = 2;
/** More words than this narrow nothing down. */
const mostParts = 8;

function numberPart(text: string): QueryPart | null {
  if (!/^[+(]?[\d\s\-–/().]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  return digits.length < fewestDigits ? null : { type: 'number', digits };
}

/**
 * Returns what a typed text looks for. Digits with separators are one number however written; a word with @ is part of an
 * address; the rest are words. None for blank text.
 */
export function parseDirectoryQuery(text: string): QueryPart[] {
  const typed = text.trim();
  if (typed === '') return [];
  const number = numberPart(typed);
  if (number !== null) return [number];
  return typed
    .split(/\s+/)
    .flatMap((chunk): QueryPart[] => {
      if (chunk.includes('@')) return [{ type: 'email', text: chunk.toLowerCase() }];
      return spelledWords(chunk).map((spelled) => ({
        type: 'word',
        spelled,
        folded: foldWord(spelled),
        sound: soundKey(spelled),
        digits: /^\d{2,}$/.test(spelled) ? spelled : null,
      }));
    })
    .slice(0, mostParts);
}
