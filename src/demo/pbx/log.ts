/** Says something on the terminal, with the time. */
export type Say = (words: string) => void;

export const say: Say = (words) => {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${words}\n`);
};

/** Returns what went wrong, in words. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
