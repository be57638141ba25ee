import { PhoneForwarded, Phone as PhoneIcon } from 'lucide-react';
import { Button, IconButton, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Phone } from '#shared/directory/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { useDial } from '../use-dial.ts';
import styles from './phone-list.module.css';

/** What can be done with a number beside dialling it. */
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

/** Numbers as people write them: each a button that calls it, and one that sends the call there while there is one. */
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
              icon={<PhoneIcon aria-hidden="true" />}
              aria-label={t('directory.phones.dial', { number: shown })}
              isDisabled={isDialling}
              onPress={() => void dial(number, organisationId)}
            >
              {shown}
            </Button>
            {onTransfer !== undefined && (
              <IconButton
                size="small"
                icon={<PhoneForwarded aria-hidden="true" />}
                label={t('directory.phones.transfer', { number: shown })}
                onPress={() => onTransfer(number)}
              />
            )}
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
