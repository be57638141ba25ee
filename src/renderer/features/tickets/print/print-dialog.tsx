import { Dialog, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { PrintForm } from './print-form.tsx';

/** The work orders of many tickets at once, each on a page of its own: for what is marked in the list. */
export function PrintDialog({ ticketIds, onClose }: { ticketIds: readonly Id[]; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t('ticketWork.key.print')} isOpen onClose={onClose}>
      <PrintForm ticketIds={ticketIds} onDone={onClose} />
    </Dialog>
  );
}
