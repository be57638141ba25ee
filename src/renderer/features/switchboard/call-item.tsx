import { useLookup } from '#renderer/data/index.ts';
import { Running } from '#renderer/parts/running.tsx';
import { Button, Counter, StatusPill, type Tone, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import styles from './call-bar.module.css';
import { useCallerName } from './use-caller-name.ts';

interface CallItemProps {
  call: Call;
  tone: Tone;
  word: string;
  since: Instant | null;
  isCurrent: boolean;
  /** How much there is room for beside state and time. */
  detail: 'all' | 'caller' | 'none';
  /** Counts by the live picture's time, and stands still with it. */
  isWaiting?: boolean;
  onPress?: () => void;
}

/** One call in the bar: how far it has come, who, which queue, since when. */
export function CallItem({ call, tone, word, since, isCurrent, detail, isWaiting = false, onPress }: CallItemProps) {
  const t = useT();
  const caller = useCallerName(call);
  const queue = useLookup('queues').get(call.queueId ?? '');
  const words = (
    <span className={styles.item} data-current={isCurrent || undefined}>
      <StatusPill tone={tone}>{word}</StatusPill>
      {detail !== 'none' && <strong className={styles.caller}>{caller}</strong>}
      {detail === 'all' && <span className={styles.queue}>{queue?.name ?? t('calls.queue.none')}</span>}
      {since !== null && (
        <span className={styles.time}>{isWaiting ? <Running since={since} /> : <Counter since={since} />}</span>
      )}
    </span>
  );
  if (onPress === undefined) return words;
  return (
    <Button variant="quiet" size="small" aria-label={`${word}: ${caller}. ${t('calls.bar.go')}`} onPress={onPress}>
      {words}
    </Button>
  );
}
