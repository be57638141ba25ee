import type { Tone } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { clockTime, isoDateOf, serviceTimeZone } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { OpeningState } from '#shared/service-hours/opening-state.ts';
import type { Instant } from '#shared/time/instant.ts';

/** How an opening state is shown: words, and the tone that goes with them. */
export interface OpeningWords {
  words: string;
  tone: Extract<Tone, 'in-time' | 'paused' | 'away'>;
}

/**
 * Returns an opening state as an operator says it: "Öppet till 12:00", "Lunch, öppnar 12:45", "Stängt, trettondedag jul –
 * öppnar mån 07:45". `now` decides whether a day has to be named.
 */
export function openingWords(state: OpeningState, now: number, translator: Translator): OpeningWords {
  const { t } = translator;
  if (state.open)
    return { words: t('calls.open.until', { time: clockTime(Date.parse(state.until)) }), tone: 'in-time' };
  const opens = state.opensAt === null ? null : openingTime(state.opensAt, now, translator);
  switch (state.reason) {
    case 'lunch':
      return { words: opens === null ? t('calls.open.lunch') : t('calls.open.lunchUntil', { opens }), tone: 'paused' };
    case 'outside-hours':
    case 'closed-day':
      return { words: opens === null ? t('calls.open.closed') : t('calls.open.closedUntil', { opens }), tone: 'away' };
    case 'public-holiday':
    case 'exception': {
      const note = state.note === '' ? t('calls.open.exceptional') : state.note;
      const words =
        opens === null ? t('calls.open.closedNote', { note }) : t('calls.open.closedNoteUntil', { note, opens });
      return { words, tone: 'away' };
    }
    default:
      return assertNever(state.reason);
  }
}

/** The clock alone when it opens today, with the day before it otherwise; with the date when it is over a week away. */
function openingTime(opensAt: Instant, now: number, { locale }: Translator): string {
  const at = Date.parse(opensAt);
  const time = clockTime(at);
  if (isoDateOf(at) === isoDateOf(now)) return time;
  const farAway = at - now > 6 * 24 * 3_600_000;
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: serviceTimeZone,
    weekday: 'short',
    ...(farAway ? { day: 'numeric', month: 'short' } : {}),
  }).format(at);
  return `${day} ${time}`;
}
