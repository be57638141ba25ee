import { useLookup } from '#renderer/data/index.ts';
import { Select, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { offeredReasonCodes } from '#shared/reason-codes/schema.ts';
import styles from './file-call-form.module.css';

export interface ReasonFieldProps {
  organisationId: string;
  value: Id | null;
  onChange: (value: Id | null) => void;
}

const none = 'none';

/** Why they called, where the organisation counts that. */
export function ReasonField({ organisationId, value, onChange }: ReasonFieldProps) {
  const t = useT();
  const codes = offeredReasonCodes(useLookup('reasonCodes').values(), organisationId, value);
  if (codes.length === 0) return null;
  return (
    <div className={styles.reason}>
      <Select
        label={t('switchboard.file.reason')}
        isLabelHidden
        options={[
          { id: none, label: t('switchboard.file.reasonNone') },
          ...codes.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={value ?? none}
        onChange={(id) => onChange(id === none ? null : id)}
      />
    </div>
  );
}
