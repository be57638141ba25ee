import type { Translator } from '../i18n/translator.ts';
import type { Instant } from '../time/instant.ts';
import { localTimeOf } from '../time/local-time.ts';
import { isMidnight, localDate, type Occurrence, startOfDate } from './occurrences.ts';
import type { AbsenceReason } from './schema.ts';
import type { Standing } from './standing.ts';

/** Returns a clock time as it is said: "13.15" in Swedish, "13:15" in English. */
function clockWords(time: string, { language }: Translator): string {
  return language === 'sv' ? time.replace(':', '.') : time;
}

function dayWords(instant: Instant, now: Instant, { locale, t }: Translator): string {
  const date = localDate(instant);
  const today = localDate(now);
  if (date.equals(today)) return t('absences.day.today');
  if (date.equals(today.add({ days: 1 }))) return t('absences.day.tomorrow');
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'Europe/Stockholm',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.year === today.year ? {} : { year: 'numeric' }),
  };
  return new Intl.DateTimeFormat(locale, options).format(Date.parse(instant)).replace(/^(\p{L}+),/u, '$1');
}

/**
 * Returns when somebody is back as it is said after "åter": "13.15", "i morgon 08.00", "måndag 4 maj", "måndag 4 maj 08.00".
 * Midnight means the day, without a time.
 */
export function backWords(instant: Instant, now: Instant, translator: Translator): string {
  const { t } = translator;
  const day = dayWords(instant, now, translator);
  if (isMidnight(instant)) return day;
  const time = clockWords(localTimeOf(instant).time, translator);
  return localDate(instant).equals(localDate(now)) ? t('absences.at.today', { time }) : t('absences.at', { day, time });
}

/** Returns the reason's name in the reader's language. */
export function reasonName(reason: AbsenceReason | undefined, { language, t }: Translator): string {
  if (reason === undefined) return t('absences.reason.unknown');
  return language === 'sv' ? reason.name : reason.nameEnglish;
}

function spokenWords(reason: AbsenceReason | undefined, { language, t }: Translator): string {
  if (reason === undefined) return t('absences.spoken.unknown');
  return language === 'sv' ? reason.spoken : reason.spokenEnglish;
}

/** What the words are made of beside the standing. */
export interface WordsAround {
  /** As the person is spoken of: "Anna". */
  name: string;
  now: Instant;
  reasonOf: (absence: Occurrence['absence']) => AbsenceReason | undefined;
}

/** Returns how it stands with a person as it is told to a caller: "Anna är på möte, åter 13.15". */
export function absenceWords(
  { now: current, back, passed, next }: Standing,
  around: WordsAround,
  translator: Translator,
): string {
  const { t } = translator;
  const { name, now, reasonOf } = around;
  if (current !== null) {
    const spoken = spokenWords(reasonOf(current.absence), translator);
    if (back === null) return t('absences.words.open', { name, spoken });
    return t('absences.words.until', { name, spoken, back: backWords(back, now, translator) });
  }
  if (passed !== null && passed.to !== null) {
    return t('absences.words.passed', { name, back: backWords(passed.to, now, translator) });
  }
  if (next === null) return t('absences.words.none', { name });
  const when = backWords(next.from, now, translator);
  return t('absences.words.next', { name, when, reason: reasonName(reasonOf(next.absence), translator) });
}

/** Returns what an occurrence takes of a local day ("2026-11-23"): "11.30–12.15", "från 13.15", "till 09.00", "hela dagen". */
export function timesOnDay({ from, to }: Occurrence, date: string, translator: Translator): string {
  const { t } = translator;
  const start = startOfDate(date);
  const end = startOfDate(localDate(start).add({ days: 1 }).toString());
  const clock = (instant: Instant) => clockWords(localTimeOf(instant).time, translator);
  const begins = from > start;
  const ends = to !== null && to < end;
  if (begins && ends) return `${clock(from)}–${clock(to)}`;
  if (begins) return t('absences.from', { time: clock(from) });
  return ends ? t('absences.until', { time: clock(to) }) : t('absences.allDay');
}
