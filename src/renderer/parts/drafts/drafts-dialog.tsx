import { useNamedRows } from '#renderer/data/index.ts';
import { Dialog, TimeText, useNavigation, useT } from '#renderer/ui/index.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import styles from './drafts-dialog.module.css';
import { useDraftPlaces } from './use-draft-places.ts';

/** Mina utkast: everything begun and not saved, over all tickets and forms; each leads to where one goes on with it. */
export function DraftsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t('app.drafts.title')} isOpen={isOpen} onClose={onClose} isDismissable>
      {isOpen && <DraftList onChosen={onClose} />}
    </Dialog>
  );
}

function DraftList({ onChosen }: { onChosen: () => void }) {
  const t = useT();
  const { navigate } = useNavigation();
  const places = useDraftPlaces();
  const tickets = useNamedRows(
    (places ?? []).flatMap(({ ticketId }) => (ticketId === null ? [] : [{ kind: 'tickets' as const, id: ticketId }])),
  );

  if (places === null) return null;
  if (places.length === 0) return <p>{t('app.drafts.none')}</p>;
  return (
    <ul className={styles.list} aria-label={t('app.drafts.title')}>
      {places.map(({ id, kind, ticketId, words, savedAt, target }) => {
        const found = ticketId === null ? undefined : tickets.get(ticketId);
        // Asked for by its kind: what comes under that kind is a row of it.
        const ticket = found?.kind === 'tickets' ? (found.row as Ticket) : undefined;
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.draft}
              onClick={() => {
                onChosen();
                navigate(target);
              }}
            >
              <span className={styles.head}>
                <span>{t(kind)}</span>
                <span className={styles.quiet}>
                  {t('app.drafts.savedAt')} <TimeText instant={savedAt} />
                </span>
              </span>
              {ticket !== undefined && (
                <span className={styles.quiet}>
                  {ticketNumber(ticket)} {ticket.title}
                </span>
              )}
              {words !== '' && <span className={styles.words}>{words}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
