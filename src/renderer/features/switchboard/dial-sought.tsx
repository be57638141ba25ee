import { useEffect } from 'react';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { useDial } from '#renderer/parts/use-dial.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useKeys, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from './dial-sought.module.css';
import { useFlowState } from './flow-state.ts';
import { callKeys } from './switchboard-keys.ts';
import { useSought } from './use-sought.ts';

/** Outside a call whoever is sought, or the number that is written, is called by the key that would send a call there. */
export function DialSought({ organisationId }: { organisationId: OrganisationId | null }) {
  const t = useT();
  const keys = useKeys(callKeys);
  const sought = useSought();
  const { goingTo, arrived } = useFlowState();
  const dial = useDial();
  const [own] = useOrganisationOptions('call.take');
  const onBehalfOf = organisationId ?? own?.id;
  const number = sought?.number ?? null;
  const call = number === null || onBehalfOf === undefined ? undefined : () => void dial.dial(number, onBehalfOf);
  useViewKeys(callKeys, { transfer: call });
  useEffect(() => {
    if (goingTo !== 'dialling' || call === undefined) return;
    arrived();
    call();
  }, [goingTo, arrived, call]);
  if (sought === null || number === null || onBehalfOf === undefined) return null;
  return (
    <section className={styles.dial} aria-label={t('switchboard.dial')}>
      <span className={styles.name}>{t('switchboard.dial.to', { name: sought.name })}</span>
      <DialButton number={number} organisationId={onBehalfOf} dial={dial} keyHint={keys.transfer.keys} />
    </section>
  );
}
