import { PhoneForwarded } from 'lucide-react';
import { useState } from 'react';
import { Banner, Button, Select, StatusPill, useKeys, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { KeptCall } from './current-calls.ts';
import { DialNumber } from './dial-by-hand.tsx';
import { useFlowState } from './flow-state.ts';
import { callKeys } from './switchboard-keys.ts';
import styles from './transfer-strip.module.css';
import { useCallActs } from './use-call-acts.ts';
import { type SoughtTarget, useSought } from './use-sought.ts';

/** Where the call is going: whom the caller wants, how far it has come, and why it came back. */
export function TransferStrip({ item }: { item: KeptCall }) {
  const t = useT();
  const sought = useSought();
  const { byHand, asked } = useFlowState();
  const { call, phase } = item;
  if (phase !== 'active') return null;
  const isSending = asked?.callId === call.id && asked.what === 'transfer';
  return (
    <div className={styles.strip}>
      <CameBack call={call} />
      {byHand !== null && byHand.callId === call.id && <DialNumber number={byHand.number} />}
      {call.transferringTo !== null ? (
        <UnderWay item={item} />
      ) : (
        sought !== null && <Ready item={item} sought={sought} isSending={isSending} />
      )}
      {call.parkedAt !== null && (
        <Banner tone="info">{t('switchboard.parked.here', { space: call.parkingSpace ?? '' })}</Banner>
      )}
    </div>
  );
}

/** Said until it is dismissed or the next transfer begins: an operator may have been in another call. */
function CameBack({ call }: { call: Call }) {
  const t = useT();
  const { transferProblem } = call;
  const [dismissedAt, setDismissedAt] = useState<string | null>(null);
  if (transferProblem === null || transferProblem.at === dismissedAt) return null;
  const to = formatPhoneNumber(transferProblem.to);
  return (
    <Banner
      tone="danger"
      title={t('switchboard.transfer.cameBack', { to })}
      actions={
        <Button size="small" onPress={() => setDismissedAt(transferProblem.at)}>
          {t('switchboard.transfer.understood')}
        </Button>
      }
    >
      {t(`switchboard.transfer.problem.${transferProblem.reason}`)}
    </Banner>
  );
}

function UnderWay({ item }: { item: KeptCall }) {
  const t = useT();
  const keys = useKeys(callKeys);
  const acts = useCallActs(item);
  const { call } = item;
  const isReached = call.transferState === 'speaking';
  return (
    <div className={styles.line}>
      <StatusPill tone={isReached ? 'busy' : 'soon'}>
        {t(isReached ? 'switchboard.transfer.speaking' : 'switchboard.transfer.ringing')}
      </StatusPill>
      <strong className={styles.name}>{formatPhoneNumber(call.transferringTo ?? '')}</strong>
      <span className={styles.keys}>
        {acts.transfer !== undefined && (
          <Button variant="primary" keyHint={keys.transfer.keys} onPress={acts.transfer}>
            {t('switchboard.transfer.complete')}
          </Button>
        )}
        <Button keyHint={keys.cancelTransfer.keys} onPress={() => acts.cancelTransfer?.()}>
          {t('switchboard.transfer.cancel')}
        </Button>
      </span>
    </div>
  );
}

function Ready({ item, sought, isSending }: { item: KeptCall; sought: SoughtTarget; isSending: boolean }) {
  const t = useT();
  const keys = useKeys(callKeys);
  const acts = useCallActs(item);
  const { sought: choice, seek } = useFlowState();
  return (
    <div className={styles.line}>
      <PhoneForwarded size={16} aria-hidden="true" />
      <span className={styles.name}>{t('switchboard.transfer.to', { name: sought.name })}</span>
      {sought.phones.length > 1 && choice !== null && choice.type !== 'number' ? (
        <Select
          label={t('switchboard.transfer.number')}
          isLabelHidden
          options={sought.phones.map(({ number, kind }) => ({
            id: number,
            label: `${formatPhoneNumber(number)} (${t(`switchboard.phone.${kind}`)})`,
          }))}
          value={sought.phones.find(({ number }) => number === (choice.number ?? sought.number))?.number ?? null}
          onChange={(number) => seek({ ...choice, number })}
        />
      ) : (
        choice?.type !== 'number' && (
          <strong className={styles.number}>
            {sought.number === null ? t('switchboard.transfer.noNumber') : formatPhoneNumber(sought.number)}
          </strong>
        )
      )}
      <span className={styles.keys}>
        {isSending && <StatusPill tone="soon">{t('switchboard.transfer.sent')}</StatusPill>}
        <Button
          variant="primary"
          keyHint={keys.transfer.keys}
          isDisabled={acts.transfer === undefined || sought.number === null}
          onPress={() => acts.transfer?.()}
        >
          {t('switchboard.transfer.blind')}
        </Button>
        <Button
          keyHint={keys.announce.keys}
          isDisabled={acts.announceFirst === undefined || sought.number === null}
          onPress={() => acts.announceFirst?.()}
        >
          {t('switchboard.transfer.announced')}
        </Button>
      </span>
    </div>
  );
}
