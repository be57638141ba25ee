import { CirclePause, CirclePlus, ClipboardList, Laptop, PhoneOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useActor, useCallerMatches, useLookup } from '#renderer/data/index.ts';
import { IncidentNotices } from '#renderer/parts/incidents/incident-notices.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Banner, Button, Counter, StatusPill, useKeys, useNow, useT } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { clockTime, counterWords } from '#shared/i18n/time-format.ts';
import { announcementOf } from '#shared/queues/announcement.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { openingState } from '#shared/service-hours/opening-state.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import styles from './call-panel.module.css';
import { CallerPanel } from './caller-panel.tsx';
import type { KeptCall } from './current-calls.ts';
import { FileCallForm } from './file-call-form.tsx';
import { useOpeningWords } from './queue-strip.tsx';
import { callKeys } from './switchboard-keys.ts';
import { TransferStrip } from './transfer-strip.tsx';
import { useCallActs } from './use-call-acts.ts';
import type { CallFlow } from './use-call-flow.ts';
import { useCallerName } from './use-caller-name.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useWriteCall } from './use-write-call.ts';

/** The call one is in, or has just ended: what to say, who it is, what to do, and what became of it. */
export function CallPanel({ item, flow }: { item: KeptCall; flow: CallFlow }) {
  const { call, phase } = item;
  const t = useT();
  const { connected } = useLiveCalls();
  const { draft, write } = useWriteCall(call.id);
  const queue = useLookup('queues').get(call.queueId ?? '');
  const isActive = phase === 'active';
  const mayLend = canSomewhere(useActor(), 'loan.write');
  const keys = useKeys(callKeys);
  const { park } = useCallActs(item);
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
          {isActive && queue !== undefined && <ClosedText queue={queue} />}
          {isActive && (
            <ToSay greeting={queue?.greeting ?? ''} liftHandset={call.answerSource === 'console' && connected} />
          )}
          <IncidentNotices
            matter={{ organisationId: call.organisationId, text: draft.value.note }}
            onTie={(incidentId) => {
              if (incidentId !== null) flow.startWithCaller('tickets', incidentId);
            }}
          />
        </div>
        <TransferStrip item={item} />
        <div className={styles.actions}>
          {park !== undefined && (
            <Button icon={<CirclePause aria-hidden="true" />} keyHint={keys.park.keys} onPress={park}>
              {t('switchboard.action.park')}
            </Button>
          )}
          <Button
            icon={<ClipboardList aria-hidden="true" />}
            keyHint={keys.faultReport.keys}
            onPress={() => flow.startWithCaller('fault-report')}
          >
            {t('switchboard.action.faultReport')}
          </Button>
          <Button
            icon={<CirclePlus aria-hidden="true" />}
            keyHint={keys.newTicket.keys}
            onPress={() => flow.startWithCaller('tickets')}
          >
            {t('switchboard.action.ticket')}
          </Button>
          {mayLend && (
            <Button
              icon={<Laptop aria-hidden="true" />}
              keyHint={keys.handOutLoan.keys}
              onPress={() => flow.startWithCaller('loans')}
            >
              {t('switchboard.action.loan')}
            </Button>
          )}
        </div>
        <CallerPanel call={call} chosen={draft.value.chosen} onChoose={(chosen) => write({ chosen })} />
      </div>
      <FileCallForm key={call.id} item={item} flow={flow} />
    </article>
  );
}

function CallHeader({ item, onEnd }: { item: KeptCall; onEnd: () => void }) {
  const { call, phase, overAt, filed } = item;
  const t = useT();
  const number = otherNumber(call);
  const own = call.direction === 'in' ? call.toNumber : (call.fromNumber ?? '');
  const matches = useCallerMatches(number);
  const queue = useLookup('queues').get(call.queueId ?? '');
  const organisation = useOrganisationsByKey().get(call.organisationId);
  const isActive = phase === 'active';
  const talked = call.answeredAt === null ? null : Date.parse(overAt ?? '') - Date.parse(call.answeredAt);
  const since = isActive ? call.answeredAt : overAt;
  const caller = useCallerName(call);
  const keys = useKeys(callKeys);
  const stateWords = isActive ? 'switchboard.call.active' : 'switchboard.call.afterCall';
  const title = useRef<HTMLHeadingElement>(null);
  const { id } = call;
  useEffect(() => {
    // Only when nothing else has the focus: whoever is writing goes on writing.
    if (id !== '' && document.activeElement === document.body) title.current?.focus();
  }, [id]);
  const about = [
    number === null || matches.length === 0 ? '' : formatPhoneNumber(number),
    organisation?.name ?? '',
    `${queue?.name ?? t('calls.queue.none')} ${formatPhoneNumber(own)}`,
  ].filter(Boolean);
  return (
    <header className={styles.header}>
      <div className={styles.state}>
        <StatusPill tone={isActive ? 'busy' : 'soon'}>
          {t(isActive && call.parkedAt !== null ? 'calls.bar.parked' : stateWords)}
        </StatusPill>
        {since !== null && (
          <span className={styles.clock}>
            <Counter since={since} />
          </span>
        )}
        {!isActive && talked !== null && talked >= 0 && (
          <span className={styles.quiet}>{t('switchboard.call.talkTime', { time: counterWords(talked) })}</span>
        )}
        {filed && <StatusPill tone="in-time">{t('switchboard.call.filed')}</StatusPill>}
        <span className={styles.end}>
          <Button icon={isActive ? <PhoneOff aria-hidden="true" /> : undefined} keyHint={keys.end.keys} onPress={onEnd}>
            {t(isActive ? 'switchboard.action.hangUp' : 'switchboard.action.done')}
          </Button>
        </span>
      </div>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {caller}
      </h2>
      <p className={styles.about}>
        <span>{about.join(' · ')}</span>
        {queue !== undefined && <OpeningPill queue={queue} />}
      </p>
    </header>
  );
}

/** What is said when the call begins, and what to do at the telephone where the switchboard connects by itself. */
function ToSay({ greeting, liftHandset }: { greeting: string; liftHandset: boolean }) {
  const t = useT();
  if (greeting === '' && !liftHandset) return null;
  return (
    <div className={styles.greeting}>
      {greeting !== '' && (
        <p>
          <span className={styles.hidden}>{t('switchboard.greeting')}: </span>
          {greeting}
        </p>
      )}
      {liftHandset && <p className={styles.say}>{t('switchboard.liftHandset')}</p>}
    </div>
  );
}

/** What callers are told now that the number is closed, so that whoever answers all the same can say it. */
function ClosedText({ queue }: { queue: Queue }) {
  const t = useT();
  const now = useNow(15_000);
  const at = new Date(now).toISOString();
  if (openingState(queue.openingHours, at).open) return null;
  const text = announcementOf(queue, at);
  return text === '' ? null : (
    <Banner tone="info" title={t('switchboard.closedText')}>
      {text}
    </Banner>
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
