import { Phone as PhoneIcon } from 'lucide-react';
import { useState } from 'react';
import { dialNumber } from '#renderer/parts/dial-number.ts';
import { Button, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Phone } from '#shared/directory/schema.ts';
import styles from './phone-list.module.css';

/** Numbers as people write them, each a button that hands it to the telephone of this workstation (`tel:`). */
export function PhoneList({ phones, label }: { phones: readonly Phone[]; label: string }) {
  const t = useT();
  const [failed, setFailed] = useState<string | null>(null);

  async function dial(number: string) {
    try {
      await dialNumber(number);
      setFailed(null);
    } catch {
      setFailed(number);
    }
  }

  if (phones.length === 0) return <span className={styles.none}>{t('switchboard.directory.noPhones')}</span>;
  return (
    <ul className={styles.phones} aria-label={label}>
      {phones.map(({ number, kind }) => (
        <li key={`${number} ${kind}`} className={styles.phone}>
          <Button
            variant="secondary"
            size="small"
            icon={<PhoneIcon aria-hidden="true" />}
            aria-label={t('switchboard.phone.dial', { number: formatPhoneNumber(number) })}
            onPress={() => void dial(number)}
          >
            {formatPhoneNumber(number)}
          </Button>
          <span className={styles.kind}>{t(`switchboard.phone.${kind}`)}</span>
        </li>
      ))}
      {failed !== null && (
        <li role="alert" className={styles.problem}>
          {t('switchboard.directory.dialFailed', { number: formatPhoneNumber(failed) })}
        </li>
      )}
    </ul>
  );
}
