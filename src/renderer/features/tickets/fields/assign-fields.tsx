import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useGroupOptions } from '#renderer/parts/group-options.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';

interface AssignFieldsProps {
  groupId: Id | null;
  assigneeUserId: Id | null;
  /** Offered also when they no longer work here: the ticket is theirs. */
  keptUserId: Id | null;
  /** The words of an empty field for the group. */
  noGroup: string;
  onChange: (chosen: { groupId: Id | null; assigneeUserId: Id | null }) => void;
  isOptional?: boolean;
}

const collator = new Intl.Collator('sv');

/** The group and colleague that are to work on a ticket. Members of the chosen group come first: they are whom one usually means. */
export function AssignFields(props: AssignFieldsProps) {
  const { groupId, assigneeUserId, keptUserId, noGroup, onChange, isOptional = false } = props;
  const t = useT();
  const users = useLookup('users');
  const groupOptions = useGroupOptions(groupId);
  const userOptions = useMemo(() => {
    const rank = (groupIds: readonly Id[]) => (groupId !== null && groupIds.includes(groupId) ? 0 : 1);
    return [...users.values()]
      .filter((user) => user.active || user.id === keptUserId)
      .sort((one, other) => rank(one.groupIds) - rank(other.groupIds) || collator.compare(one.name, other.name))
      .map((user) => ({ id: user.id, label: user.name, detail: user.title }));
  }, [users, groupId, keptUserId]);
  return (
    <FieldRow>
      <ChoiceField
        label={t('tickets.assign.group')}
        isOptional={isOptional}
        placeholder={noGroup}
        options={groupOptions}
        value={groupId}
        onChange={(chosen) => onChange({ groupId: chosen, assigneeUserId })}
      />
      <ChoiceField
        label={t('tickets.assign.colleague')}
        isOptional={isOptional}
        placeholder={t('tickets.assign.noColleague')}
        options={userOptions}
        value={assigneeUserId}
        onChange={(chosen) => onChange({ groupId, assigneeUserId: chosen })}
      />
    </FieldRow>
  );
}
