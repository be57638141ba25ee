import { assertNever } from '#shared/assert-never.ts';
import { clockTime, localDateWords, longDateWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { WindowConflict } from '#shared/maintenance/window-conflicts.ts';
import type { CalendarDay, CalendarEntry } from './calendar-days.ts';

/** Returns a date in words with what lies on it, as a screen reader says it. */
export function dayWords(day: CalendarDay, translator: Translator): string {
  const { t } = translator;
  const date = longDateWords(day.date, translator);
  const closed = day.closed === null ? [] : [closedWords(day.closed, translator)];
  const entries = day.entries.map((entry) => `${entry.ticket.title} ${entryTime(entry, day.date, translator)}`);
  return [date, ...closed, ...(entries.length === 0 ? [t('calendar.nothing')] : entries)].join(', ');
}

/** Returns why a day is not open as usual: "stängt: julafton", "andra tider: klämdag". */
export function closedWords({ name, isWhole }: NonNullable<CalendarDay['closed']>, { t }: Translator): string {
  if (name === '') return t('calendar.shut');
  return t(isWhole ? 'calendar.closed' : 'calendar.otherHours', { name });
}

/** Returns when an entry goes on, on one day: "21:00–23:30", "från 21:00", "hela dagen". */
export function entryTime(entry: CalendarEntry, date: string, { t }: Translator): string {
  const begins = entry.firstDate === date ? clockTime(Date.parse(entry.from)) : null;
  if (entry.to === null) return begins === null ? t('calendar.goesOn') : t('calendar.from', { time: begins });
  const ends = entry.lastDate === date ? clockTime(Date.parse(entry.to)) : null;
  if (begins !== null && ends !== null) return `${begins}–${ends}`;
  if (begins !== null) return t('calendar.from', { time: begins });
  return ends === null ? t('calendar.allDay') : t('calendar.until', { time: ends });
}

/** Returns when an entry begins and ends, with its dates. */
export function spanWords({ from, to, firstDate, lastDate }: CalendarEntry, translator: Translator): string {
  const begins = `${localDateWords(firstDate, translator)} ${clockTime(Date.parse(from))}`;
  if (to === null) return `${begins} – ${translator.t('calendar.goesOn')}`;
  const ends = clockTime(Date.parse(to));
  return firstDate === lastDate ? `${begins}–${ends}` : `${begins} – ${localDateWords(lastDate, translator)} ${ends}`;
}

/** Returns what a window collides with, in words. */
export function conflictWords(conflict: WindowConflict, { t }: Translator): string {
  switch (conflict.type) {
    case 'same-service':
      return t('calendar.conflict.service', { title: conflict.title });
    case 'open-hours':
      return t('calendar.conflict.hours', {
        hours: Math.floor(conflict.minutes / 60),
        minutes: Math.round(conflict.minutes % 60),
      });
    default:
      return assertNever(conflict);
  }
}

/** Returns the month ("november 2026") or the week ("vecka 48, 2026") a date lies in. */
export function periodWords(look: 'month' | 'week', date: string, week: number, { t, locale }: Translator): string {
  if (look === 'week') return t('calendar.week', { week, year: date.slice(0, 4) });
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00.000Z`),
  );
}
