import { useLookup, useRelated } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

const collator = new Intl.Collator('sv');

interface AccountProps {
  label: string;
  help: string | undefined;
  error: string | undefined;
  organisationId: OrganisationId;
  /** Whose account it becomes; empty for somebody new. */
  personId: Id;
  value: Id | null;
  onChange: (value: Id | null) => void;
}

/** The account of a person: one of those who work for the organisation, and nobody else's. */
export function AccountField({ label, help, error, organisationId, personId, value, onChange }: AccountProps) {
  const t = useT();
  const users = useLookup('users');
  const holders = useRelated('people', 'userId', value);
  const holder = holders.find(({ id }) => id !== personId);
  const options = [...users.values()]
    .filter((user) => user.id === value || (user.active && user.organisationIds.includes(organisationId)))
    .sort((one, other) => collator.compare(one.name, other.name))
    .map(({ id, name, title }) => ({ id, label: name, ...(title === '' ? {} : { detail: title }) }));
  const taken = holder === undefined ? undefined : t('directory.admin.problem.account', { name: personName(holder) });
  return (
    <ChoiceField
      label={label}
      {...(help === undefined ? {} : { help })}
      error={error ?? taken}
      isOptional
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
