import { Temporal } from 'temporal-polyfill';
import { backWords } from '#shared/absences/absence-words.ts';
import { holdsInWeekOf } from '#shared/absences/rule-weeks.ts';
import type { Absence, WeeklyRule } from '#shared/absences/schema.ts';
import { localDateWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Instant } from '#shared/time/instant.ts';

/** Days that follow each other go together: "mån–fre", "mån, ons". */
function daysWords(days: readonly number[], { t }: Translator): string {
  const name = (day: number) => t('absences.weekday', { day: String(day) });
  const runs: [number, number][] = [];
  for (const day of [...days].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`)).join(', ');
}

/** Every how many weeks, and the number of the week in which it holds next: "varannan vecka (v. 49)". */
function weeksWords(rule: WeeklyRule, today: string, { t }: Translator): string {
  const from = Temporal.PlainDate.from(rule.startsOn > today ? rule.startsOn : today);
  const weeks = Array.from({ length: rule.interval }, (_, place) => from.add({ weeks: place }));
  const next = weeks.find((date) => holdsInWeekOf(rule, date.toString())) ?? from;
  return t('absences.rule.interval', {
    interval: t('absences.interval', { weeks: rule.interval }),
    week: next.weekOfYear ?? '',
  });
}

/** Returns a rule in words: "mån–fre 11:30–12:15, till och med fre 18 dec". What began before today holds since ever. */
export function ruleWords(rule: WeeklyRule, today: string, translator: Translator): string {
  const { t } = translator;
  const isWhole = rule.from === '00:00' && rule.to === '24:00';
  const days = daysWords(rule.days, translator);
  const values = {
    days: rule.interval === 1 ? days : `${weeksWords(rule, today, translator)}, ${days}`,
    times: isWhole ? t('absences.allDay') : `${rule.from}–${rule.to}`,
  };
  const from = rule.startsOn > today ? localDateWords(rule.startsOn, translator) : null;
  const until = rule.endsOn === null ? null : localDateWords(rule.endsOn, translator);
  if (from !== null && until !== null) return t('absences.rule.fromUntil', { ...values, from, until });
  if (from !== null) return t('absences.rule.from', { ...values, from });
  return until === null ? t('absences.rule', values) : t('absences.rule.until', { ...values, date: until });
}

/** Returns when an absence is, in words. */
export function whenWords(absence: Absence, now: Instant, today: string, translator: Translator): string {
  const { t } = translator;
  const { weekly, startsAt, endsAt } = absence;
  if (weekly !== null) return ruleWords(weekly, today, translator);
  const from = backWords(startsAt, now, translator);
  if (endsAt === null) return t('absences.detail.fromOpen', { from });
  return t('absences.detail.fromUntil', { from, until: backWords(endsAt, now, translator) });
}
