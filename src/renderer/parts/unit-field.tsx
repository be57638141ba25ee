import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { ChoiceField } from './choice-field.tsx';

const collator = new Intl.Collator('sv', { numeric: true });

interface FieldWords {
  label: string;
  help?: string;
  error?: string | undefined;
  isOptional?: boolean;
}

interface UnitFieldProps extends FieldWords {
  /** Whose units; empty: not chosen yet. */
  organisationId: OrganisationId | '';
  value: Id | null;
  onChange: (value: Id | null) => void;
}

/** One unit of an organisation, by its name and that of the unit above. */
export function UnitField({ organisationId, value, onChange, ...words }: UnitFieldProps) {
  const units = useLookup('units');
  const options = useMemo(
    () =>
      [...units.values()]
        .filter((unit) => unit.organisationId === organisationId && (unit.active || unit.id === value))
        .map(({ id, name, parentId }) => {
          const above = parentId === null ? undefined : units.get(parentId)?.name;
          return { id, label: above === undefined ? name : `${name}, ${above}` };
        })
        .sort((one, other) => collator.compare(one.label, other.label)),
    [units, organisationId, value],
  );
  const { error, isOptional = false, ...rest } = words;
  return (
    <ChoiceField {...rest} error={error} isOptional={isOptional} options={options} value={value} onChange={onChange} />
  );
}
