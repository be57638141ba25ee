import { MessageSquare, Plus } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useDraft, useRow } from '#renderer/data/index.ts';
import { MessageForm, type MessageStart } from '#renderer/parts/messages/index.ts';
import { personName, toldPerson } from '#renderer/parts/person-name.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import {
  Button,
  DetailPane,
  EmptyState,
  SplitPane,
  useNavigation,
  useParams,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { MessageDetail } from './message-detail.tsx';
import { messageKeys } from './message-keys.ts';
import { MessageList } from './message-list.tsx';
import { initialMessageFilter, type MessageFilter, messageViews } from './message-list-query.ts';
import styles from './messages.module.css';

/**
 * The messages view (Meddelanden): those to me, those I sent, those to follow up. Parameters: `messageId` shows that
 * one; `new` writes one, begun from a call (`callId`), a person (`personId`) or a ticket (`ticketId`); `replyTo` answers.
 */
export function MessagesScreen() {
  const t = useT();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const stored = useDraft<MessageFilter>('view.messages.filter', initialMessageFilter);
  const filter = stored.value;
  const change = (some: Partial<MessageFilter>) => stored.set({ ...filter, ...some });
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const selectedId = idOrNull(params.messageId);
  const replyToId = idOrNull(params.replyTo);
  const isWriting = params.new !== undefined || replyToId !== null;

  const select = useCallback((id: Id) => replaceParams({ messageId: id }), [replaceParams]);
  const create = () => replaceParams({ new: 'yes' });
  const { list, focusList } = useListFocus(!isWriting);
  useViewKeys(messageKeys, {
    create,
    nextView: () =>
      change({ view: messageViews[(messageViews.indexOf(filter.view) + 1) % messageViews.length] ?? 'in' }),
    search: () => search.current?.select(),
    back: focusList,
  });

  return (
    <SplitPane
      id="messages"
      fixed="second"
      initial={560}
      min={400}
      max={900}
      first={
        <div ref={list} className={styles.left}>
          <h2 className={styles.hidden}>{t('messages.title')}</h2>
          <div className={styles.bar}>
            <Button
              size="small"
              variant="primary"
              icon={<Plus aria-hidden="true" />}
              keyHint={messageKeys.create.keys}
              onPress={create}
            >
              {t('messages.action.new')}
            </Button>
          </div>
          <MessageList
            filter={filter}
            isFilterKnown={stored.loaded}
            onFilter={change}
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
            searchRef={search}
          />
        </div>
      }
      second={
        isWriting ? (
          <Writing
            key={replyToId ?? params.callId ?? params.ticketId ?? params.personId ?? ''}
            replyToId={replyToId}
            onDone={(id) => {
              select(id);
              focusList();
            }}
            onLeave={() => {
              replaceParams(replyToId === null ? {} : { messageId: replyToId });
              focusList();
            }}
          />
        ) : selectedId === null ? (
          <EmptyState icon={<MessageSquare aria-hidden="true" />} title={t('messages.pick')}>
            {t('messages.pickHelp')}
          </EmptyState>
        ) : (
          <MessageDetail id={selectedId} detailRef={detail} onReply={(id) => replaceParams({ replyTo: id })} />
        )
      }
    />
  );
}

interface WritingProps {
  replyToId: Id | null;
  onDone: (id: Id) => void;
  onLeave: () => void;
}

/** The form, once what it is begun from is here. */
function Writing({ replyToId, onDone, onLeave }: WritingProps) {
  const t = useT();
  const params = useParams();
  const replyTo = useRow('messages', replyToId);
  const call = useRow('calls', idOrNull(params.callId));
  const person = useRow('people', call?.personId ?? null);
  const caller = toldPerson(person);
  const isWaiting =
    (replyToId !== null && replyTo === undefined) ||
    (idOrNull(params.callId) !== null && call === undefined) ||
    (call?.personId != null && person === undefined);
  const start: MessageStart = {
    organisationId: call?.organisationId,
    call,
    callerName: caller === undefined ? undefined : personName(caller),
    callerNumber: params.phone,
    personId: idOrNull(params.personId) ?? undefined,
    ticketId: idOrNull(params.ticketId) ?? undefined,
    replyTo,
  };
  return (
    <DetailPane label={t('messages.form.title')}>
      {isWaiting ? (
        <EmptyState title={t('messages.gone')} />
      ) : (
        <div className={styles.writing}>
          <MessageForm start={start} onDone={onDone} onLeave={onLeave} />
        </div>
      )}
    </DetailPane>
  );
}
