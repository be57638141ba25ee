import { useState } from 'react';
import { dialNumber } from '#renderer/parts/dial-number.ts';
import { Button, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { useFlowState } from './flow-state.ts';
import styles from './transfer-strip.module.css';

/** The number in large digits, where nothing here can dial it: the person does, or the telephone program of the computer. */
export function DialNumber({ number }: { number: string }) {
  const t = useT();
  const { dialByHand } = useFlowState();
  const [failed, setFailed] = useState(false);

  async function dial() {
    try {
      await dialNumber(number);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <section className={styles.byHand} aria-label={t('switchboard.byHand.title')}>
      <p>{t('switchboard.byHand.text')}</p>
      <p className={styles.digits}>{formatPhoneNumber(number)}</p>
      <span className={styles.keys}>
        <Button variant="primary" onPress={() => void dial()}>
          {t('switchboard.byHand.dial')}
        </Button>
        <Button onPress={() => dialByHand(null)}>{t('switchboard.byHand.done')}</Button>
      </span>
      {failed && (
        <p role="alert" className={styles.problem}>
          {t('switchboard.directory.dialFailed', { number: formatPhoneNumber(number) })}
        </p>
      )}
    </section>
  );
}
