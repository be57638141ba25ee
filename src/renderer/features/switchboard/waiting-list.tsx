import { PhoneIncoming } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { useActor, useCallerMatches, useLookup } from '#renderer/data/index.ts';
import { usePictureTime } from '#renderer/parts/running.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Button, KeyHint, StatusPill, useKeys, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import { useBlock } from './blocked-caller.tsx';
import { callerWords } from './caller-words.ts';
import { useFlowState } from './flow-state.ts';
import { OfferText } from './offer-text.tsx';
import { callKeys } from './switchboard-keys.ts';
import { waitTone } from './waiting-calls.ts';
import styles from './waiting-list.module.css';

export interface WaitingListProps {
  calls: readonly Call[];
  /** The one that the answer key takes, marked with the key. */
  nextId: Id | null;
  onAnswer: (call: Call) => void;
  /** What is said when nobody waits. */
  emptyText: string;
}

/** Everybody who waits, longest first; Enter or a double press answers. */
export function WaitingList({ calls, nextId, onAnswer, emptyText }: WaitingListProps) {
  const t = useT();
  return (
    <GridList
      className={styles.list}
      aria-label={t('switchboard.waiting')}
      items={calls}
      dependencies={[nextId]}
      selectionMode="single"
      selectionBehavior="replace"
      onAction={(key) => {
        const call = calls.find(({ id }) => id === key);
        if (call !== undefined) onAnswer(call);
      }}
      renderEmptyState={() => <p className={styles.empty}>{emptyText}</p>}
    >
      {(call) => <WaitingRow call={call} isNext={call.id === nextId} onAnswer={onAnswer} />}
    </GridList>
  );
}

interface WaitingRowProps {
  call: Call;
  isNext: boolean;
  onAnswer: (call: Call) => void;
}

function WaitingRow({ call, isNext, onAnswer }: WaitingRowProps) {
  const t = useT();
  const queue = useLookup('queues').get(call.queueId ?? '');
  const organisation = useOrganisationsByKey().get(call.organisationId);
  const caller = callerWords(call.fromNumber, useCallerMatches(call.fromNumber), t);
  const queueName = queue?.name ?? t('calls.queue.none');
  const keys = useKeys(callKeys);
  const answering = useAnswering(call);
  const isBlocked = useBlock(call) !== undefined;
  return (
    <GridListItem id={call.id} textValue={`${caller}, ${queueName}`} className={styles.row}>
      <span className={styles.text}>
        <span className={styles.head}>
          <span className={styles.caller}>{caller}</span>
          {isBlocked && <StatusPill tone="breached">{t('blocked.mark')}</StatusPill>}
          {isNext && <KeyHint keys={keys.answer.keys} />}
        </span>
        <span className={styles.place}>{answering ?? placeWords(queueName, organisation?.shortName ?? '')}</span>
        <span className={styles.offer}>
          <OfferText call={call} />
        </span>
      </span>
      <WaitText call={call} />
      <span className={styles.answer}>
        <Button
          size="small"
          variant="primary"
          icon={<PhoneIncoming aria-hidden="true" />}
          aria-label={t('switchboard.waiting.answer', { caller, queue: queueName })}
          onPress={() => onAnswer(call)}
        >
          {t('switchboard.answer')}
        </Button>
      </span>
    </GridListItem>
  );
}

/** Whose telephone rings for the call since they pressed answer, in words; null while nobody's does. */
function useAnswering(call: Call): string | null {
  const t = useT();
  const { userId } = useActor();
  const { asked } = useFlowState();
  const name = useLookup('users').get(call.answeringUserId ?? '')?.name;
  if (call.answeringUserId === userId || (asked?.callId === call.id && asked.what === 'answer')) {
    return t('switchboard.waiting.liftHandset');
  }
  return name === undefined ? null : t('switchboard.waiting.answering', { name });
}

/** The queue, and the organisation where the queue's name does not already say it. */
function placeWords(queue: string, organisation: string): string {
  return organisation === '' || queue.includes(organisation) ? queue : `${queue} · ${organisation}`;
}

/** The running wait, with a shape and a word for how it stands against the queue's threshold. */
function WaitText({ call }: { call: Call }) {
  const t = useT();
  const now = usePictureTime();
  const rule = useLookup('queues').get(call.queueId ?? '')?.serviceLevel;
  const waited = now - Date.parse(call.arrivedAt);
  const tone = rule === undefined ? 'in-time' : waitTone(Math.floor(waited / 1000), rule);
  return (
    <span className={styles.wait}>
      <span role="timer" className={styles.time} data-tone={tone}>
        {counterWords(waited)}
      </span>
      {rule !== undefined && (
        <StatusPill tone={tone} look="plain">
          {t(`switchboard.waiting.${tone}`, { seconds: rule.thresholdSeconds })}
        </StatusPill>
      )}
    </span>
  );
}
