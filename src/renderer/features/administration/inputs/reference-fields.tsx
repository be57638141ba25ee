import { Plus, X } from 'lucide-react';
import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { Button, Checkbox, FieldGroup, IconButton, Select, useT } from '#renderer/ui/index.ts';
import type { Agreement } from '#shared/agreements/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { NamedKind } from '../field-spec.ts';
import { useNamedOptions } from '../use-names.ts';
import styles from './inputs.module.css';

interface ReferenceProps {
  kind: NamedKind;
  label: string;
  help: string | undefined;
  error: string | undefined;
  isOptional: boolean;
  value: Id | null;
  onChange: (value: Id | null) => void;
}

/** One row of another kind; one that is out of use is offered only while it is chosen. */
export function ReferenceField({ kind, value, onChange, help, ...words }: ReferenceProps) {
  const options = useNamedOptions(kind, value === null ? [] : [value]);
  return (
    <ChoiceField
      {...words}
      {...(help === undefined ? {} : { help })}
      options={options}
      value={value === '' ? null : value}
      onChange={onChange}
    />
  );
}

interface ReferencesProps {
  kind: NamedKind;
  label: string;
  value: readonly Id[];
  onChange: (value: readonly Id[]) => void;
}

/** Several rows of another kind, ticked. */
export function ReferencesField({ kind, label, value, onChange }: ReferencesProps) {
  const options = useNamedOptions(kind, value);
  return (
    <FieldGroup label={label}>
      <div className={styles.four}>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            isSelected={value.includes(option.id)}
            onChange={(isIn) => onChange(isIn ? [...value, option.id] : value.filter((id) => id !== option.id))}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
    </FieldGroup>
  );
}

interface AgreedServicesProps {
  label: string;
  value: Agreement['services'];
  onChange: (value: Agreement['services']) => void;
}

/** The services of an agreement, each at its level. */
export function AgreedServicesField({ label, value, onChange }: AgreedServicesProps) {
  const t = useT();
  const services = useLookup('services');
  const options = useServiceOptions();
  const levels = useNamedOptions(
    'serviceLevels',
    value.map(({ serviceLevelId }) => serviceLevelId),
  );
  const missing = options.filter(
    ({ id }) => services.get(id)?.active === true && !value.some(({ serviceId }) => serviceId === id),
  );
  const agreed = (ids: readonly Id[]) =>
    ids.flatMap((serviceId) => {
      const service = services.get(serviceId);
      return service === undefined ? [] : [{ serviceId, serviceLevelId: service.serviceLevelId }];
    });
  return (
    <FieldGroup label={label}>
      <ul className={styles.chosen}>
        {value.map(({ serviceId, serviceLevelId }) => {
          const name = services.get(serviceId)?.name ?? t('administration.unknownRow');
          return (
            <li key={serviceId} className={styles.chosenRow}>
              <span className={styles.chosenName}>{name}</span>
              <Select
                label={t('administration.agreed.level', { service: name })}
                isLabelHidden
                options={levels}
                value={serviceLevelId}
                onChange={(level) =>
                  onChange(
                    value.map((one) => (one.serviceId === serviceId ? { serviceId, serviceLevelId: level } : one)),
                  )
                }
              />
              <IconButton
                size="small"
                label={t('administration.agreed.remove', { service: name })}
                icon={<X aria-hidden="true" />}
                onPress={() => onChange(value.filter((one) => one.serviceId !== serviceId))}
              />
            </li>
          );
        })}
      </ul>
      <div className={styles.wide}>
        <ChoiceField
          isGathering
          label={t('administration.agreed.add')}
          isOptional
          options={missing}
          value={null}
          onChange={(id) => onChange([...value, ...agreed(id === null ? [] : [id])])}
        />
      </div>
      <Button
        size="small"
        variant="quiet"
        icon={<Plus aria-hidden="true" />}
        isDisabled={missing.length === 0}
        onPress={() => onChange([...value, ...agreed(missing.map(({ id }) => id))])}
      >
        {t('administration.agreed.addAll')}
      </Button>
    </FieldGroup>
  );
}
