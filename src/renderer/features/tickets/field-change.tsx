import { useLookup, useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { Button, useT, useTranslator } from '#renderer/ui/index.ts';
import { exactInstant } from '#shared/i18n/time-format.ts';
import { isMessageId, type Translator } from '#shared/i18n/translator.ts';
import { idSchema } from '#shared/identity/ids.ts';
import { instantSchema } from '#shared/time/instant.ts';
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
export function useValueWords(field: string, value: string): string {
  const translator = useTranslator();
  const { t } = translator;
  const id = idSchema.safeParse(value).data ?? null;
  const isPerson = field === 'requesterPersonId' || field === 'affectedPersonId';
  const person = useRow('people', isPerson ? id : null);
  const device = useRow('devices', field === 'deviceId' ? id : null);
  const services = useLookup('services');
  const units = useLookup('units');
  const suppliers = useLookup('suppliers');
  const tags = useLookup('tags');
  const groups = useLookup('groups');
  const users = useLookup('users');
  if (value === '') return t('tickets.timeline.nothing');
  if (field === 'tagIds')
    return value
      .split(',')
      .map((each) => tags.get(each)?.name ?? '…')
      .join(', ');
  const word = codeWord(field, value, translator);
  if (word !== null) return word;
  if (id === null) return value;
  const name = person === undefined ? undefined : personName(person);
  const row = services.get(id) ?? units.get(id) ?? suppliers.get(id) ?? groups.get(id) ?? users.get(id);
  return name ?? device?.assetTag ?? row?.name ?? '…';
}

/** The word for a code or the clock for an instant; null for what is neither. */
function codeWord(field: string, value: string, translator: Translator): string | null {
  const { t } = translator;
  if (field === 'plannedFrom' || field === 'plannedTo') {
    const instant = instantSchema.safeParse(value).data;
    return instant === undefined ? null : exactInstant(Date.parse(instant), translator);
  }
  if (!['priority', 'kind', 'impact', 'urgency', 'status'].includes(field)) return null;
  const area = field === 'impact' || field === 'urgency' ? 'ticketWork' : 'tickets';
  const id = `${area}.${field}.${value}`;
  return isMessageId(id) ? t(id) : null;
}
