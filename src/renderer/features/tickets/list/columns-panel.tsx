import { ArrowDown, ArrowUp, Columns3, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox, IconButton, NumberField, Popover, useT, useViewKeys } from '#renderer/ui/index.ts';
import { columnHeading, standardColumns } from '../ticket-columns.tsx';
import { columnSources, isColumnId } from './column-values.ts';
import styles from './columns-panel.module.css';
import type { ViewColumn } from './list-view.ts';
import { ticketListKeys } from './ticket-list-keys.ts';

interface ColumnsPanelProps {
  chosen: readonly ViewColumn[];
  /** Columns there is no room for now. */
  left: readonly string[];
  onChange: (columns: readonly ViewColumn[]) => void;
}

const narrowest = 40;
const widest = 2_000;
/** A list of no columns is none. */
const fewest = 1;

/** Which columns the list has, in which order, how wide and which stay in sight; all of it by keyboard too. */
export function ColumnsPanel({ chosen, left, onChange }: ColumnsPanelProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  useViewKeys(ticketListKeys, { columns: () => setOpen(true) });
  return (
    <Popover
      label={t('tickets.columns')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="quiet" keyHint="o" icon={<Columns3 aria-hidden="true" />}>
          {t('tickets.columns')}
        </Button>
      }
    >
      <ColumnChoices chosen={chosen} left={left} onChange={onChange} />
    </Popover>
  );
}

function ColumnChoices({ chosen, left, onChange }: ColumnsPanelProps) {
  const t = useT();
  /** A column taken in or out is drawn anew in the other list; whoever works by keyboard stands on it still. */
  const [switched, setSwitched] = useState<string | null>(null);
  const shown = chosen.length === 0 ? standardColumns : chosen;
  const others = Object.keys(columnSources)
    .filter(isColumnId)
    .filter((id) => !shown.some((column) => column.id === id));

  const change = (id: string, part: Partial<ViewColumn>) =>
    onChange(shown.map((column) => (column.id === id ? { ...column, ...part } : column)));
  function move(place: number, by: 1 | -1) {
    const next = [...shown];
    const [moved] = next.splice(place, 1);
    if (moved !== undefined) next.splice(place + by, 0, moved);
    onChange(next);
  }

  return (
    <div className={styles.panel}>
      <h3>{t('tickets.columns.shown')}</h3>
      <ul className={styles.list}>
        {shown.map((column, place) => {
          const { id } = column;
          if (!isColumnId(id)) return null;
          const name = columnHeading(id, t);
          return (
            <li key={id} className={styles.line}>
              <span className={styles.name}>
                <Checkbox
                  isSelected
                  isDisabled={shown.length <= fewest}
                  autoFocus={id === switched}
                  onChange={() => {
                    setSwitched(id);
                    onChange(shown.filter((each) => each.id !== id));
                  }}
                >
                  {name}
                  {left.includes(id) && <span className={styles.left}> {t('tickets.columns.noRoom')}</span>}
                </Checkbox>
              </span>
              <span className={styles.width}>
                <NumberField
                  label={t('tickets.columns.width', { name })}
                  isLabelHidden
                  value={column.width ?? columnSources[id].width}
                  minValue={narrowest}
                  maxValue={widest}
                  step={10}
                  onChange={(width) => {
                    if (!Number.isNaN(width)) change(id, { width: Math.round(width) });
                  }}
                />
              </span>
              <IconButton
                size="small"
                icon={column.pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
                label={t(column.pinned ? 'tickets.columns.unpin' : 'tickets.columns.pin', { name })}
                onPress={() => change(id, { pinned: !column.pinned })}
              />
              <IconButton
                size="small"
                icon={<ArrowUp aria-hidden="true" />}
                label={t('tickets.columns.up', { name })}
                isDisabled={place === 0}
                onPress={() => move(place, -1)}
              />
              <IconButton
                size="small"
                icon={<ArrowDown aria-hidden="true" />}
                label={t('tickets.columns.down', { name })}
                isDisabled={place === shown.length - 1}
                onPress={() => move(place, 1)}
              />
            </li>
          );
        })}
      </ul>
      {left.length > 0 && <p className={styles.help}>{t('tickets.columns.noRoomHelp')}</p>}
      <h3>{t('tickets.columns.others')}</h3>
      <ul className={styles.others}>
        {others.map((id) => (
          <li key={id}>
            <Checkbox
              isSelected={false}
              autoFocus={id === switched}
              onChange={() => {
                setSwitched(id);
                onChange([...shown, { id, width: null, pinned: false }]);
              }}
            >
              {columnHeading(id, t)}
            </Checkbox>
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <Button size="small" variant="quiet" onPress={() => onChange([])}>
          {t('tickets.columns.reset')}
        </Button>
      )}
    </div>
  );
}
