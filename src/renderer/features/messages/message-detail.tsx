import { type RefObject, useEffect } from 'react';
import { useActor, useExecute, useLookup, useSoughtRow } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import {
  announce,
  Banner,
  Button,
  DetailHeader,
  DetailPane,
  EmptyState,
  StatusPill,
  TimeText,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Message } from '#shared/messages/schema.ts';
import { isUnread, messageTitle } from './message-cells.tsx';
import { MessageFacts, Replies } from './message-facts.tsx';
import { messageKeys } from './message-keys.ts';
import styles from './messages.module.css';
import { RecipientList } from './recipient-list.tsx';

/** Looked at for so long it has been read; passing by with the arrow keys reads nothing. */
const readAfterMilliseconds = 800;

interface MessageDetailProps {
  id: Id;
  detailRef: RefObject<HTMLElement | null>;
  onReply: (id: Id) => void;
}

/** One message: what it says, whom it reached, and what came of it. */
export function MessageDetail({ id, detailRef, onReply }: MessageDetailProps) {
  const t = useT();
  const { row: message, isGone, isMeant } = useSoughtRow('messages', id);
  return (
    <DetailPane paneRef={detailRef} label={message === undefined ? t('messages.gone') : messageTitle(message, t)}>
      {isGone && <EmptyState title={t('messages.gone')}>{t('messages.pickHelp')}</EmptyState>}
      {message !== undefined && (
        <LoadedMessage key={message.id} message={message} isMeant={isMeant} onReply={onReply} />
      )}
    </DetailPane>
  );
}

interface LoadedMessageProps {
  message: Message;
  /** It is the one chosen: while one goes down the list, the one drawn is an earlier one, and keys must not act on it. */
  isMeant: boolean;
  onReply: (id: Id) => void;
}

function LoadedMessage({ message, isMeant, onReply }: LoadedMessageProps) {
  const t = useT();
  const { userId } = useActor();
  const { submit, problem } = useSubmission();
  const sender = useLookup('users').get(message.fromUserId)?.name ?? '';
  const isOwn = message.fromUserId === userId;
  const hasFailed = message.recipients.some(({ state }) => state === 'failed');
  const isAwaited = message.isFollowedUp && message.followedUpAt === null;
  useReading(message, userId);

  async function followUp(state: 'none' | 'to-do' | 'done') {
    if (await submit('message.followUp', { messageId: message.id, state })) announce(t(`messages.said.${state}`));
  }
  async function retry() {
    if (await submit('message.retry', { messageId: message.id })) announce(t('messages.said.retry'));
  }
  const reply = isOwn ? undefined : () => onReply(message.id);
  const next = isAwaited ? 'done' : 'to-do';
  useViewKeys(messageKeys, {
    reply: isMeant ? reply : undefined,
    followUp: isMeant && isOwn ? () => void followUp(next) : undefined,
    retry: isMeant && isOwn && hasFailed ? () => void retry() : undefined,
  });

  const followUpWords = isAwaited
    ? 'messages.action.followedUp'
    : message.isFollowedUp
      ? 'messages.action.again'
      : 'messages.action.followUp';
  return (
    <>
      <DetailHeader
        eyebrow={isOwn ? t('messages.detail.fromYou') : t('messages.detail.from', { name: sender })}
        title={messageTitle(message, t)}
        meta={
          <>
            {message.priority === 'urgent' && <StatusPill tone="danger">{t('messages.urgent')}</StatusPill>}
            {message.isFollowedUp && (
              <StatusPill tone={isAwaited ? 'soon' : 'in-time'}>
                {t(isAwaited ? 'messages.followUp.to-do' : 'messages.followUp.done')}
              </StatusPill>
            )}
            <TimeText instant={message.sentAt} />
            <UnsentMark kind="messages" id={message.id} />
          </>
        }
        actions={
          <>
            {reply !== undefined && (
              <Button variant="primary" keyHint={messageKeys.reply.keys} onPress={reply}>
                {t('messages.action.reply')}
              </Button>
            )}
            {isOwn && hasFailed && (
              <Button variant="primary" keyHint={messageKeys.retry.keys} onPress={() => void retry()}>
                {t('messages.action.retry')}
              </Button>
            )}
            {isOwn && (
              <Button keyHint={messageKeys.followUp.keys} onPress={() => void followUp(next)}>
                {t(followUpWords)}
              </Button>
            )}
            {isOwn && isAwaited && (
              <Button variant="quiet" onPress={() => void followUp('none')}>
                {t('messages.action.noFollowUp')}
              </Button>
            )}
          </>
        }
      />
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      <p className={styles.body}>{message.body}</p>
      <MessageFacts message={message} />
      <RecipientList message={message} />
      <Replies message={message} />
    </>
  );
}

/** Takes note of a message that has been on screen for a moment. */
function useReading(message: Message, userId: Id): void {
  const execute = useExecute();
  const unread = isUnread(message, userId);
  const { id } = message;
  useEffect(() => {
    if (!unread) return;
    // What is not saved now is tried again the next time it is looked at: it stays unread until then.
    const timer = setTimeout(() => void execute('message.read', { messageIds: [id] }), readAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [execute, id, unread]);
}
