import { useActor, useLookup } from '#renderer/data/index.ts';
import { Running } from '#renderer/parts/running.tsx';
import { Button, KeyHint, useKeys, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { nextToTakeBack, parkedCalls } from './parked-calls.ts';
import styles from './parked-list.module.css';
import { callKeys } from './switchboard-keys.ts';
import { useCallerName } from './use-caller-name.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** Calls put aside, whose they are, where and since when; anybody may take one. Takes no room while there is none. */
export function ParkedList({ onTakeBack }: { onTakeBack: ((call: Call) => void) | undefined }) {
  const t = useT();
  const { calls } = useLiveCalls();
  const { userId } = useActor();
  const parked = parkedCalls(calls);
  if (parked.length === 0) return null;
  const nextId = nextToTakeBack(calls, userId)?.id;
  return (
    <section className={styles.parked} aria-labelledby="switchboard-parked">
      <h3 id="switchboard-parked" className={styles.heading}>
        {t('switchboard.parked')}
      </h3>
      <ul className={styles.list}>
        {parked.map((call) => (
          <li key={call.id} className={styles.row}>
            <ParkedRow call={call} isNext={call.id === nextId} onTakeBack={onTakeBack} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ParkedRowProps {
  call: Call;
  isNext: boolean;
  onTakeBack: ((call: Call) => void) | undefined;
}

function ParkedRow({ call, isNext, onTakeBack }: ParkedRowProps) {
  const t = useT();
  const keys = useKeys(callKeys);
  const { userId } = useActor();
  const caller = useCallerName(call);
  const by = useLookup('users').get(call.answeredByUserId ?? '');
  const whose =
    call.answeredByUserId === userId ? t('switchboard.parked.own') : (by?.name ?? t('switchboard.parked.nobody'));
  return (
    <>
      <span className={styles.text}>
        <span className={styles.caller}>
          {caller} {isNext && <KeyHint keys={keys.takeBack.keys} />}
        </span>
        <span className={styles.quiet}>
          {[whose, t('switchboard.parked.space', { space: call.parkingSpace ?? '–' })].join(' · ')}
        </span>
      </span>
      {call.parkedAt !== null && (
        <span className={styles.time}>
          <Running since={call.parkedAt} />
        </span>
      )}
      {onTakeBack !== undefined && (
        <Button
          size="small"
          aria-label={t('switchboard.parked.takeCaller', { caller })}
          onPress={() => onTakeBack(call)}
        >
          {t('switchboard.parked.take')}
        </Button>
      )}
    </>
  );
}
