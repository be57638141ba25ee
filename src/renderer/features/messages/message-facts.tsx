import { useLookup, useRelated, useRow } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { Button, FieldList, type FieldListEntry, Section, TimeText, useNavigation, useT } from '#renderer/ui/index.ts';
import type { Message } from '#shared/messages/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { messageTitle } from './message-cells.tsx';
import styles from './messages.module.css';

/** Who called, about which ticket, and the message it answers. */
export function MessageFacts({ message }: { message: Message }) {
  const t = useT();
  const { navigate } = useNavigation();
  const ticket = useRow('tickets', message.ticketId);
  const call = useRow('calls', message.callId);
  const answered = useRow('messages', message.inReplyToId);
  const { callerName, callerNumber, organisationId } = message;
  const entries: FieldListEntry[] = [];
  if (callerName !== '' || callerNumber !== '') {
    entries.push({
      label: t('messages.column.caller'),
      value: (
        <span className={styles.caller}>
          {callerName}
          <DialButton number={callerNumber} organisationId={organisationId} />
        </span>
      ),
    });
  }
  if (call !== undefined) {
    entries.push({
      label: t('messages.detail.call'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'calls', params: { tab: 'calls', callId: call.id } })}>
          {t('messages.detail.showCall')}
        </Button>
      ),
    });
  }
  if (ticket !== undefined) {
    entries.push({
      label: t('loans.detail.ticket'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'tickets', params: { ticketId: ticket.id } })}>
          {t('loans.detail.openTicket', { number: ticketNumber(ticket) })}
        </Button>
      ),
    });
  }
  if (answered !== undefined) {
    entries.push({
      label: t('messages.detail.answers'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'messages', params: { messageId: answered.id } })}>
          {messageTitle(answered, t)}
        </Button>
      ),
    });
  }
  return entries.length === 0 ? null : (
    <Section title={t('messages.detail.call')}>
      <FieldList entries={entries} />
    </Section>
  );
}

/** What was answered. */
export function Replies({ message }: { message: Message }) {
  const t = useT();
  const { navigate } = useNavigation();
  const users = useLookup('users');
  const replies = useRelated('messages', 'inReplyToId', message.id);
  if (replies.length === 0) return null;
  return (
    <Section title={t('messages.detail.replies')}>
      <ul className={styles.replies}>
        {replies.map((reply) => (
          <li key={reply.id} className={styles.reply}>
            <span>
              <strong>{users.get(reply.fromUserId)?.name}</strong> <TimeText instant={reply.sentAt} />
            </span>
            <span className={styles.replyBody}>{reply.body}</span>
            <Button size="small" onPress={() => navigate({ view: 'messages', params: { messageId: reply.id } })}>
              {messageTitle(reply, t)}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
