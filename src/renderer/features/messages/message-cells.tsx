import { ClippedText, classNames, StatusPill, type Tone, useT } from '#renderer/ui/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type DeliveryState, type Message, messageState, type Recipient } from '#shared/messages/schema.ts';
import styles from './messages.module.css';

const stateTone: Readonly<Record<DeliveryState, Tone>> = {
  waiting: 'paused',
  queued: 'soon',
  sent: 'info',
  delivered: 'in-time',
  read: 'in-time',
  failed: 'danger',
};

/** How far a message has come to one recipient, or as a whole. */
export function DeliveryPill({ state, look }: { state: DeliveryState; look?: 'plain' }) {
  const t = useT();
  return (
    <StatusPill tone={stateTone[state]} {...(look === undefined ? {} : { look })}>
      {t(`messages.state.${state}`)}
    </StatusPill>
  );
}

/** Whether a message to the person has not been read by them. */
export function isUnread({ recipients }: Pick<Message, 'recipients'>, userId: Id): boolean {
  return recipients.some((recipient) => recipient.userId === userId && recipient.state !== 'read');
}

/** How a row of the list stands: unread or read for whoever got it, how far it has come for whoever sent it. */
export function MessageStateCell({ message, userId }: { message: Message; userId: Id }) {
  const t = useT();
  if (message.fromUserId === userId) return <DeliveryPill state={messageState(message)} look="plain" />;
  const unread = isUnread(message, userId);
  return (
    <StatusPill tone={unread ? 'info' : 'neutral'} look="plain">
      {t(unread ? 'messages.unread' : 'messages.readMark')}
    </StatusPill>
  );
}

/** Returns what a message is called: its subject, else how it begins. */
export function messageTitle({ subject, body }: Pick<Message, 'subject' | 'body'>, t: Translate): string {
  const title = subject.trim() === '' ? (body.split('\n')[0] ?? '') : subject;
  return title.trim() === '' ? t('messages.noSubject') : title;
}

/** Subject with its mark of urgency; the unread stand out by weight as well as by their word. */
export function SubjectCell({ message, userId }: { message: Message; userId: Id }) {
  const t = useT();
  return (
    <span className={classNames(styles.subject, isUnread(message, userId) && styles.unread)}>
      {message.priority === 'urgent' && (
        <StatusPill tone="danger" look="plain">
          {t('messages.urgent')}
        </StatusPill>
      )}
      <ClippedText>{messageTitle(message, t)}</ClippedText>
    </span>
  );
}

/** Returns whom a message is to in one line: "Du", "Anna Ek + 2 till". */
export function recipientWords(recipients: readonly Recipient[], userId: Id, t: Translate): string {
  const [first, ...others] = recipients;
  const name = first === undefined ? '' : first.userId === userId ? t('messages.to.you') : first.name;
  return others.length === 0 ? name : t('messages.to.more', { name, count: others.length });
}
