import { PhoneForwarded, Phone as PhoneIcon } from 'lucide-react';
import { Button, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Phone } from '#shared/directory/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { useDial } from '../use-dial.ts';
import styles from './phone-list.module.css';

/** What a number does when it is pressed, other than being called. */
export interface PhoneActs {
  /** Absent while there is no call to send there. */
  onTransfer?: ((number: string) => void) | undefined;
}

interface PhoneListProps extends PhoneActs {
  phones: readonly Phone[];
  /** On whose behalf it is dialled. */
  organisationId: OrganisationId;
  label: string;
}

/** Numbers as people write them: each a button: it sends the call there while there is one, and calls it otherwise. */
export function PhoneList({ phones, organisationId, label, onTransfer }: PhoneListProps) {
  const t = useT();
  const { dial, isDialling, result } = useDial();
  if (phones.length === 0) return <span className={styles.none}>{t('directory.phones.none')}</span>;
  return (
    <ul className={styles.phones} aria-label={label}>
      {phones.map(({ number, kind }) => {
        const shown = formatPhoneNumber(number);
        return (
          <li key={`${number} ${kind}`} className={styles.phone}>
            <Button
              variant="secondary"
              size="small"
              icon={onTransfer === undefined ? <PhoneIcon aria-hidden="true" /> : <PhoneForwarded aria-hidden="true" />}
              aria-label={t(onTransfer === undefined ? 'directory.phones.dial' : 'directory.phones.transfer', {
                number: shown,
              })}
              isDisabled={isDialling}
              onPress={() => (onTransfer === undefined ? void dial(number, organisationId) : onTransfer(number))}
            >
              {shown}
            </Button>
            <span className={styles.kind}>{t(`directory.phone.${kind}`)}</span>
          </li>
        );
      })}
      {result !== null && (
        <li className={result.isProblem ? styles.problem : styles.said} role={result.isProblem ? 'alert' : undefined}>
          {result.words}
        </li>
      )}
    </ul>
  );
}
