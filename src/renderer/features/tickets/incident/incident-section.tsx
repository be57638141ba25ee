import { useState } from 'react';
import { useRelated } from '#renderer/data/index.ts';
import { Button, Section, useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import styles from '../ticket-detail.module.css';
import { AnnouncementForm } from './announcement-form.tsx';
import { TiedPanel } from './tied-panel.tsx';

/** What a major incident or maintenance has besides other tickets: the text everybody sees, and one message to all tied. */
export function IncidentSection({ ticket, mayWrite }: { ticket: Ticket; mayWrite: boolean }) {
  const t = useT();
  const [panel, setPanel] = useState<'announcement' | 'tied' | null>(null);
  const tied = useRelated('tickets', 'parentId', ticket.partCount === 0 ? null : ticket.id);
  const openTied = tied.filter(({ status }) => status !== 'closed').length;
  const close = () => setPanel(null);
  return (
    <Section
      title={t('incidents.section')}
      actions={
        mayWrite && (
          <>
            {isOpen(ticket.status) && (
              <Button size="small" onPress={() => setPanel('announcement')}>
                {t('incidents.announce')}
              </Button>
            )}
            {openTied > 0 && (
              <Button size="small" onPress={() => setPanel('tied')}>
                {t('incidents.tied.open', { count: openTied })}
              </Button>
            )}
          </>
        )
      }
    >
      <p className={ticket.announcement === '' ? styles.quiet : styles.note}>
        {ticket.announcement === '' ? t('incidents.noAnnouncement') : ticket.announcement}
      </p>
      <p className={styles.quiet}>{t('incidents.tied.count', { count: tied.length, open: openTied })}</p>
      {panel === 'announcement' && <AnnouncementForm ticket={ticket} onDone={close} />}
      {panel === 'tied' && <TiedPanel incident={ticket} tied={tied} onDone={close} />}
    </Section>
  );
}
