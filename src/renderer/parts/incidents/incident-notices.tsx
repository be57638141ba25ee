import { Banner, Button, TimeText, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { incidentKeys } from './incident-keys.ts';
import styles from './incident-notices.module.css';
import { type IncidentMatter, useOngoingIncidents } from './use-ongoing-incidents.ts';

interface IncidentNoticesProps {
  matter: IncidentMatter;
  /** The one that is tied to what is being written. */
  tiedId?: Id | null;
  /** Ties one, or lets go of it with null; absent where there is nothing to tie. */
  onTie?: ((incidentId: Id | null) => void) | undefined;
}

const most = 2;

/** What goes on right now, in the words to tell whoever calls; the likeliest is tied with one key. Draws nothing on a calm day. */
export function IncidentNotices({ matter, tiedId = null, onTie }: IncidentNoticesProps) {
  const t = useT();
  const found = useOngoingIncidents(matter);
  const tied = found.find(({ id }) => id === tiedId);
  const [likeliest] = found;
  const shown = tied === undefined ? found.slice(0, most) : [tied];
  const tie =
    likeliest === undefined || onTie === undefined ? undefined : () => onTie(tiedId === null ? likeliest.id : null);
  useViewKeys(incidentKeys, { tie });
  if (shown.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={t('incidents.ongoing')}>
      {shown.map((incident) => (
        <Banner
          key={incident.id}
          tone={incident.kind === 'maintenance' ? 'info' : 'danger'}
          title={`${t(`tickets.kind.${incident.kind}`)} ${ticketNumber(incident)}: ${incident.title}`}
          actions={
            onTie !== undefined && (
              <Button
                size="small"
                keyHint={incident.id === likeliest?.id || incident.id === tiedId ? incidentKeys.tie.keys : undefined}
                onPress={() => onTie(incident.id === tiedId ? null : incident.id)}
              >
                {t(incident.id === tiedId ? 'incidents.untie' : 'incidents.tie')}
              </Button>
            )
          }
        >
          <IncidentWords incident={incident} isTied={incident.id === tiedId} />
        </Banner>
      ))}
      {tied === undefined && found.length > most && (
        <p className={styles.quiet}>{t('incidents.more', { count: found.length - most })}</p>
      )}
    </section>
  );
}

function IncidentWords({ incident, isTied }: { incident: Ticket; isTied: boolean }) {
  const t = useT();
  return (
    <>
      {incident.announcement !== '' && <p className={styles.announcement}>{incident.announcement}</p>}
      <p className={styles.quiet}>
        {t('incidents.since')} <TimeText instant={incident.plannedFrom ?? incident.createdAt} />
        {incident.plannedTo !== null && (
          <>
            {' · '}
            {t('incidents.until')} <TimeText instant={incident.plannedTo} />
          </>
        )}
        {isTied && ` · ${t('incidents.tied')}`}
      </p>
    </>
  );
}
