import { usePending, useTransfer } from '#renderer/data/index.ts';
import { Button, StatusPill, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Attachment } from '#shared/attachments/schema.ts';
import type { AttachmentTransfer } from '#shared/ipc/attachments.ts';
import styles from './attachments.module.css';

function percentOf({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }): number {
  return totalBytes === 0 ? 0 : Math.floor((doneBytes / totalBytes) * 100);
}

interface AttachmentStateProps {
  attachment: Attachment;
  isOwn: boolean;
  onRetry: () => void;
  onCancel: () => void;
}

/** Where a file is on its way, in words; for what others have sent, nothing. */
export function AttachmentState({ attachment, isOwn, onRetry, onCancel }: AttachmentStateProps) {
  const t = useT();
  const transfer = useTransfer(attachment.hash);
  const isPending = usePending('attachments', attachment.id);
  if (transfer !== undefined) return <Transfer transfer={transfer} onRetry={onRetry} onCancel={onCancel} />;
  if (isPending) return <StatusPill tone="soon">{t('attachments.state.waiting')}</StatusPill>;
  return isOwn ? <span className={styles.quiet}>{t('attachments.state.sent')}</span> : null;
}

type TransferProps = Pick<AttachmentStateProps, 'onRetry' | 'onCancel'> & { transfer: AttachmentTransfer };

function Transfer({ transfer, onRetry, onCancel }: TransferProps) {
  const t = useT();
  switch (transfer.type) {
    case 'waiting':
      return <StatusPill tone="soon">{t('attachments.state.waiting')}</StatusPill>;
    case 'sending':
      return <StatusPill tone="info">{t('attachments.state.sending', { percent: percentOf(transfer) })}</StatusPill>;
    case 'fetching':
      return (
        <>
          <StatusPill tone="info">{t('attachments.state.fetching', { percent: percentOf(transfer) })}</StatusPill>
          <Button size="small" variant="quiet" onPress={onCancel}>
            {t('attachments.stop')}
          </Button>
        </>
      );
    case 'refused':
      return (
        <>
          <StatusPill tone="breached">
            {t('attachments.state.refused', { reason: t(`attachments.refused.${transfer.reason}`) })}
          </StatusPill>
          <Button size="small" variant="quiet" onPress={onRetry}>
            {t('attachments.retry')}
          </Button>
        </>
      );
    default:
      return assertNever(transfer);
  }
}
