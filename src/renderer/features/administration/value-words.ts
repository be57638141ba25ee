import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { serviceLevelSchema } from '#shared/catalogue/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { writePhones } from '#shared/directory/phone-text.ts';
import { phoneSchema, placeSchema } from '#shared/directory/schema.ts';
import type { Translate, Translator } from '#shared/i18n/translator.ts';
import { queueSchema } from '#shared/queues/schema.ts';
import { wantedSkills } from '#shared/queues/skills.ts';
import { openingHoursSchema } from '#shared/service-hours/schema.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import type { FieldSpec, NamedKind } from './field-spec.ts';
import { intervalsText } from './inputs/hours-text.ts';

/** What values are put in words with. */
export interface ValueSurroundings {
  translator: Translator;
  /** What a row is called; undefined when it is not here. */
  nameOf: (kind: NamedKind, id: unknown) => string | undefined;
  organisationName: (key: string) => string;
  unitName: (id: unknown) => string | undefined;
  userName: (id: unknown) => string | undefined;
}

/** Returns a field's value in words, as a list or a history shows it; nothing for an empty one. */
export function valueWords({ input }: FieldSpec, value: unknown, around: ValueSurroundings): string {
  const { t } = around.translator;
  if (value === null || value === undefined || value === '') return '';
  switch (input.type) {
    case 'line':
    case 'line-or-none':
    case 'text':
    case 'date':
    case 'whole':
      return String(value);
    case 'called-number':
      return formatPhoneNumber(String(value));
    case 'service-level-rule':
      return serviceLevelWords(value, t);
    case 'flag':
      return t(value === true ? 'administration.yes' : 'administration.no');
    case 'choice': {
      const option = input.options.find((candidate) => candidate.value === value);
      return option === undefined ? String(value) : t(option.label);
    }
    case 'lines':
      return Array.isArray(value) ? value.map(String).join(', ') : String(value);
    case 'reference':
      return around.nameOf(input.kind, value) ?? t('administration.unknownRow');
    case 'references':
      return Array.isArray(value)
        ? value.map((id) => around.nameOf(input.kind, id) ?? t('administration.unknownRow')).join(', ')
        : String(value);
    case 'customer':
      return around.organisationName(String(value));
    case 'person':
      return t('administration.count.people', { count: 1 });
    case 'account':
      return around.userName(value) ?? t('administration.unknownRow');
    case 'unit':
      return around.unitName(value) ?? t('administration.unknownRow');
    case 'phones':
      return writePhones(z.array(phoneSchema).safeParse(value).data ?? []).join(', ');
    case 'place': {
      const place = placeSchema.safeParse(value).data;
      return place === undefined ? '' : `${place.latitude}, ${place.longitude}`;
    }
    case 'own-hours':
      return hoursWords(value, around.translator);
    case 'units':
      return t('administration.count.units', { count: lengthOf(value) });
    case 'people':
      return t('administration.count.people', { count: lengthOf(value) });
    case 'agreed-services':
      return t('administration.count.services', { count: lengthOf(value) });
    case 'hours':
      return hoursWords(value, around.translator);
    case 'pauses':
      return (serviceLevelSchema.shape.pausedBy.safeParse(value).data ?? [])
        .map((status) => t(`tickets.status.${status}`))
        .join(', ');
    case 'resolve-within': {
      const minutes = serviceLevelSchema.shape.resolveWithinMinutes.safeParse(value).data;
      if (minutes === undefined) return '';
      return ticketPrioritySchema.options
        .map((priority) => `${t(`tickets.priority.${priority}`)} ${minutes[priority]}`)
        .join(', ');
    }
    case 'waiting':
      return waitingWords(value, t);
    case 'users':
      return t('administration.count.users', { count: lengthOf(value) });
    case 'priorities':
      return t('administration.count.priorities', {
        count: typeof value === 'object' ? Object.values(value).filter((priority) => priority !== 0).length : 0,
      });
    case 'skills':
      return skillWords(value, t);
    case 'overflow':
      return overflowWords(value, around);
    case 'thresholds':
      return thresholdWords(value, t);
    default:
      return assertNever(input);
  }
}

