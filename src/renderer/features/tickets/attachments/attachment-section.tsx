import { useRelated } from '#renderer/data/index.ts';
import { AttachButton } from '#renderer/parts/attachments/attach-button.tsx';
import { IntakeState } from '#renderer/parts/attachments/intake-state.tsx';
import type { FileIntake } from '#renderer/parts/attachments/use-file-intake.ts';
import { Section, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { AttachmentItem } from './attachment-item.tsx';
import styles from './attachments.module.css';

/** The files of a ticket, and the way to add some. `intake` is null for those who may not. */
export function AttachmentSection({ ticketId, intake }: { ticketId: Id; intake: FileIntake | null }) {
  const t = useT();
  const attachments = useRelated('attachments', 'ticketId', ticketId);
  if (attachments.length === 0 && intake === null) return null;
  return (
    <Section title={t('attachments.title')} actions={intake === null ? undefined : <AttachButton intake={intake} />}>
      {attachments.length === 0 ? (
        <p className={styles.quiet}>{t('attachments.addHelp')}</p>
      ) : (
        <ul className={styles.list}>
          {attachments.map((attachment) => (
            <AttachmentItem key={attachment.id} attachment={attachment} mayWrite={intake !== null} />
          ))}
        </ul>
      )}
      {intake !== null && <IntakeState intake={intake} />}
    </Section>
  );
}
