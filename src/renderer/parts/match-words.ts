/** Letters as people type them when in a hurry: small, without marks (å and ä as a, ö as o). */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase();
}

/** Whether every word of `wanted` begins a word of `text`, å ä ö forgivingly; blank fits everything. */
export function matchesWords(text: string, wanted: string): boolean {
  const words = folded(text).split(/[^\p{Letter}\p{Number}]+/u);
  return folded(wanted)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '')
    .every((word) => words.some((candidate) => candidate.startsWith(word)));
}
