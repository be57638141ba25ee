import { memo } from 'react';
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
import type { Instant } from '#shared/time/instant.ts';
import styles from './queue-strip.module.css';
import { useOwnQueues } from './use-own-queues.ts';
import { queueTones, waitingCalls } from './waiting-calls.ts';

export interface QueueStripProps {
  calls: readonly Call[];
  selectedId: Id | null;
  onSelect: (queueId: Id | null) => void;
}

/** Each queue with its opening hours, who waits, who talks and for how long; pressing one narrows the waiting list to it. */
export function QueueStrip({ calls, selectedId, onSelect }: QueueStripProps) {
  const t = useT();
  const { own, isIn } = useOwnQueues();
  // Logged out of all of them, the person's own state says so.
  const left = own.some(isIn) ? own.filter((queue) => !isIn(queue)).map(({ id }) => id) : [];
  const queues = [...useLookup('queues').values()]
    // One taken out of use stays until whoever still waits in it has been answered.
    .filter(({ id, active }) => active || calls.some(({ queueId }) => queueId === id))
    .sort((one, other) => one.sortOrder - other.sortOrder);
  if (queues.length === 0) return <p className={styles.empty}>{t('switchboard.queues.none')}</p>;
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('switchboard.queues')}</h2>
        <span aria-hidden="true">{t('switchboard.queue.waiting')}</span>
        <span aria-hidden="true">{t('switchboard.queue.active')}</span>
        <span aria-hidden="true">{t('switchboard.queue.longest')}</span>
      </div>
      <ul className={styles.strip} aria-label={t('switchboard.queues')}>
        {queues.map((queue) => (
          <li key={queue.id}>
            <QueueButton
              queue={queue}
              {...figuresOf(queue.id, calls)}
              isSelected={queue.id === selectedId}
              isOut={left.includes(queue.id)}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface QueueFigures {
  waiting: number;
  active: number;
  /** Since when the first waits; null when nobody does. */
  waitsSince: Instant | null;
}

function figuresOf(queueId: Id, calls: readonly Call[]): QueueFigures {
  const own = calls.filter((call) => call.queueId === queueId);
  const waiting = waitingCalls(own, queueId);
  const active = own.filter((call) => callState(call) === 'active').length;
  return { waiting: waiting.length, active, waitsSince: waiting[0]?.arrivedAt ?? null };
}

interface QueueButtonProps extends QueueFigures {
  queue: Queue;
  isSelected: boolean;
  /** The person is logged in to others of their queues and not to this one. */
  isOut: boolean;
  onSelect: (queueId: Id | null) => void;
}

/** One queue; a call in another does not draw it anew. */
const QueueButton = memo(function QueueButton(props: QueueButtonProps) {
  const { queue, waiting, active, waitsSince, isSelected, isOut, onSelect } = props;
  const t = useT();
  const now = usePictureTime();
  const open = useOpeningWords(queue);
  const longest = waitsSince === null ? null : now - Date.parse(waitsSince);
  const tones = queueTones(queue, waiting, longest === null ? null : Math.floor(longest / 1000));
  return (
    <ToggleButton
      className={styles.queue}
      isSelected={isSelected}
      onChange={(isChosen) => onSelect(isChosen ? queue.id : null)}
      aria-label={t('switchboard.queue.summary', {
        queue: queue.name,
        waiting,
        active,
        open: isOut ? `${open.words}. ${t('agents.own.isOut')}` : open.words,
      })}
    >
      <span className={styles.text}>
        <span className={styles.name}>{queue.name}</span>
        <StatusPill tone={isOut ? 'away' : open.tone} look="plain">
          {isOut ? t('agents.own.isOut') : open.words}
        </StatusPill>
      </span>
      <span className={styles.figure} data-strong={waiting > 0 || undefined} data-tone={tones.waiting}>
        {waiting}
      </span>
      <span className={styles.figure}>{active}</span>
      <span className={styles.figure} data-tone={tones.longest}>
        {longest === null ? '–' : counterWords(longest)}
      </span>
    </ToggleButton>
  );
});

/** Returns the opening state of a queue's number in words, as of this minute. */
export function useOpeningWords(queue: Pick<Queue, 'openingHours'>) {
  const translator = useTranslator();
  const now = useNow(15_000);
  return openingWords(openingState(queue.openingHours, new Date(now).toISOString()), now, translator);
}
