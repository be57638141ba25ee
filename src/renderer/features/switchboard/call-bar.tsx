import { X } from 'lucide-react';
import { useActor } from '#renderer/data/index.ts';
import {
  announce,
  Button,
  IconButton,
  StatusPill,
  useKeys,
  useNavigation,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { Announcer } from './call-announcer.tsx';
import styles from './call-bar.module.css';
import { CallItem } from './call-item.tsx';
import { CallTracker } from './call-tracker.tsx';
import type { KeptCall } from './current-calls.ts';
import { useFlowState } from './flow-state.ts';
import { problemWords } from './live-answer.ts';
import { callKeys } from './switchboard-keys.ts';
import { useCallActs } from './use-call-acts.ts';
import { useCallCard } from './use-call-card.ts';
import { type CallFlow, useCallFlow } from './use-call-flow.ts';
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
  const { goTo } = useFlowState();
  const mayLend = canSomewhere(useActor(), 'loan.write');
  const { next } = useLiveCalls();
  const { current } = flow;
  const acts = useCallActs(current);
  useCallCard(flow);
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
            goTo('filing');
          },
    end: current === null ? undefined : () => void flow.end(),
    transfer: acts.transfer,
    announce: acts.announceFirst,
    cancelTransfer: acts.cancelTransfer,
    park: acts.park,
    takeBack: () => acts.takeBack?.(),
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
  const { problem, turnTo, report, asked } = useFlowState();
  const keys = useKeys(callKeys);
  const { userId } = useActor();
  const isAway = ownState?.state === 'paused' || ownState?.state === 'logged-out';
  const ringing = next !== null && !isAway ? next : null;
  const isQuiet = flow.kept.length === 0 && ringing === null && problem === null;
  return (
    <section className={styles.bar} aria-label={t('calls.bar.label')}>
      {isQuiet && <span className={styles.quiet}>{quietWords(ownState, waitingForMe, connected, t)}</span>}
      {flow.kept.map((item) => {
        const stage = stageOf(item);
        return (
          <CallItem
            key={item.call.id}
            call={item.call}
            tone={stage === 'active' ? 'busy' : 'soon'}
            word={t(`calls.bar.${stage}`)}
            since={sinceOf(item)}
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
          <span role="alert">{problemWords(problem, t, keys.end.keys)}</span>
          <IconButton label={t('calls.bar.dismiss')} icon={<X aria-hidden="true" />} onPress={() => report(null)} />
        </span>
      )}
      {problem === null && <WithoutReason />}
      {flow.current !== null && problem === null && <ActKeys flow={flow} />}
      {ringing !== null && (
        <span className={styles.ringing}>
          <CallItem
            call={ringing}
            tone="info"
            word={
              asked?.what === 'answer' || ringing.answeringUserId === userId
                ? t('calls.bar.liftHandset')
                : t('calls.bar.waiting', { count: waitingForMe })
            }
            since={ringing.arrivedAt}
            isWaiting
            isCurrent={false}
            detail={flow.kept.length > 0 ? 'none' : 'all'}
          />
          <Button size="small" keyHint={keys.answer.keys} onPress={() => void flow.answer()}>
            {t('switchboard.answer')}
          </Button>
        </span>
      )}
    </section>
  );
}

/** Says of the call that was filed last that it has no reason, and leads to where one is put in. */
function WithoutReason() {
  const t = useT();
  const { navigate } = useNavigation();
  const { withoutReasonId, remark } = useFlowState();
  if (withoutReasonId === null) return null;
  return (
    <span className={styles.remark} role="status">
      <Button
        size="small"
        variant="quiet"
        aria-label={`${t('switchboard.file.withoutReason')} ${t('switchboard.file.putReasonIn')}`}
        onPress={() => {
          remark(null);
          navigate({ view: 'calls', params: { tab: 'calls', callId: withoutReasonId } });
        }}
      >
        {t('switchboard.file.noReason')}
      </Button>
      <IconButton label={t('calls.bar.dismiss')} icon={<X aria-hidden="true" />} onPress={() => remark(null)} />
    </span>
  );
}

/** Why there is no call to show: the person is away from the queues, or nobody waits. */
function quietWords(ownState: AgentState | null, waiting: number, connected: boolean, t: Translate): string {
  if (!connected) return t('calls.bar.noChannel');
  if (ownState?.state === 'paused') return t('calls.bar.paused', { count: waiting });
  if (ownState === null || ownState.state === 'logged-out') return t('calls.bar.loggedOut', { count: waiting });
  return t('switchboard.answer.none');
}

/** How far a call has come, as the bar names it. */
function stageOf({ call, phase }: KeptCall): 'active' | 'afterCall' | 'parked' | 'sending' {
  if (phase === 'after-call') return 'afterCall';
  if (call.parkedAt !== null) return 'parked';
  return call.transferringTo === null ? 'active' : 'sending';
}

function sinceOf({ call, phase, overAt }: KeptCall): Instant | null {
  if (phase === 'after-call') return overAt;
  return call.parkedAt ?? call.answeredAt;
}

/** The keys that act on the current call, as buttons for whoever has a hand on the mouse; a problem takes their room. */
function ActKeys({ flow }: { flow: CallFlow }) {
  const t = useT();
  const keys = useKeys(callKeys);
  const acts = useCallActs(flow.current);
  const isActive = flow.current?.phase === 'active';
  const isSending = acts.cancelTransfer !== undefined;
  return (
    <span className={styles.keys}>
      {isSending && acts.transfer !== undefined && (
        <Button size="small" keyHint={keys.transfer.keys} onPress={acts.transfer}>
          {t('switchboard.transfer.complete')}
        </Button>
      )}
      {isSending && (
        <Button size="small" variant="quiet" keyHint={keys.cancelTransfer.keys} onPress={() => acts.cancelTransfer?.()}>
          {t('switchboard.transfer.cancel')}
        </Button>
      )}
      {!isSending && (
        <>
          <Button
            size="small"
            variant="quiet"
            keyHint={keys.faultReport.keys}
            onPress={() => flow.startWithCaller('fault-report')}
          >
            {t('switchboard.action.faultReport')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            keyHint={keys.newTicket.keys}
            onPress={() => flow.startWithCaller('tickets')}
          >
            {t('switchboard.action.ticket')}
          </Button>
        </>
      )}
      <Button size="small" variant="quiet" keyHint={keys.end.keys} onPress={() => void flow.end()}>
        {t(isActive ? 'switchboard.action.hangUp' : 'switchboard.action.done')}
      </Button>
    </span>
  );
}
