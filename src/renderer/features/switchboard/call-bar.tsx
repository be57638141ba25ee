import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useActor, useCallerMatches, useLookup } from '#renderer/data/index.ts';
import { Running } from '#renderer/parts/running.tsx';
import {
  announce,
  Button,
  Counter,
  IconButton,
  StatusPill,
  type Tone,
  useNavigation,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import styles from './call-bar.module.css';
import { CallTracker } from './call-tracker.tsx';
import { callerWords } from './caller-words.ts';
import { useFlowState } from './flow-state.ts';
import { problemWords } from './live-answer.ts';
import { callKeys } from './switchboard-keys.ts';
import { type CallFlow, useCallFlow } from './use-call-flow.ts';
import { useCallerName } from './use-caller-name.ts';
import { useLiveCalls } from './use-live-calls.ts';

/**
 * The person's call, one line in every view: who rings, who one is talking to, what is left to file, and the keys that
 * act. The line is always there for those who take calls, so that nothing moves when one comes; the focus is never
 * taken. Mounted once by the frame.
 */
export function CallBar() {
  return canSomewhere(useActor(), 'call.take') ? <OwnCallBar /> : null;
}

function OwnCallBar() {
  const t = useT();
  const flow = useCallFlow();
  const { navigate } = useNavigation();
  const { askToFile } = useFlowState();
  const mayLend = canSomewhere(useActor(), 'loan.write');
  const { next } = useLiveCalls();
  const { current } = flow;
  const withCaller = (view: 'fault-report' | 'tickets' | 'loans') =>
    current === null ? undefined : () => flow.startWithCaller(view);
  useViewKeys(callKeys, {
    answer: () => (next === null ? announce(t('switchboard.answer.none')) : void flow.answer()),
    faultReport: withCaller('fault-report'),
    newTicket: withCaller('tickets'),
    handOutLoan: mayLend ? withCaller('loans') : undefined,
    goToCall:
      current === null
        ? undefined
        : () => {
            navigate({ view: 'switchboard' });
            askToFile();
          },
    end: current === null ? undefined : () => void flow.end(),
  });
  return (
    <>
      <CallTracker />
      <Announcer flow={flow} />
      <Line flow={flow} />
    </>
  );
}

function Line({ flow }: { flow: CallFlow }) {
  const t = useT();
  const { navigate } = useNavigation();
  const { connected, next, waitingForMe, ownState } = useLiveCalls();
  const { problem, turnTo, report } = useFlowState();
  const isAway = ownState?.state === 'paused' || ownState?.state === 'logged-out';
  const ringing = next !== null && !isAway ? next : null;
  const isQuiet = flow.kept.length === 0 && ringing === null && problem === null;
  return (
    <section className={styles.bar} aria-label={t('calls.bar.label')}>
      {isQuiet && <span className={styles.quiet}>{quietWords(ownState, waitingForMe, connected, t)}</span>}
      {flow.kept.map((item) => {
        const isActive = item.phase === 'active';
        return (
          <CallItem
            key={item.call.id}
            call={item.call}
            tone={isActive ? 'busy' : 'soon'}
            word={t(isActive ? 'calls.bar.active' : 'calls.bar.afterCall')}
            since={isActive ? item.call.answeredAt : item.overAt}
            isCurrent={item.call.id === flow.current?.call.id}
            detail={flow.kept.length === 1 ? 'all' : 'caller'}
            onPress={() => {
              turnTo(item.call.id);
              navigate({ view: 'switchboard' });
            }}
          />
        );
      })}
      {!connected && flow.kept.length > 0 && <StatusPill tone="away">{t('calls.bar.disconnected')}</StatusPill>}
      {problem !== null && (
        <span className={styles.problem}>
          <span role="alert">{problemWords(problem.code, t)}</span>
          <IconButton label={t('calls.bar.dismiss')} icon={<X aria-hidden="true" />} onPress={() => report(null)} />
        </span>
      )}
      {flow.current !== null && problem === null && <ActKeys flow={flow} />}
      {ringing !== null && (
        <span className={styles.ringing}>
          <CallItem
            call={ringing}
            tone="info"
            word={t('calls.bar.waiting', { count: waitingForMe })}
            since={ringing.arrivedAt}
            isWaiting
            isCurrent={false}
            detail={flow.kept.length > 0 ? 'none' : 'all'}
          />
          <Button size="small" keyHint={callKeys.answer.keys} onPress={() => void flow.answer()}>
            {t('switchboard.answer')}
          </Button>
        </span>
      )}
    </section>
  );
}

/** Why there is no call to show: the person is away from the queues, or nobody waits. */
function quietWords(ownState: AgentState | null, waiting: number, connected: boolean, t: Translate): string {
  if (!connected) return t('calls.bar.noChannel');
  if (ownState?.state === 'paused') return t('calls.bar.paused', { count: waiting });
  if (ownState === null || ownState.state === 'logged-out') return t('calls.bar.loggedOut', { count: waiting });
  return t('switchboard.answer.none');
}

/** The keys that act on the current call, as buttons for whoever has a hand on the mouse; a problem takes their room. */
function ActKeys({ flow }: { flow: CallFlow }) {
  const t = useT();
  const isActive = flow.current?.phase === 'active';
  return (
    <span className={styles.keys}>
      <Button
        size="small"
        variant="quiet"
        keyHint={callKeys.faultReport.keys}
        onPress={() => flow.startWithCaller('fault-report')}
      >
        {t('switchboard.action.faultReport')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        keyHint={callKeys.newTicket.keys}
        onPress={() => flow.startWithCaller('tickets')}
      >
        {t('switchboard.action.ticket')}
      </Button>
      <Button size="small" variant="quiet" keyHint={callKeys.end.keys} onPress={() => void flow.end()}>
        {t(isActive ? 'switchboard.action.hangUp' : 'switchboard.action.done')}
      </Button>
    </span>
  );
}

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

function CallItem({ call, tone, word, since, isCurrent, detail, isWaiting = false, onPress }: CallItemProps) {
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

/** Tells a screen reader of a new call for the person, of the call taken and of its end, each once and without haste. */
function Announcer({ flow }: { flow: CallFlow }) {
  const t = useT();
  const { next } = useLiveCalls();
  const queue = useLookup('queues').get(next?.queueId ?? '');
  const caller = callerWords(next?.fromNumber ?? null, useCallerMatches(next?.fromNumber ?? null), t);
  const active = flow.kept.find(({ phase }) => phase === 'active')?.call.id ?? null;
  const wasActive = useRef(active);
  const nextId = next?.id ?? null;
  const words = t('calls.announce.new', { queue: queue?.name ?? t('calls.queue.none'), caller });
  const latest = useRef(words);
  latest.current = words;

  useEffect(() => {
    if (nextId === null) return;
    announce(latest.current);
  }, [nextId]);

  useEffect(() => {
    if (wasActive.current !== null && active === null) announce(t('calls.announce.over'));
    wasActive.current = active;
  }, [active, t]);

  return null;
}
