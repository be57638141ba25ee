import { CalendarDays } from 'lucide-react';
import { useLookup, useNamedRows } from '#renderer/data/index.ts';
import { Button, EmptyState, Section, useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { customersToTell } from '#shared/maintenance/people-to-tell.ts';
import { isPlannedWindow } from '#shared/maintenance/window-conflicts.ts';
import styles from './calendar.module.css';
import { calendarEntries } from './calendar-days.ts';
import { spanWords } from './calendar-words.ts';
import { useComingWindows, useCommonIds } from './use-calendar.ts';

/** How far ahead customers are told of windows. */
const daysAhead = 21;
/** Windows named at once. */
const most = 20;

interface TellOverviewProps {
  now: number;
  onSelect: (id: Id) => void;
}

/** Att berätta, of all windows of the weeks ahead: those of which a customer has not been told yet. */
export function TellOverview({ now, onSelect }: TellOverviewProps) {
  const translator = useTranslator();
  const { t } = translator;
  const agreements = useLookup('agreements');
  const commonIds = useCommonIds();
  const until = new Date(now + daysAhead * 86_400_000).toISOString();
  const instant = new Date(now).toISOString();
  const coming = useComingWindows(instant).filter(
    (ticket) => isPlannedWindow(ticket) && ticket.plannedFrom > instant && ticket.plannedFrom < until,
  );
  const told = coming.slice(0, most).flatMap((ticket) => {
    if (!isPlannedWindow(ticket)) return [];
    return [{ ticket, customers: customersToTell(ticket, agreements.values(), commonIds) }];
  });
  const notes = useNamedRows(
    told.flatMap(({ customers }) => customers.map(({ noteId: id }) => ({ kind: 'ticketNotes' as const, id }))),
  );
  const left = told
    .map(({ ticket, customers }) => ({ ticket, count: customers.filter(({ noteId }) => !notes.has(noteId)).length }))
    .filter(({ count }) => count > 0);
  return (
    <div className={styles.pane}>
      <EmptyState icon={<CalendarDays aria-hidden="true" />} title={t('calendar.pick')}>
        {t('calendar.pickHelp')}
      </EmptyState>
      {left.length > 0 && (
        <div className={styles.body}>
          <Section title={t('calendar.tell')}>
            <ul className={styles.tell}>
              {left.map(({ ticket, count }) => {
                const [entry] = calendarEntries([ticket], instant);
                return (
                  <li key={ticket.id} className={styles.customer}>
                    <div>
                      <strong>{ticket.title}</strong>
                      <div className={styles.quiet}>
                        {entry === undefined ? '' : spanWords(entry, translator)} · {t('calendar.tell.left', { count })}
                      </div>
                    </div>
                    <Button
                      size="small"
                      aria-label={`${t('calendar.tell.show')}, ${ticket.title}`}
                      onPress={() => onSelect(ticket.id)}
                    >
                      {t('calendar.tell.show')}
                    </Button>
                  </li>
                );
              })}
            </ul>
          </Section>
        </div>
      )}
    </div>
  );
}
