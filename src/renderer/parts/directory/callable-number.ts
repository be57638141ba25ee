const number = /^[+(\d*#][\d\s\-–/()*#.]*$/;

/** Fewer digits are the beginning of a number, or of a search. */
const fewest = 2;

/** Returns what was written, trimmed, when it is a number to be called as it stands; null when it is not, or too short. */
export function callableNumber(text: string): string | null {
  const written = text.trim();
  return number.test(written) && written.replace(/[^\d*#]/g, '').length >= fewest ? written : null;
}
