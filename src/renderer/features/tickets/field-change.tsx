import { useLookup, useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { Button, useT } from '#renderer/ui/index.ts';
import { idSchema } from '#shared/identity/ids.ts';
import { ticketKindSchema, ticketPrioritySchema } from '#shared/tickets/schema.ts';
import styles from './ticket-detail.module.css';
import type { TimelineItem } from './ticket-timeline-items.ts';

interface FieldChangeProps {
  item: Extract<TimelineItem, { type: 'field' }>;
  /** Puts the overwritten value back; null where there is nothing to put back. */
  onRestore: (() => void) | null;
}

/** What a field was and became; a conflict shows both values under each other and the way back. */
export function FieldChange({ item, onRestore }: FieldChangeProps) {
  const t = useT();
  const from = useValueWords(item.field, item.from);
  const to = useValueWords(item.field, item.to);
  if (!item.unseen) return <p>{t('tickets.timeline.change', { from, to })}</p>;
  return (
    <div className={styles.conflict}>
      <div className={styles.change}>
        <span>{t('tickets.timeline.conflictLost', { value: from })}</span>
        <span>{t('tickets.timeline.conflictNow', { value: to })}</span>
        {onRestore !== null && (
          <Button size="small" onPress={onRestore}>
            {t('tickets.timeline.restore')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A stored value as people say it: names instead of identifiers, words instead of codes. */
function useValueWords(field: string, value: string): string {
  const t = useT();
  const id = idSchema.safeParse(value).data ?? null;
  const person = useRow('people', field === 'requesterPersonId' ? id : null);
  const device = useRow('devices', field === 'deviceId' ? id : null);
  const services = useLookup('services');
  const units = useLookup('units');
  if (value === '') return t('tickets.timeline.nothing');
  const priority = field === 'priority' ? ticketPrioritySchema.safeParse(value).data : undefined;
  if (priority !== undefined) return t(`tickets.priority.${priority}`);
  const kind = field === 'kind' ? ticketKindSchema.safeParse(value).data : undefined;
  if (kind !== undefined) return t(`tickets.kind.${kind}`);
  if (id === null) return value;
  const name = person === undefined ? undefined : personName(person);
  return name ?? device?.assetTag ?? services.get(id)?.name ?? units.get(id)?.name ?? '…';
}
