/** What became of handing a message over once. */
export type Attempt =
  /** It was taken; `reference` is the name it has there. */
  | { type: 'sent'; reference: string | null; words: string }
  /** It was refused for good. */
  | { type: 'refused'; words: string }
  /** It may work later. */
  | { type: 'failed'; words: string };

/** Seconds until a delivery is tried again after so many attempts: half a minute, doubled each time, an hour at most. */
export function waitAfter(attempts: number): number {
  return Math.min(30 * 2 ** (attempts - 1), 3_600);
}

/** After so long a message is given up: whoever sent it has to know that it never came. */
export const givenUpAfterMilliseconds = 24 * 3_600_000;
