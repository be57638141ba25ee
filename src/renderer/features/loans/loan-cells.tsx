import { useRow } from '#renderer/data/index.ts';
import { DurationText, StatusPill, TimeText, type Tone, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { modelName } from '#shared/inventory/model-name.ts';
import type { Loan, LoanStatus } from '#shared/loans/schema.ts';
import styles from './loans.module.css';

const statusTone: Record<LoanStatus, Tone> = {
  open: 'busy',
  returned: 'ready',
  conflict: 'danger',
  withdrawn: 'neutral',
};

/** How a loan stands, in word, shape and colour. */
export function LoanStatusPill({ status }: { status: LoanStatus }) {
  const t = useT();
  return <StatusPill tone={statusTone[status]}>{t(`loans.status.${status}`)}</StatusPill>;
}

/** The tag of a device. */
export function DeviceTag({ id }: { id: Id }) {
  const device = useRow('devices', id);
  return <span className={styles.tag}>{device?.assetTag ?? '…'}</span>;
}

/** The model of a device. */
export function DeviceModel({ id }: { id: Id }) {
  const device = useRow('devices', id);
  return device === undefined ? null : modelName(device);
}

/** When a loan is due: time left while it is out, the due time itself after. */
export function LoanDue({ loan }: { loan: Loan }) {
  return loan.status === 'open' ? <DurationText due={loan.dueAt} /> : <TimeText instant={loan.dueAt} />;
}
