import type { Tone } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { Translate } from '#shared/i18n/translator.ts';

/** Returns that number as people write it. */
export function partyNumberWords(call: Call, t: Translate): string {
  const number = otherNumber(call);
  return number === null ? t('calls.hidden') : formatPhoneNumber(number);
}

type Result = 'missed' | 'answered' | 'noAnswer';

/** Returns what a call came to, as the read index has it. */
export function callResult({ direction, answeredAt, cause }: Pick<Call, 'direction' | 'answeredAt' | 'cause'>): Result {
  if (answeredAt !== null || cause === 'forwarded') return 'answered';
  return direction === 'in' ? 'missed' : 'noAnswer';
}

export const resultTone: Readonly<Record<Result, Tone>> = {
  missed: 'danger',
  answered: 'in-time',
  noAnswer: 'neutral',
};

/** Returns how long somebody waited, in milliseconds; null while it is not known. */
export function waited({ arrivedAt, answeredAt, endedAt }: Call): number | null {
  const until = answeredAt ?? endedAt;
  return until === null ? null : Date.parse(until) - Date.parse(arrivedAt);
}

/** Returns how long they spoke, in milliseconds; null for a call nobody answered. */
export function talked({ answeredAt, endedAt }: Call): number | null {
  return answeredAt === null || endedAt === null ? null : Date.parse(endedAt) - Date.parse(answeredAt);
}

/** Returns a length of time as minutes and seconds; nothing for none. */
export function lengthWords(milliseconds: number | null): string {
  return milliseconds === null ? '' : counterWords(milliseconds);
}
