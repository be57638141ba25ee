import { localDateWords } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { ListGroup } from '#shared/replica/query.ts';
import type { TicketNames } from '../column-values.ts';
import { valueWords } from '../filter/filter-words.ts';
import { isFilterField } from '../filter-fields.ts';
import { dayOfInterval, type GroupBy, groupFields } from './group-fields.ts';

const dayLength = 86_400_000;

/** Returns a group's name; `today` is the reader's local date. */
export function groupWords(
  by: GroupBy,
  value: ListGroup['value'],
  names: TicketNames,
  today: string,
  translator: Translator,
): string {
  const { t } = translator;
  const { field, days } = groupFields[by];
  if (days === null) {
    if (value === null && by === 'assignee') return t('tickets.nobody');
    return isFilterField(field) ? valueWords(field, value, names, t) : String(value);
  }
  if (typeof value !== 'number') return t('tickets.filterValue.none');
  const day = dayOfInterval(by, value);
  if (day === 'before') return t(by === 'due' ? 'tickets.group.overdue' : 'tickets.group.older');
  if (day === 'after') return t('tickets.group.later');
  const date = new Date(Date.parse(`${today}T12:00:00Z`) + day * dayLength).toISOString().slice(0, 10);
  const words = localDateWords(date, translator);
  if (day === 0) return t('tickets.group.today', { date: words });
  if (day === 1) return t('tickets.group.tomorrow', { date: words });
  return day === -1 ? t('tickets.group.yesterday', { date: words }) : words;
}
