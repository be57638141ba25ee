import { ExternalLink, Pencil } from 'lucide-react';
import { useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Banner, Button, DetailHeader, FieldList, StatusPill, useTranslator } from '#renderer/ui/index.ts';
import { isPlannedWindow, windowConflicts } from '#shared/maintenance/window-conflicts.ts';
import { isOpen } from '#shared/tickets/status.ts';
import styles from './calendar.module.css';
import type { CalendarEntry } from './calendar-days.ts';
import { calendarKeys } from './calendar-keys.ts';
import { conflictWords, spanWords } from './calendar-words.ts';
import { TellList } from './tell-list.tsx';
import { useComingWindows, useServiceHours } from './use-calendar.ts';

interface EntryDetailProps {
  entry: CalendarEntry;
  now: number;
  mayWrite: boolean;
  onEdit: (() => void) | undefined;
  onOpenTicket: () => void;
}

/** One window or incident: when, what, what it collides with, and whom to tell. */
export function EntryDetail({ entry, now, mayWrite, onEdit, onOpenTicket }: EntryDetailProps) {
  const translator = useTranslator();
  const { t } = translator;
  const services = useLookup('services');
  const organisations = useOrganisationsByKey();
  const coming = useComingWindows(new Date(now).toISOString());
  const hoursOf = useServiceHours();
  const { ticket } = entry;
  const isWindow = isPlannedWindow(ticket);
  const conflicts =
    isWindow && isOpen(ticket.status)
      ? windowConflicts(
          { id: ticket.id, serviceId: ticket.serviceId, from: ticket.plannedFrom, to: ticket.plannedTo },
          coming,
          hoursOf(ticket.serviceId),
        )
      : [];
  return (
    <section className={styles.pane} aria-label={ticket.title}>
      <DetailHeader
        title={ticket.title}
        eyebrow={t(`tickets.kind.${ticket.kind}`)}
        meta={
          <StatusPill tone={isOpen(ticket.status) ? 'info' : 'neutral'}>
            {t(`tickets.status.${ticket.status}`)}
          </StatusPill>
        }
        actions={
          <>
            {onEdit !== undefined && (
              <Button
                size="small"
                icon={<Pencil aria-hidden="true" />}
                keyHint={calendarKeys.edit.keys}
                onPress={onEdit}
              >
                {t('calendar.edit')}
              </Button>
            )}
            <Button
              size="small"
              icon={<ExternalLink aria-hidden="true" />}
              keyHint={calendarKeys.open.keys}
              onPress={onOpenTicket}
            >
              {t('calendar.open')}
            </Button>
          </>
        }
      />
      <div className={styles.body}>
        <div className={styles.facts}>
          <FieldList
            entries={[
              { label: t('calendar.when'), value: spanWords(entry, translator) },
              {
                label: t('calendar.service'),
                value:
                  (ticket.serviceId === null ? undefined : services.get(ticket.serviceId)?.name) ?? t('calendar.none'),
              },
              {
                label: t('calendar.organisation'),
                value: organisations.get(ticket.organisationId)?.name ?? ticket.organisationId,
              },
              { label: t('incidents.announcement'), value: ticket.announcement || t('calendar.none') },
            ]}
          />
          {conflicts.length > 0 && (
            <Banner tone="soon" title={t('calendar.conflicts')}>
              {conflicts.map((conflict) => conflictWords(conflict, translator)).join(' ')}
            </Banner>
          )}
        </div>
        {isWindow && isOpen(ticket.status) && <TellList entry={entry} mayWrite={mayWrite} />}
      </div>
    </section>
  );
}
