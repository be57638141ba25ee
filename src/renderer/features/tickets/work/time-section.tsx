import { useLookup, useRelated } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { Button, Section, TimeText, useTranslator } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import styles from '../ticket-detail.module.css';
import { signedTime } from './signed-time.ts';
import table from './work-table.module.css';

/** Time spent on the ticket: the sum, and who did what when, newest first. */
export function TimeSection({ ticket, onLog }: { ticket: Ticket; onLog: (() => void) | undefined }) {
  const translator = useTranslator();
  const { t } = translator;
  const entries = useRelated('ticketTimes', 'ticketId', ticket.id);
  const users = useLookup('users');
  return (
    <Section
      title={t('ticketWork.time')}
      actions={
        onLog !== undefined && (
          <Button size="small" variant="quiet" keyHint="w" onPress={onLog}>
            {t('ticketWork.time.log')}
          </Button>
        )
      }
    >
      {entries.length === 0 ? (
        <p className={styles.quiet}>{t('ticketWork.time.none')}</p>
      ) : (
        <>
          <p>{t('ticketWork.time.sum', { duration: signedTime(ticket.minutesSpent, translator) })}</p>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('ticketWork.time.amount')}</th>
                <th scope="col">{t('ticketWork.time.person')}</th>
                <th scope="col">{t('ticketWork.time.note')}</th>
                <th scope="col">{t('ticketWork.time.when')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.toReversed().map((entry) => (
                <tr key={entry.id}>
                  <td>{signedTime(entry.minutes, translator)}</td>
                  <td>{users.get(entry.userId)?.name ?? t('tickets.unknownUser')}</td>
                  <td>{entry.note}</td>
                  <td>
                    <TimeText instant={entry.at} /> <UnsentMark kind="ticketTimes" id={entry.id} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
