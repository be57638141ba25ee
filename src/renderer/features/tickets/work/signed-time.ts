import { durationWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';

const minute = 60_000;

/** Returns working or service time in hours and minutes, never days: a day of it is not 24 hours. Corrections carry a minus. */
export function signedTime(minutes: number, translator: Translator): string {
  const length = Math.abs(minutes);
  const hours = Math.floor(length / 60);
  const rest = Math.round(length % 60);
  const sign = minutes < 0 ? '−' : '';
  if (length === 0) return translator.t('ui.duration.minutes', { minutes: 0 });
  if (hours === 0) return sign + durationWords(length * minute, translator);
  if (rest === 0) return sign + translator.t('ui.duration.hours', { hours });
  return sign + translator.t('ui.duration.hoursMinutes', { hours, minutes: rest });
}
