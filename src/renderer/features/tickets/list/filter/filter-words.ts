import type { Translate } from '#shared/i18n/translator.ts';
import { isMessageId } from '#shared/i18n/translator.ts';
import type { FacetValue } from '#shared/replica/query.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import type { TicketNames } from '../column-values.ts';
import { type FilterField, isFilterField } from '../filter-fields.ts';

type Value = FacetValue['value'];

const catalogues: Readonly<Partial<Record<FilterField, string>>> = {
  status: 'tickets.status',
  priority: 'tickets.priority',
  kind: 'tickets.kind',
  channel: 'tickets.channel',
  impact: 'tickets.filterValue.impact',
  urgency: 'tickets.filterValue.urgency',
  closedBecause: 'tickets.filterValue.closedBecause',
};

/** The reference rows the values of a field are; undefined: they are no identifiers, or of rows that are looked up. */
function rowsBehind(field: FilterField, names: TicketNames): ReadonlyMap<string, NamedRow> | undefined {
  switch (field) {
    case 'organisationId':
      return names.organisations;
    case 'serviceId':
      return names.services;
    case 'groupId':
      return names.groups;
    case 'assigneeUserId':
    case 'createdByUserId':
      return names.users;
    case 'supplierId':
      return names.suppliers;
    case 'unitId':
      return names.units;
    case 'levelId':
      return names.serviceLevels;
    case 'tags':
      return names.tags;
    default:
      return undefined;
  }
}

type NamedRow = { readonly name: string } | { readonly shortName: string };

function wordOf(field: FilterField, value: Value): string {
  return `${catalogues[field] ?? ''}.${String(value)}`;
}

/**
 * Whether a field's value stands for nothing here: a row that is gone or hidden, or a word of a newer version. A table without
 * rows says nothing: it may not have been read yet.
 */
export function isGoneValue(field: FilterField, value: Value, names: TicketNames): boolean {
  if (value === null || value === '' || value === '@me' || value === '@my-groups') return false;
  if (catalogues[field] !== undefined) return !isMessageId(wordOf(field, value));
  const rows = rowsBehind(field, names);
  return rows !== undefined && rows.size > 0 && !rows.has(String(value));
}

/** Returns a field's value as people say it. */
export function valueWords(field: FilterField, value: Value, names: TicketNames, t: Translate): string {
  if (value === null || value === '') return t('tickets.filterValue.none');
  if (value === '@me') return t('tickets.filterValue.me');
  if (value === '@my-groups') return t('tickets.filterValue.my-groups');
  if (isGoneValue(field, value, names)) return t('tickets.filterValue.gone');
  const word = wordOf(field, value);
  if (isMessageId(word)) return t(word);
  const row = rowsBehind(field, names)?.get(String(value));
  if (row === undefined) return String(value);
  return 'shortName' in row ? row.shortName : row.name;
}

/** Days from today that people ask for: the last and the coming ones. */
export const dayRanges = [
  { id: 'today', from: 0, to: 1 },
  { id: 'yesterday', from: -1, to: 0 },
  { id: 'last7', from: -6, to: 1 },
  { id: 'last30', from: -29, to: 1 },
  { id: 'last90', from: -89, to: 1 },
  { id: 'next7', from: 0, to: 8 },
  { id: 'past', from: null, to: 0 },
  { id: 'older30', from: null, to: -29 },
  { id: 'future', from: 1, to: null },
] as const;
export type DayRange = (typeof dayRanges)[number];

/** Returns a range of days as conditions on a field. */
export function rangeConditions(
  field: FilterField,
  { from, to }: { from: number | null; to: number | null },
): ViewCondition[] {
  return [
    ...(from === null ? [] : [{ field, op: 'onOrAfterDay' as const, days: from }]),
    ...(to === null ? [] : [{ field, op: 'beforeDay' as const, days: to }]),
  ];
}

/** Returns a span of numbers as conditions on a field; null is no bound. */
export function numberConditions(field: FilterField, least: number | null, most: number | null): ViewCondition[] {
  return [
    ...(least === null ? [] : [{ field, op: 'atLeast' as const, number: least }]),
    ...(most === null ? [] : [{ field, op: 'atMost' as const, number: most }]),
  ];
}

/** What begins and ends one span. */
const spans: readonly (readonly [ViewCondition['op'], ViewCondition['op']])[] = [
  ['onOrAfterDay', 'beforeDay'],
  ['atLeast', 'atMost'],
];

/** A part of the filter that is shown and taken away as one. */
export interface Chip {
  field: FilterField;
  conditions: readonly ViewCondition[];
}

/** Returns the conditions in chips: what says "from" and "until" about one field is one. */
export function chipsOf(more: readonly ViewCondition[]): Chip[] {
  const chips: Chip[] = [];
  for (const condition of more) {
    if (!isFilterField(condition.field)) continue;
    const { field } = condition;
    const last = chips.at(-1);
    const [from] = last?.field === field && last.conditions.length === 1 ? last.conditions : [];
    if (from !== undefined && spans.some(([begins, ends]) => from.op === begins && condition.op === ends)) {
      chips[chips.length - 1] = { field, conditions: [from, condition] };
    } else chips.push({ field, conditions: [condition] });
  }
  return chips;
}

function dayWords(conditions: readonly ViewCondition[], t: Translate): string {
  const days = (op: ViewCondition['op']) => {
    const found = conditions.find((condition) => condition.op === op);
    return found !== undefined && 'days' in found ? found.days : null;
  };
  const from = days('onOrAfterDay');
  const to = days('beforeDay');
  const known = dayRanges.find((range) => range.from === from && range.to === to);
  if (known !== undefined) return t(`tickets.filterDays.${known.id}`);
  return t('tickets.filterDays.between', { from: from ?? '…', to: to === null ? '…' : to - 1 });
}

function numberWords(conditions: readonly ViewCondition[], t: Translate): string {
  const numberOf = (op: ViewCondition['op']) => {
    const found = conditions.find((condition) => condition.op === op);
    return found !== undefined && 'number' in found ? found.number : null;
  };
  const least = numberOf('atLeast');
  const most = numberOf('atMost');
  if (least === null) return t('tickets.filterNumber.most', { most: most ?? 0 });
  if (most === null) return t('tickets.filterNumber.least', { least });
  return t('tickets.filterNumber.between', { least, most });
}

/** Returns what a chip says of its field; `named` has who and what was looked up. */
export function chipWords(
  { field, conditions }: Chip,
  names: TicketNames,
  t: Translate,
  named: ReadonlyMap<string, string> = new Map(),
): string {
  const [condition] = conditions;
  if (condition === undefined) return '';
  if ('days' in condition) return dayWords(conditions, t);
  if ('number' in condition) return numberWords(conditions, t);
  const values: readonly Value[] = 'values' in condition ? condition.values : condition.texts;
  const words = values.map((value) => named.get(String(value)) ?? valueWords(field, value, names, t)).join(', ');
  return condition.op === 'notIn' || condition.op === 'lacks' ? t('tickets.filter.not', { values: words }) : words;
}
