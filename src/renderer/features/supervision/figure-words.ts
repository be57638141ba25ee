import { assertNever } from '#shared/assert-never.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { ServiceLevelRule } from '#shared/queues/schema.ts';
import type { Totals } from './totals.ts';

/** What is written where no call gives a value: never 0 and never 100 %. */
export const noValue = '–';

/** Returns a share as "92 %", whole percent, with the space of the language; a dash for null. */
export function percentWords(percent: number | null, { locale }: Pick<Translator, 'locale'>): string {
  if (percent === null) return noValue;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(percent / 100);
}

/** Returns a length of seconds as a counter ("0:43", "12:05"); a dash for null. */
export function secondsWords(seconds: number | null): string {
  return seconds === null ? noValue : counterWords(Math.round(seconds) * 1000);
}

/** Returns a threshold as it is said: "60 s", "2 min", "90 s". */
export function thresholdWords(seconds: number, { t }: Pick<Translator, 't'>): string {
  return seconds % 60 === 0 && seconds > 60
    ? t('supervision.minutes', { minutes: seconds / 60 })
    : t('supervision.seconds', { seconds });
}

/**
 * Returns a service level's definition in words, "90 % inom 60 s, övergivna räknas emot". A target means nothing until
 * the variant and its cut-off are named.
 */
export function ruleWords(rule: ServiceLevelRule, translator: Translator): string {
  const { t } = translator;
  return t('supervision.rule', {
    target: rule.targetPercent,
    time: thresholdWords(rule.thresholdSeconds, translator),
    variant: variantWords(rule, translator),
  });
}

function variantWords(rule: ServiceLevelRule, translator: Translator): string {
  const { t } = translator;
  switch (rule.variant) {
    case 'negative':
    case 'positive':
    case 'answered-only':
      return t(`supervision.variant.${rule.variant}`);
    case 'ignore':
      return t('supervision.variant.ignore', {
        time: thresholdWords(rule.shortAbandonSeconds ?? rule.thresholdSeconds, translator),
      });
    default:
      return assertNever(rule.variant);
  }
}

/** Returns what a total's service level is measured by, or why it has none. */
export function totalRuleWords(totals: Pick<Totals, 'rule' | 'sameVariant'>, translator: Translator): string {
  if (totals.rule !== null) return ruleWords(totals.rule, translator);
  return translator.t(totals.sameVariant ? 'supervision.rule.differs' : 'supervision.rule.variantsDiffer');
}

/** How a service level stands to its target: `near` is less than five points under. */
export type LevelStanding = 'met' | 'near' | 'missed';

const nearPoints = 5;

/** Returns how a service level stands to the target; null without a value or target. */
export function levelStanding(percent: number | null, rule: ServiceLevelRule | null): LevelStanding | null {
  if (percent === null || rule === null) return null;
  if (percent >= rule.targetPercent) return 'met';
  return percent >= rule.targetPercent - nearPoints ? 'near' : 'missed';
}

export const standingTones = { met: 'in-time', near: 'soon', missed: 'breached' } as const;

/** The columns of the figures table, in their order. */
export const columns = [
  'waiting',
  'longestWaiting',
  'active',
  'offered',
  'answered',
  'answeredWithin',
  'abandoned',
  'serviceLevel',
  'averageAnswer',
  'longestAnswered',
  'longestAbandoned',
] as const;
export type ColumnId = (typeof columns)[number];

/** Returns the heading of a column. */
export function columnLabel(column: ColumnId | 'queue'): MessageId {
  return `supervision.column.${column}`;
}
