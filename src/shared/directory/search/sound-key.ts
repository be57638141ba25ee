/**
 * How Swedish names are spelled and heard, from the Swedish Academy's spelling rules and the forms in Statistics Sweden's
 * lists of names: rules in order, each on what the one before has left. Capitals stand for sounds: S (sj), C (tj).
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[éèêë]/g, 'e'],
  [/[áàâ]/g, 'a'],
  [/[üÿ]/g, 'y'],
  [/[íìîï]/g, 'i'],
  [/[óòô]/g, 'o'],
  [/æ/g, 'ä'],
  [/ø/g, 'ö'],
  [/w/g, 'v'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/rh/g, 'r'],
  [/dt/g, 't'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/qu|qv|kw/g, 'kv'],
  [/q/g, 'k'],
  // Schmidt and Smitt; elsewhere the sj sound, however written.
  [/sch(?=[bcdfgklmnpqrtv])/g, 's'],
  [/sch|skj|stj|sj|sh/g, 'S'],
  [/^sk(?=[eiyäö])/g, 'S'],
  [/^ch(?=[ao])/g, 'S'],
  [/tion/g, 'Son'],
  // The tj sound.
  [/^(?:tj|kj|ch(?=[eiyäö])|k(?=[eiyäö]))/g, 'C'],
  [/tj|kj/g, 'C'],
  [/ch|ck/g, 'k'],
  [/^c(?=[eiyäö])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  // The j sound.
  [/^(?:dj|gj|hj|lj|g(?=[eiyäö]))/g, 'j'],
  // An h that is not heard: Dahl, Öhman, Sarah.
  [/(?<=[aeiouyåäö])h(?![aeiouyåäö])/g, ''],
  // Diphthongs: Kai and Kaj, Meyer and Meijer.
  [/(?<=[aeoöåä])(?:ij|[iy])(?=[^bcdfghjklmnpqrstvxz]|$)/g, 'j'],
  // Gustaf and Gustav, Olofsson and Olovsson.
  [/(?<=[aeiouyåäölr])f/g, 'v'],
  [/y/g, 'i'],
  [/ä/g, 'e'],
  [/å/g, 'o'],
  [/(.)\1+/g, '$1'],
];

/** Returns a key that words share which sound alike in Swedish; "" for a word without letters. */
export function soundKey(word: string): string {
  let key = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}]/gu, '');
  for (const [pattern, by] of rules) key = key.replace(pattern, by);
  return key;
}
