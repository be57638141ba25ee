import type { Call } from './schema.ts';

/** What tells whose number a call is about. */
export type CallEnds = Pick<Call, 'direction' | 'fromNumber' | 'toNumber'>;

/** Returns the number of whoever is at the other end: who called us, or whom we called; null when it is hidden. */
export function otherNumber({ direction, fromNumber, toNumber }: CallEnds): string | null {
  return direction === 'in' ? fromNumber : toNumber;
}
