import { useActor } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { Button, useNavigation, useT } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import styles from './ticket-detail.module.css';
import type { TimelineItem } from './ticket-timeline-items.ts';

interface CallBodyProps {
  item: Extract<TimelineItem, { type: 'call' }>;
  organisationId: OrganisationId;
}

/** What was noted of a call, its number to call, and the way to its record. */
export function CallBody({ item: { id, note, number }, organisationId }: CallBodyProps) {
  const t = useT();
  const { navigate } = useNavigation();
  const mayOpen = canSomewhere(useActor(), 'call.read');
  return (
    <>
      {note !== '' && <p className={styles.note}>{note}</p>}
      <span className={styles.numbers}>
        {number !== null && <DialButton number={number} organisationId={organisationId} />}
        {mayOpen && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => navigate({ view: 'calls', params: { tab: 'calls', callId: id } })}
          >
            {t('tickets.timeline.openCall')}
          </Button>
        )}
      </span>
    </>
  );
}

/** What a message said, and the way to it. */
export function MessageBody({ item }: { item: Extract<TimelineItem, { type: 'message' }> }) {
  const t = useT();
  const { navigate } = useNavigation();
  const mayOpen = canSomewhere(useActor(), 'message.send');
  return (
    <>
      {item.subject !== '' && <p>{item.subject}</p>}
      <p className={styles.note}>{item.body}</p>
      {mayOpen && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => navigate({ view: 'messages', params: { messageId: item.id } })}
        >
          {t('tickets.timeline.openMessage')}
        </Button>
      )}
    </>
  );
}
