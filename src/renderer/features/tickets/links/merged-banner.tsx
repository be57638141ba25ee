import { useRow } from '#renderer/data/index.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Id } from '#shared/identity/ids.ts';
import { localTicketNumber, ticketNumber } from '#shared/tickets/number.ts';
import styles from '../ticket-detail.module.css';
import { ticketWorkKeys } from '../ticket-work-keys.ts';

interface MergedBannerProps {
  ticketId: Id;
  intoId: Id;
  mayWrite: boolean;
}

/** Where a merged ticket went, and the way back, offered for as long as the merge stands. */
export function MergedBanner({ ticketId, intoId, mayWrite }: MergedBannerProps) {
  const t = useT();
  const { navigate } = useNavigation();
  const { submit, problem, isSaving } = useSubmission();
  const into = useRow('tickets', intoId);
  const number = into === undefined ? localTicketNumber(intoId) : ticketNumber(into);
  const undo = () => void submit('ticket.unmerge', { ticketId });
  useViewKeys(ticketWorkKeys, { undoMerge: mayWrite ? undo : undefined });
  return (
    <div className={styles.notice}>
      <Banner
        tone="info"
        actions={
          <>
            <Button size="small" onPress={() => navigate({ view: 'tickets', params: { ticketId: intoId } })}>
              {t('ticketWork.merged.go', { number })}
            </Button>
            {mayWrite && (
              <Button size="small" keyHint="u" isDisabled={isSaving} onPress={undo}>
                {t('ticketWork.merged.undo')}
              </Button>
            )}
          </>
        }
      >
        {t('ticketWork.merged', { ticket: into === undefined ? number : `${number} ${into.title}` })}
      </Banner>
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
    </div>
  );
}
