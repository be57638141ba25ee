import type { ReactNode } from 'react';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import type { DataColumn } from '#renderer/ui/index.ts';
import { TimeText } from '#renderer/ui/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type ColumnId, type ColumnValue, columnSources, isColumnId, type TicketNames } from './list/column-values.ts';
import type { ViewColumn } from './list/list-view.ts';
import styles from './ticket-list.module.css';
import { TicketDue, TicketNumber, TicketPriorityPill, TicketStatusPill } from './ticket-looks.tsx';

export { assigneeWords } from './list/column-values.ts';

/**
 * Columns until somebody chooses others. When the room is short those that say least to whoever looks for what to do next
 * leave first (the highest `leaves`); the title has the room that is left.
 */
const standard: readonly { id: ColumnId; grow?: number; leaves?: number }[] = [
  { id: 'number' },
  { id: 'title', grow: 3 },
  { id: 'due' },
  { id: 'status', leaves: 1 },
  { id: 'priority', leaves: 2 },
  { id: 'requester', grow: 1, leaves: 3 },
  { id: 'assignee', leaves: 4 },
  { id: 'organisation', leaves: 5 },
  { id: 'service', grow: 1, leaves: 6 },
  { id: 'updated', leaves: 7 },
];

/** The same as a view keeps them. */
export const standardColumns: readonly ViewColumn[] = standard.map(({ id }) => ({ id, width: null, pinned: false }));

/** Returns a column's heading. */
export function columnHeading(id: ColumnId, t: Translate): string {
  return t(`tickets.column.${id}`);
}

function valueCell(value: ColumnValue): ReactNode {
  if (value === null) return '';
  if (typeof value === 'object') return <TimeText instant={value.instant} />;
  return value;
}

function cellOf(id: ColumnId, ticket: Ticket, names: TicketNames, t: Translate): ReactNode {
  const value = columnSources[id].value(ticket, names, t);
  switch (id) {
    case 'number':
      return <TicketNumber ticket={ticket} />;
    case 'title':
      return (
        <span className={styles.titleCell}>
          <span className={styles.clipped} title={ticket.title}>
            {ticket.title}
          </span>
          <UnsentMark kind="tickets" id={ticket.id} />
        </span>
      );
    case 'due':
      return <TicketDue ticket={ticket} hasBar />;
    case 'status':
      return <TicketStatusPill status={ticket.status} look="plain" />;
    case 'priority':
      return <TicketPriorityPill priority={ticket.priority} look="plain" />;
    case 'assignee':
      return valueCell(value) || <span className={styles.quiet}>{t('tickets.nobody')}</span>;
    default:
      return valueCell(value);
  }
}

function columnOf(id: ColumnId, t: Translate, names: TicketNames): DataColumn<Ticket> {
  const { width, sortField } = columnSources[id];
  return {
    id,
    header: columnHeading(id, t),
    width,
    isSortable: sortField !== null,
    ...(id === 'parts' || id === 'minutes' ? { align: 'end' as const } : {}),
    cell: (ticket) => cellOf(id, ticket, names, t),
  };
}

/**
 * Returns the columns of the ticket list: the chosen ones in their order, pinned ones first; the standard ones when none
 * are chosen. Chosen columns that this version does not know are left out (see `goneParts`).
 */
export function ticketColumns(t: Translate, names: TicketNames, chosen: readonly ViewColumn[]): DataColumn<Ticket>[] {
  if (chosen.length === 0) return standard.map(({ id, ...measure }) => ({ ...columnOf(id, t, names), ...measure }));
  const known = chosen.flatMap(({ id, width, pinned }): DataColumn<Ticket>[] => {
    if (!isColumnId(id)) return [];
    const column = columnOf(id, t, names);
    if (width !== null) return [{ ...column, width, isPinned: pinned }];
    const { grow, leaves } = standard.find((each) => each.id === id) ?? {};
    // What somebody added, fastened or gave a width stays whatever the room.
    const measure = pinned
      ? {}
      : { ...(grow === undefined ? {} : { grow }), ...(leaves === undefined ? {} : { leaves }) };
    return [{ ...column, ...measure, isPinned: pinned }];
  });
  return [...known.filter(({ isPinned }) => isPinned), ...known.filter(({ isPinned }) => !isPinned)];
}

/** Returns which columns the list has, in their order, whatever room there is for them. */
export function shownColumns(chosen: readonly ViewColumn[]): ColumnId[] {
  const shown = chosen.length === 0 ? standardColumns : chosen;
  return shown.map(({ id }) => id).filter(isColumnId);
}
