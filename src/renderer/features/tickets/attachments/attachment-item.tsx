import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useActor, useAttachmentFiles, useLookup } from '#renderer/data/index.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Banner, Button, Dialog, IconButton, TimeText, useTranslator } from '#renderer/ui/index.ts';
import type { Attachment } from '#shared/attachments/schema.ts';
import { formatBytes } from '#shared/i18n/byte-format.ts';
import type { AttachmentFetched } from '#shared/ipc/attachments.ts';
import { can } from '#shared/users/permissions.ts';
import { AttachmentState } from './attachment-state.tsx';
import styles from './attachments.module.css';
import { Thumbnail } from './thumbnail.tsx';

/** One file on a ticket: what it is, whose, where on its way, and what can be done with it. */
export function AttachmentItem({ attachment, mayWrite }: { attachment: Attachment; mayWrite: boolean }) {
  const { t, locale } = useTranslator();
  const actor = useActor();
  const files = useAttachmentFiles();
  const users = useLookup('users');
  const { submit, problem, isSaving } = useSubmission();
  const [fetched, setFetched] = useState<AttachmentFetched | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { name, hash, size } = attachment;
  const isOwn = attachment.addedByUserId === actor.userId;
  const mayRemove = mayWrite && (isOwn || can(actor, 'administration.write', attachment.organisationId));
  const author = users.get(attachment.addedByUserId)?.name ?? t('tickets.unknownUser');

  async function get(how: 'open' | 'saveAs') {
    setFetched(null);
    setFetched(await files[how]({ hash, name, size }).catch((): AttachmentFetched => 'failed'));
  }

  async function remove() {
    if (!(await submit('attachment.remove', { attachmentId: attachment.id }))) return;
    setAsking(false);
    announce(t('attachments.gone'));
  }

  return (
    <li className={styles.item}>
      <Thumbnail hash={attachment.thumbnailHash} mediaType={attachment.mediaType} name={name} />
      <div className={styles.text}>
        <button
          type="button"
          className={styles.name}
          aria-label={t('attachments.open', { name })}
          title={name}
          onClick={() => void get('open')}
        >
          {name}
        </button>
        <div className={styles.facts}>
          <span>{formatBytes(size, locale)}</span>
          <span>{author}</span>
          <TimeText instant={attachment.createdAt} />
          <AttachmentState
            attachment={attachment}
            isOwn={isOwn}
            onRetry={() => void files.retry(hash)}
            onCancel={() => void files.cancel(hash)}
          />
        </div>
        {fetched !== null && fetched !== 'done' && fetched !== 'cancelled' && (
          <Banner tone="soon">{t(`attachments.fetch.${fetched}`)}</Banner>
        )}
      </div>
      <div className={styles.actions}>
        <IconButton
          size="small"
          icon={<Download aria-hidden="true" />}
          label={t('attachments.saveAs', { name })}
          onPress={() => void get('saveAs')}
        />
        {mayRemove && (
          <IconButton
            size="small"
            icon={<Trash2 aria-hidden="true" />}
            label={t('attachments.remove', { name })}
            onPress={() => setAsking(true)}
          />
        )}
      </div>
      <Dialog
        title={t('attachments.removeTitle')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        actions={
          <>
            <Button variant="quiet" onPress={() => setAsking(false)}>
              {t('attachments.removeCancel')}
            </Button>
            <Button variant="danger" isDisabled={isSaving} onPress={() => void remove()}>
              {t('attachments.removeConfirm')}
            </Button>
          </>
        }
      >
        {t('attachments.removeText', { name })}
        {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      </Dialog>
    </li>
  );
}