function skillWords(value: unknown, t: Translate): string {
  const skills = queueSchema.shape.skills.safeParse(value).data;
  const wanted = skills === undefined ? [] : wantedSkills(skills);
  if (skills === undefined || wanted.length === 0) return t('agents.skills.none');
  return [
    ...wanted.map((skill) => `${skill} ${skills.wanted[skill] ?? ''}`),
    t('agents.skills.afterWords', { seconds: skills.allAfterSeconds }),
  ].join(' · ');
}

function overflowWords(value: unknown, { nameOf, translator: { t } }: ValueSurroundings): string {
  const overflow = queueSchema.shape.overflow.safeParse(value).data;
  if (overflow === undefined || overflow.toQueueId === null) return t('administration.overflow.none');
  const { toQueueId, afterSeconds, moreThanWaiting, whenClosed } = overflow;
  return [
    `${t('administration.overflow.to')} ${nameOf('queues', toQueueId) ?? t('administration.unknownRow')}`,
    ...(afterSeconds === null ? [] : [`${t('administration.overflow.after')} ${afterSeconds}`]),
    ...(moreThanWaiting === null ? [] : [`${t('administration.overflow.moreThan')} ${moreThanWaiting}`]),
    ...(whenClosed ? [t('administration.overflow.whenClosed')] : []),
  ].join(' · ');
}

function thresholdWords(value: unknown, t: Translate): string {
  const thresholds = queueSchema.shape.thresholds.safeParse(value).data;
  if (thresholds === undefined) return '';
  const { waitingWarn, waitingAlarm, longestWarnSeconds, longestAlarmSeconds } = thresholds;
  return [
    `${t('administration.thresholds.waiting')} ${waitingWarn ?? '–'}/${waitingAlarm ?? '–'}`,
    `${t('administration.thresholds.longest')} ${longestWarnSeconds ?? '–'}/${longestAlarmSeconds ?? '–'}`,
  ].join(' · ');
}

function serviceLevelWords(value: unknown, t: Translate): string {
  const rule = queueSchema.shape.serviceLevel.safeParse(value).data;
  if (rule === undefined) return '';
  const { variant, thresholdSeconds, shortAbandonSeconds, targetPercent } = rule;
  return [
    t('queues.level.short', { target: targetPercent, seconds: thresholdSeconds }),
    t(`queues.variant.${variant}`),
    ...(variant === 'ignore' && shortAbandonSeconds !== null
      ? [`${t('queues.level.shortAbandon')} ${shortAbandonSeconds}`]
      : []),
  ].join(' · ');
}

function waitingWords(value: unknown, t: Translate): string {
  const waiting = serviceLevelSchema.shape.waiting.safeParse(value).data;
  if (waiting === undefined) return '';
  const { remindAfterWorkingDays, closeAfterWorkingDays, byRule } = waiting;
  return [
    `${t('administration.waiting.remind')} ${remindAfterWorkingDays.join(', ') || '–'}`,
    `${t('administration.waiting.close')} ${closeAfterWorkingDays ?? '–'}`,
    ...(byRule ? [t('administration.waiting.byRule')] : []),
  ].join(' · ');
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** Returns opening hours on one line: days that are alike and follow each other together, "mån–fre 07:45–12:00, 12:45–16:30". */
export function hoursWords(value: unknown, { t }: Translator): string {
  const hours = openingHoursSchema.safeParse(value).data;
  if (hours === undefined) return '';
  const days = hours.week.map((intervals) => intervalsText(intervals, t));
  const runs: { from: number; to: number; text: string }[] = [];
  days.forEach((text, day) => {
    const last = runs.at(-1);
    if (last !== undefined && last.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  });
  const open = runs.filter(({ from }) => (hours.week[from]?.length ?? 0) > 0);
  const exceptions = hours.exceptions.length;
  return [
    ...open.map(({ from, to, text }) => `${dayRange(from, to, t)} ${text}`),
    ...(exceptions === 0 ? [] : [t('administration.count.exceptions', { count: exceptions })]),
  ].join(' · ');
}

function dayRange(from: number, to: number, t: Translate): string {
  return from === to ? weekday(from, t) : `${weekday(from, t)}–${weekday(to, t)}`;
}

/** Returns the short name of a weekday, Monday being 0. */
export function weekday(day: number, t: Translate): string {
  return t('administration.weekday', { day: String(day) });
}
