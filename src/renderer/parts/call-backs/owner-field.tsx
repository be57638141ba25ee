import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { ChoiceField } from '../choice-field.tsx';

interface OwnerFieldProps {
  organisationId: OrganisationId;
  value: Id | null;
  onChange: (value: Id | null) => void;
}

const collator = new Intl.Collator('sv');

/** Which colleague calls; empty: whoever takes it. */
export function OwnerField({ organisationId, value, onChange }: OwnerFieldProps) {
  const t = useT();
  const users = useLookup('users');
  const options = useMemo(
    () =>
      [...users.values()]
        .filter((user) => user.active && user.organisationIds.includes(organisationId))
        .sort((one, other) => collator.compare(one.name, other.name))
        .map(({ id, name, title }) => ({ id, label: name, detail: title })),
    [users, organisationId],
  );
  return (
    <ChoiceField
      label={t('callBacks.field.owner')}
      placeholder={t('callBacks.field.ownerNone')}
      isOptional
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
