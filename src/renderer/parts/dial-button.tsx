import { Phone } from 'lucide-react';
import { Button, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from './dial-button.module.css';
import { type Dial, useDial } from './use-dial.ts';

interface DialButtonProps {
  number: string;
  organisationId: OrganisationId;
  /** The way of whoever has a key for it as well; its own otherwise. */
  dial?: Dial;
  keyHint?: string;
}

/** A number that can be called from where it stands, with what became of it beside; what has no digit is shown as it is. */
export function DialButton({ number, organisationId, dial: given, keyHint }: DialButtonProps) {
  const t = useT();
  const own = useDial();
  const { dial, isDialling, result } = given ?? own;
  const shown = formatPhoneNumber(number);
  if (!/\d/.test(number)) return shown;
  return (
    <span className={styles.dial}>
      <Button
        size="small"
        icon={<Phone aria-hidden="true" />}
        aria-label={t('dial.call', { number: shown })}
        isDisabled={isDialling}
        keyHint={keyHint}
        onPress={() => void dial(number, organisationId)}
      >
        {shown}
      </Button>
      {result !== null && <span className={result.isProblem ? styles.problem : styles.said}>{result.words}</span>}
    </span>
  );
}
