import { X } from 'lucide-react';
import { Button, useT } from '#renderer/ui/index.ts';
import type { TicketFilter } from '../../ticket-filter.ts';
import type { TicketNames } from '../column-values.ts';
import styles from './filter.module.css';
import { type Chip, chipsOf, chipWords } from './filter-words.ts';

interface FilterChipsProps {
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  names: TicketNames;
}

/** What the builder added to the filter; pressing one takes it away. */
export function FilterChips({ filter, onChange, names }: FilterChipsProps) {
  const t = useT();
  const chips = chipsOf(filter.more);
  const without = (chip: Chip) => filter.more.filter((condition) => !chip.conditions.includes(condition));
  return chips.map((chip) => {
    const field = t(`tickets.filterField.${chip.field}`);
    const values = chipWords(chip, names, t);
    return (
      <span key={JSON.stringify(chip)} className={styles.chip}>
        <Button
          size="small"
          icon={<X aria-hidden="true" />}
          aria-label={t('tickets.filter.remove', { field, values })}
          onPress={() => onChange({ ...filter, more: without(chip) })}
        >
          {t('tickets.filter.chip', { field, values })}
        </Button>
      </span>
    );
  });
}
