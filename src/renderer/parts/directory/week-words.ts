import type { Translate } from '#shared/i18n/translator.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';

/** Returns the week's hours on one line, days that are alike together: "mån–tor 10:00–19:00, fre 10:00–17:00". */
export function weekWords({ week }: OpeningHours, t: Translate): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  week.forEach((intervals, day) => {
    const hours = intervals.map(({ from, to }) => `${from}–${to}`).join(', ');
    const last = runs.at(-1);
    if (last !== undefined && last.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  });
  const name = (day: number) => t('directory.hours.dayNames', { day: String(day) });
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ from, to, hours }) => {
      const days = from === to ? name(from) : `${name(from)}–${name(to)}`;
      return t('directory.hours.week', { days, hours });
    })
    .join(' · ');
}
