import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { IconButton, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from './inputs.module.css';

interface UnitsFieldProps {
  label: string;
  help: string | undefined;
  /** Whose units; empty: not chosen yet. */
  organisationId: OrganisationId | '';
  value: readonly Id[];
  onChange: (value: readonly Id[]) => void;
}

const collator = new Intl.Collator('sv', { numeric: true });

/** Units of one organisation, each added by name. */
export function UnitsField({ label, help, organisationId, value, onChange }: UnitsFieldProps) {
  const t = useT();
  const units = useLookup('units');
  const options = useMemo(
    () =>
      [...units.values()]
        .filter((unit) => unit.organisationId === organisationId && !value.includes(unit.id))
        .map(({ id, name, parentId }) => {
          const around = parentId === null ? undefined : units.get(parentId)?.name;
          return { id, label: around === undefined ? name : `${name}, ${around}` };
        })
        .sort((one, other) => collator.compare(one.label, other.label)),
    [units, organisationId, value],
  );
  return (
    <div className={styles.wide}>
      <ChoiceField
        isGathering
        label={label}
        {...(help === undefined ? {} : { help })}
        isOptional
        options={options}
        value={null}
        onChange={(id) => onChange(id === null ? value : [...value, id])}
      />
      <ul className={styles.chosen}>
        {value.map((id) => {
          const name = units.get(id)?.name ?? t('administration.unknownRow');
          return (
            <li key={id} className={styles.chosenRow}>
              <span className={styles.chosenName}>{name}</span>
              <IconButton
                size="small"
                label={t('administration.units.remove', { name })}
                icon={<X aria-hidden="true" />}
                onPress={() => onChange(value.filter((one) => one !== id))}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
