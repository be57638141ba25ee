function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Returns whether each wanted word begins a word of the label; å ä ö and accents are forgiven. Nothing wanted fits all. */
export function matchesWords(label: string, wanted: string): boolean {
  const words = fold(label).split(/[^\p{L}\p{N}]+/u);
  return fold(wanted)
    .split(/\s+/)
    .every((start) => words.some((word) => word.startsWith(start)));
}
