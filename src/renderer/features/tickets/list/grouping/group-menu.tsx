import { Group } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, type MenuGroup, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { ListGroup } from '#shared/replica/query.ts';
import { ticketListKeys } from '../ticket-list-keys.ts';
import { groupChoices } from './group-fields.ts';
import type { GroupingState } from './use-grouping.ts';

interface GroupMenuProps {
  state: GroupingState;
  groups: readonly ListGroup[] | undefined;
  onGroupBy: (field: string | null) => void;
}

const none = 'none';

/** By what the list stands in groups; opens and closes all of them. */
export function GroupMenu({ state, groups = [], onGroupBy }: GroupMenuProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  useViewKeys(ticketListKeys, { group: () => setOpen(true) });
  const { by } = state;
  const fields: MenuGroup = {
    id: 'fields',
    heading: t('tickets.group.by'),
    selected: [by ?? none],
    entries: [
      { id: none, label: t('tickets.group.none'), onAction: () => onGroupBy(null) },
      ...groupChoices.map((id) => ({ id, label: t(`tickets.groupBy.${id}`), onAction: () => onGroupBy(id) })),
    ],
  };
  const all: MenuGroup = {
    id: 'all',
    entries: [
      { id: 'open', label: t('tickets.group.openAll'), onAction: state.openAll },
      { id: 'close', label: t('tickets.group.closeAll'), onAction: () => state.closeAll(groups) },
    ],
  };
  return (
    <Menu
      label={t('tickets.group.by')}
      placement="top end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      groups={by === null ? [fields] : [all, fields]}
      trigger={
        <Button size="small" variant="quiet" keyHint="g" icon={<Group aria-hidden="true" />}>
          {by === null ? t('tickets.group') : t('tickets.group.now', { by: t(`tickets.groupBy.${by}`) })}
        </Button>
      }
    />
  );
}
