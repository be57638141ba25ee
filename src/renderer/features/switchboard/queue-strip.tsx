import { ToggleButton } from 'react-aria-components';
import { useLookup } from '#renderer/data/index.ts';
import { openingWords } from '#renderer/parts/opening-words.ts';
import { usePictureTime } from '#renderer/parts/running.tsx';
import { StatusPill, useNow, useT, useTranslator } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { callState } from '#shared/calls/schema.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { openingState } from '#shared/service-hours/opening-state.ts';
import styles from './queue-strip.module.css';
import { queueTones, waitingCalls } from './waiting-calls.ts';

export interface QueueStripProps {
  calls: readonly Call[];
  selectedId: Id | null;
  onSelect: (queueId: Id | null) => void;
}

/** Each queue with its opening hours, who waits, who talks and for how long; pressing one narrows the waiting list to it. */
export function QueueStrip({ calls, selectedId, onSelect }: QueueStripProps) {
  const t = useT();
  const queues = [...useLookup('queues').values()]
    // One taken out of use stays until whoever still waits in it has been answered.
    .filter(({ id, active }) => active || calls.some(({ queueId }) => queueId === id))
    .sort((one, other) => one.sortOrder - other.sortOrder);
  if (queues.length === 0) return <p className={styles.empty}>{t('switchboard.queues.none')}</p>;
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.heading}>{t('switchboard.queues')}</h3>
        <span aria-hidden="true">{t('switchboard.queue.waiting')}</span>
        <span aria-hidden="true">{t('switchboard.queue.active')}</span>
        <span aria-hidden="true">{t('switchboard.queue.longest')}</span>
      </div>
      <ul className={styles.strip} aria-label={t('switchboard.queues')}>
        {queues.map((queue) => (
          <li key={queue.id}>
            <QueueButton
              queue={queue}
              calls={calls.filter(({ queueId }) => queueId === queue.id)}
              isSelected={queue.id === selectedId}
              onChange={(isSelected) => onSelect(isSelected ? queue.id : null)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface QueueButtonProps {
  queue: Queue;
  calls: readonly Call[];
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}

function QueueButton({ queue, calls, isSelected, onChange }: QueueButtonProps) {
  const t = useT();
  const now = usePictureTime();
  const open = useOpeningWords(queue);
  const waiting = waitingCalls(calls, queue.id);
  const active = calls.filter((call) => callState(call) === 'active').length;
  const first = waiting[0];
  const longest = first === undefined ? null : now - Date.parse(first.arrivedAt);
  const tones = queueTones(queue, waiting.length, longest === null ? null : Math.floor(longest / 1000));
  return (
    <ToggleButton
      className={styles.queue}
      isSelected={isSelected}
      onChange={onChange}
      aria-label={t('switchboard.queue.summary', {
        queue: queue.name,
        waiting: waiting.length,
        active,
        open: open.words,
      })}
    >
      <span className={styles.text}>
        <span className={styles.name}>{queue.name}</span>
        <StatusPill tone={open.tone} look="plain">
          {open.words}
        </StatusPill>
      </span>
      <span className={styles.figure} data-strong={waiting.length > 0 || undefined} data-tone={tones.waiting}>
        {waiting.length}
      </span>
      <span className={styles.figure}>{active}</span>
      <span className={styles.figure} data-tone={tones.longest}>
        {longest === null ? '–' : counterWords(longest)}
      </span>
    </ToggleButton>
  );
}

/** Returns the opening state of a queue's number in words, as of this minute. */
export function useOpeningWords(queue: Pick<Queue, 'openingHours'>) {
  const translator = useTranslator();
  const now = useNow(15_000);
  return openingWords(openingState(queue.openingHours, new Date(now).toISOString()), now, translator);
}
