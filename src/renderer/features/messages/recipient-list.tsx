import { Section, TimeText, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Message, Recipient } from '#shared/messages/schema.ts';
import { DeliveryPill } from './message-cells.tsx';
import styles from './messages.module.css';

/** Whom a message is to, by which way, how far it has come, and why it did not. */
export function RecipientList({ message }: { message: Message }) {
  const t = useT();
  return (
    <Section title={t('messages.detail.recipients')}>
      <ul className={styles.recipients}>
        {message.recipients.map((recipient) => (
          <li key={recipient.id} className={styles.recipient}>
            <span className={styles.recipientName}>
              {recipient.name}
              <span className={styles.quiet}> {wayWords(recipient, t)}</span>
            </span>
            <DeliveryPill state={recipient.state} />
            <span className={styles.quiet}>
              <TimeText instant={recipient.stateAt} />
            </span>
            {recipient.failure !== null && <p className={styles.failure}>{failureWords(recipient, t)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function wayWords({ way, name, address }: Recipient, t: Translate): string {
  const shown = way === 'sms' ? formatPhoneNumber(address) : address;
  return [t(`messages.way.${way}`), shown === name ? '' : shown].filter(Boolean).join(' ');
}

function failureWords({ failure, detail, way }: Recipient, t: Translate): string {
  if (failure === null) return '';
  return t(`messages.failure.${failure}`, { way, detail: detail === '' ? t('messages.failure.noWords') : detail });
}
