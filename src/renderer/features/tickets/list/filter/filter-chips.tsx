import { X } from 'lucide-react';
import { useNamedRows } from '#renderer/data/index.ts';
import { rowName } from '#renderer/parts/row-name.ts';
import { Button, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { TicketFilter } from '../../ticket-filter.ts';
import type { TicketNames } from '../column-values.ts';
import styles from './filter.module.css';
import { type Chip, chipsOf, chipWords } from './filter-words.ts';

/** Whom and what a chip is about that the list has no table of. */
function lookedUp({ field, conditions }: Chip): { kind: RowKind; id: Id }[] {
  const kind = field === 'people' ? 'people' : field === 'deviceId' ? 'devices' : null;
  if (kind === null) return [];
  const ids = conditions.flatMap((condition): readonly unknown[] => {
    if ('values' in condition) return condition.values;
    return 'texts' in condition ? condition.texts : [];
  });
  return ids.flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : []));
}

interface FilterChipsProps {
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  names: TicketNames;
}

/** What the builder added to the filter; pressing one takes it away. */
export function FilterChips({ filter, onChange, names }: FilterChipsProps) {
  const t = useT();
  const chips = chipsOf(filter.more);
  const found = useNamedRows(chips.flatMap(lookedUp));
  const named = new Map([...found].map(([id, { kind, row }]) => [id, rowName(kind, row)]));
  const without = (chip: Chip) => filter.more.filter((condition) => !chip.conditions.includes(condition));
  return chips.map((chip) => {
    const field = t(`tickets.filterField.${chip.field}`);
    const values = chipWords(chip, names, t, named);
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
