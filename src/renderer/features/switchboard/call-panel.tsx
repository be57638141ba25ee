import { CirclePlus, ClipboardList, Laptop, PhoneOff } from 'lucide-react';
import { useCallerMatches, useLookup } from '#renderer/data/index.ts';
import { Banner, Button, Counter, DetailHeader, StatusPill, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { clockTime, counterWords } from '#shared/i18n/time-format.ts';
import { useCallDraft } from './call-draft.ts';
import styles from './call-panel.module.css';
import { CallerPanel } from './caller-panel.tsx';
import { callerWords } from './caller-words.ts';
import type { KeptCall } from './current-calls.ts';
import { FileCallForm } from './file-call-form.tsx';
import { useOpeningWords } from './queue-strip.tsx';
import { callKeys } from './switchboard-keys.ts';
import type { CallFlow } from './use-call-flow.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useOrganisation } from './use-organisation.ts';

/** The call one is in, or has just ended: what to say, who it is, what to do, and what became of it. */
export function CallPanel({ item, flow }: { item: KeptCall; flow: CallFlow }) {
  const { call, phase } = item;
  const t = useT();
  const { connected } = useLiveCalls();
  const draft = useCallDraft(call.id);
  const queue = useLookup('queues').get(call.queueId ?? '');
  const isActive = phase === 'active';
  return (
    <article
      className={styles.panel}
      aria-label={t(isActive ? 'switchboard.call.active' : 'switchboard.call.afterCall')}
    >
      <CallHeader item={item} onEnd={() => void flow.end()} />
      <div className={styles.scroll}>
        <div className={styles.messages}>
          {!connected && isActive && (
            <Banner tone="soon" title={t('switchboard.call.frozen', { time: clockTime(Date.parse(item.seenAt)) })}>
              {t('switchboard.call.frozenText')}
            </Banner>
          )}
          {isActive && call.answerSource === 'console' && connected && <Banner>{t('switchboard.liftHandset')}</Banner>}
          {isActive && queue !== undefined && queue.greeting !== '' && (
            <p className={styles.greeting}>
              <span className={styles.say}>{t('switchboard.greeting')}</span>
              {queue.greeting}
            </p>
          )}
        </div>
        <div className={styles.actions}>
          <Button
            icon={<ClipboardList aria-hidden="true" />}
            keyHint={callKeys.faultReport.keys}
            onPress={() => flow.startWithCaller('fault-report')}
          >
            {t('switchboard.action.faultReport')}
          </Button>
          <Button
            icon={<CirclePlus aria-hidden="true" />}
            keyHint={callKeys.newTicket.keys}
            onPress={() => flow.startWithCaller('tickets')}
          >
            {t('switchboard.action.ticket')}
          </Button>
          <Button
            icon={<Laptop aria-hidden="true" />}
            keyHint={callKeys.handOutLoan.keys}
            onPress={() => flow.startWithCaller('loans')}
          >
            {t('switchboard.action.loan')}
          </Button>
        </div>
        <CallerPanel
          call={call}
          chosen={draft.value.chosen}
          onChoose={(chosen) => draft.set({ ...draft.value, chosen })}
        />
      </div>
      <FileCallForm key={call.id} item={item} />
    </article>
  );
}

function CallHeader({ item, onEnd }: { item: KeptCall; onEnd: () => void }) {
  const { call, phase, overAt, filed } = item;
  const t = useT();
  const matches = useCallerMatches(call.fromNumber);
  const queue = useLookup('queues').get(call.queueId ?? '');
  const organisation = useOrganisation(call.organisationId);
  const isActive = phase === 'active';
  const talked = call.answeredAt === null ? null : Date.parse(overAt ?? '') - Date.parse(call.answeredAt);
  const since = isActive ? call.answeredAt : overAt;
  return (
    <DetailHeader
      title={callerWords(call.fromNumber, matches, t)}
      eyebrow={[
        call.fromNumber === null || matches.length === 0 ? '' : formatPhoneNumber(call.fromNumber),
        queue?.name ?? t('calls.queue.none'),
        organisation?.name ?? '',
        formatPhoneNumber(call.toNumber),
      ]
        .filter(Boolean)
        .join(' · ')}
      meta={
        <>
          <StatusPill tone={isActive ? 'busy' : 'soon'}>
            {t(isActive ? 'switchboard.call.active' : 'switchboard.call.afterCall')}
          </StatusPill>
          {since !== null && (
            <span className={styles.clock}>
              <Counter since={since} />
            </span>
          )}
          {!isActive && talked !== null && talked >= 0 && (
            <span>{t('switchboard.call.talkTime', { time: counterWords(talked) })}</span>
          )}
          {queue !== undefined && <OpeningPill queue={queue} />}
          {filed && <StatusPill tone="in-time">{t('switchboard.call.filed')}</StatusPill>}
        </>
      }
      actions={
        <Button
          icon={isActive ? <PhoneOff aria-hidden="true" /> : undefined}
          keyHint={callKeys.end.keys}
          onPress={onEnd}
        >
          {t(isActive ? 'switchboard.action.hangUp' : 'switchboard.action.done')}
        </Button>
      }
    />
  );
}

function OpeningPill({ queue }: { queue: Parameters<typeof useOpeningWords>[0] }) {
  const open = useOpeningWords(queue);
  return (
    <StatusPill tone={open.tone} look="plain">
      {open.words}
    </StatusPill>
  );
}
