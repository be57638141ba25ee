import { MessageSquare } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useActor, useLookup, useRows } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { Checkbox, type DataColumn, type DataSort, SegmentedControl, TimeText, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Message } from '#shared/messages/schema.ts';
import { MessageStateCell, recipientWords, SubjectCell } from './message-cells.tsx';
import {
  type MessageFilter,
  type MessageView,
  messageListQuery,
  messageSortFields,
  messageViews,
} from './message-list-query.ts';
import styles from './messages.module.css';

const newestFirst: DataSort = { columnId: 'sentAt', direction: 'descending' };

interface MessageListProps {
  filter: MessageFilter;
  /** False until the filter has been read. */
  isFilterKnown: boolean;
  onFilter: (change: Partial<MessageFilter>) => void;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** Messages to me, those I sent, and those I follow up. */
export function MessageList({ filter, isFilterKnown, onFilter, ...rest }: MessageListProps) {
  const { selectedId, onSelect, onOpen, searchRef } = rest;
  const t = useT();
  const { userId } = useActor();
  const { table, found } = useRowList({
    name: 'messages',
    initialSort: newestFirst,
    question: JSON.stringify(filter),
    isQuestionKnown: isFilterKnown,
    query: ({ columnId, direction }, range) => {
      const order = [{ field: messageSortFields[columnId] ?? 'sentAt', descending: direction === 'descending' }];
      return messageListQuery(filter, userId, order, range);
    },
  });
  const counts = useViewCounts(userId);
  const columns = useMessageColumns(filter.view, userId);
  return (
    <ListFrame
      filterLabel={t('messages.view.label')}
      filters={
        <>
          <SegmentedControl
            label={t('messages.view.label')}
            value={filter.view}
            onChange={(view) => onFilter({ view })}
            options={messageViews.map((id) => ({ id, label: t(`messages.view.${id}`), count: counts[id] }))}
          />
          {filter.view === 'in' && (
            <Checkbox isSelected={filter.unreadOnly} onChange={(unreadOnly) => onFilter({ unreadOnly })}>
              {t('messages.unreadOnly')}
            </Checkbox>
          )}
        </>
      }
      search={{
        label: t('messages.search'),
        value: filter.text,
        onChange: (text) => onFilter({ text }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('messages.title'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <MessageSquare aria-hidden="true" />,
        title: t(filter.text === '' ? `messages.empty.${filter.view}` : 'messages.empty.search'),
        help: t(filter.text === '' ? 'messages.empty.help' : 'messages.empty.searchHelp'),
      }}
      total={t('messages.total', { count: found })}
    />
  );
}

/** How many are unread, and how many are to be followed up; of those sent no number says anything. */
function useViewCounts(userId: Id): Readonly<Partial<Record<MessageView, number>>> {
  const asked = (view: MessageView, unreadOnly: boolean) =>
    messageListQuery({ view, unreadOnly, text: '' }, userId, [], { start: 0, end: 0 });
  return { in: useRows(asked('in', true))?.total ?? 0, 'to-do': useRows(asked('to-do', false))?.total ?? 0 };
}

function useMessageColumns(view: MessageView, userId: Id): DataColumn<Message>[] {
  const t = useT();
  const users = useLookup('users');
  return useMemo(() => {
    const party: DataColumn<Message> =
      view === 'in'
        ? {
            id: 'from',
            header: t('messages.column.from'),
            width: 130,
            grow: 1,
            isSortable: true,
            cell: ({ id, fromUserId }) => <NameCell name={users.get(fromUserId)?.name ?? ''} kind="messages" id={id} />,
          }
        : {
            id: 'to',
            header: t('messages.column.to'),
            width: 130,
            grow: 1,
            isSortable: true,
            cell: ({ id, recipients }) => (
              <NameCell name={recipientWords(recipients, userId, t)} kind="messages" id={id} />
            ),
          };
    return [
      {
        id: 'state',
        header: t('messages.column.state'),
        width: 124,
        cell: (message) => <MessageStateCell message={message} userId={userId} />,
      },
      party,
      {
        id: 'subject',
        header: t('messages.column.subject'),
        width: 160,
        grow: 2,
        isSortable: true,
        cell: (message) => <SubjectCell message={message} userId={userId} />,
      },
      {
        id: 'caller',
        header: t('messages.column.caller'),
        width: 150,
        isSortable: true,
        hideBelow: 760,
        cell: ({ callerName, callerNumber }) => (
          <span className={styles.quiet}>{callerName === '' ? formatPhoneNumber(callerNumber) : callerName}</span>
        ),
      },
      {
        id: 'sentAt',
        header: t('messages.column.sentAt'),
        width: 132,
        isSortable: true,
        hideBelow: 560,
        cell: ({ sentAt }) => <TimeText instant={sentAt} />,
      },
    ];
  }, [t, view, users, userId]);
}
