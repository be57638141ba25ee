import { X } from 'lucide-react';
import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { Badge, IconButton, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './tag-field.module.css';

interface TagFieldProps {
  value: readonly Id[];
  onChange: (value: Id[]) => void;
}

const collator = new Intl.Collator('sv');

/** Words the ticket is gathered by: one chosen after the other, each taken off by its button. */
export function TagField({ value, onChange }: TagFieldProps) {
  const t = useT();
  const tags = useLookup('tags');
  const offered = [...tags.values()]
    .filter((tag) => tag.active && !value.includes(tag.id))
    .sort((one, other) => collator.compare(one.name, other.name))
    .map((tag) => ({ id: tag.id, label: tag.name }));
  return (
    <div className={styles.field}>
      <ChoiceField
        isGathering
        label={t('ticketWork.tags')}
        isOptional
        placeholder={t('ticketWork.addTag')}
        {...(offered.length === 0 ? { help: t('ticketWork.noMoreTags') } : {})}
        options={offered}
        value={null}
        onChange={(id) => {
          if (id !== null) onChange([...value, id]);
        }}
      />
      {value.length > 0 && (
        <ul className={styles.chosen} aria-label={t('ticketWork.tags')}>
          {value.map((id) => {
            const name = tags.get(id)?.name ?? '…';
            return (
              <li key={id} className={styles.tag}>
                <Badge>{name}</Badge>
                <IconButton
                  size="small"
                  icon={<X aria-hidden="true" />}
                  label={t('ticketWork.removeTag', { tag: name })}
                  onPress={() => onChange(value.filter((other) => other !== id))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
