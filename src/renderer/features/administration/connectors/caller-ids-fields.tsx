import { useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { FieldGroup, TextField, useT } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from '../inputs/inputs.module.css';
import { type ConnectorDraft, isNoNumber } from './connector-draft.ts';

interface CallerIdsProps {
  organisationIds: readonly OrganisationId[];
  value: ConnectorDraft['callerIds'];
  onChange: (value: ConnectorDraft['callerIds']) => void;
  /** Somebody tried to save: what is no number is said. */
  isTried: boolean;
}

/** Which number people see who are called: of each organisation, and of queues that show one of their own. */
export function CallerIdsFields({ organisationIds, value, onChange, isTried }: CallerIdsProps) {
  const t = useT();
  const organisations = useOrganisationsByKey();
  const queues = [...useLookup('queues').values()].sort((one, other) => one.sortOrder - other.sortOrder);
  const asked = organisationIds.flatMap((organisationId) => [
    { of: organisationId, label: organisations.get(organisationId)?.name ?? organisationId },
    ...queues
      .filter((queue) => queue.organisationId === organisationId && queue.active)
      .map(({ id, name }) => ({ of: id, label: name })),
  ]);
  if (asked.length === 0) return null;
  return (
    <FieldGroup label={t('queues.callerIds')} help={t('queues.callerIds.help')}>
      <div className={styles.week}>
        {asked.map(({ of, label }) => (
          <TextField
            key={of}
            label={label}
            isOptional
            inputMode="tel"
            autoComplete="off"
            value={value[of] ?? ''}
            onChange={(number) => onChange({ ...value, [of]: number })}
            error={isTried && isNoNumber(value[of] ?? '') ? t('queues.callerIds.wrong') : undefined}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
