import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useActor, useLivePart, useLiveRequest, useLookup } from '#renderer/data/index.ts';
import { Button, Counter, Menu, type MenuEntry, StatusPill, type Tone, useKeys, useT } from '#renderer/ui/index.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { agentWords } from './agent-words.ts';
import { useFlowState } from './flow-state.ts';
import { type LiveAnswer, liveAnswer, problemCode, problemWords } from './live-answer.ts';
import styles from './own-state.module.css';
import { OwnTelephones } from './own-telephones.tsx';
import { callKeys } from './switchboard-keys.ts';
import { TimeLeft } from './time-left.tsx';
import { useOwnState } from './use-live-calls.ts';
import { usePauseReasons } from './use-pause-reasons.ts';

/** How an agent's state is coloured, wherever it is shown. */
export const agentTones: Readonly<Record<AgentState['state'], Tone>> = {
  ready: 'ready',
  paused: 'paused',
  'after-call': 'soon',
  'on-call': 'busy',
  'logged-out': 'away',
};

type ChosenState = 'ready' | 'paused' | 'after-call' | 'logged-out';

/** Asks for another state of one's own; the answer says whether the server took it. */
export function useSetOwnState(): (state: ChosenState, reason?: string) => Promise<LiveAnswer> {
  const request = useLiveRequest();
  return async (state, reason = '') => liveAnswer(await request({ type: 'setState', state, pauseReason: reason }));
}

/** How the person stands at the phones, with since when, and the ways to change it; nothing for who takes no calls. */
export function OwnState() {
  return canSomewhere(useActor(), 'call.take') ? <OwnStateMenu /> : null;
}

function OwnStateMenu() {
  const t = useT();
  const setState = useSetOwnState();
  const ownState = useOwnState();
  const connected = useLivePart((live) => live.connected);
  const [problem, setProblem] = useState<string | null>(null);
  const [isTelephoneOpen, setTelephoneOpen] = useState(false);
  const reasons = usePauseReasons();
  const { isStateOpen, openState } = useFlowState();
  const { end } = useKeys(callKeys);
  const hasConnectors = useLookup('queues').size > 0;

  async function change(state: ChosenState, reason?: string) {
    setProblem(problemCode(await setState(state, reason)));
  }

  const entries: MenuEntry[] = [
    { id: 'ready', label: t('switchboard.own.ready'), onAction: () => void change('ready') },
    { id: 'after-call', label: t('switchboard.own.afterCall'), onAction: () => void change('after-call') },
    { id: 'logged-out', label: t('switchboard.own.logOut'), onAction: () => void change('logged-out') },
  ];
  const pauseEntries: MenuEntry[] = reasons.map((name, place) => ({
    id: `pause-${name}`,
    label: name,
    ...(place < 9 && { keyHint: String(place + 1) }),
    onAction: () => void change('paused', name),
  }));
  useDigits(isStateOpen, (digit) => {
    const entry = pauseEntries.find(({ keyHint }) => keyHint === digit);
    if (entry === undefined) return false;
    openState(false);
    entry.onAction();
    return true;
  });
  const isOut = connected && (ownState === null || ownState.state === 'logged-out');
  const words = ownWords(ownState, connected, t);
  return (
    <div className={styles.own}>
      {isOut && (
        <Button size="small" onPress={() => void change('ready')}>
          {t('switchboard.own.ready')}
        </Button>
      )}
      <Menu
        label={t('switchboard.own')}
        isOpen={isStateOpen}
        onOpenChange={openState}
        trigger={
          <Button variant="quiet" size="small" aria-label={`${t('switchboard.own')}: ${words}`} isDisabled={!connected}>
            <span className={styles.state}>
              <StatusPill tone={agentTones[ownState?.state ?? 'logged-out']}>{words}</StatusPill>
              {ownState !== null && !isOut && <StateTime state={ownState} />}
              <ChevronDown size={14} aria-hidden="true" />
            </span>
          </Button>
        }
        groups={[
          { id: 'state', entries },
          { id: 'pause', heading: t('switchboard.own.pause'), entries: pauseEntries },
          {
            id: 'telephone',
            entries: hasConnectors
              ? [{ id: 'telephone', label: t('switchboard.telephone'), onAction: () => setTelephoneOpen(true) }]
              : [],
          },
        ].filter((group) => group.entries.length > 0)}
      />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problemWords({ code: problem }, t, end.keys)}
        </p>
      )}
      <OwnTelephones isOpen={isTelephoneOpen} onClose={() => setTelephoneOpen(false)} />
    </div>
  );
}

/** Lets a digit choose in the open menu, before the menu looks for an entry that begins with it. */
function useDigits(isOpen: boolean, choose: (digit: string) => boolean) {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (!isOpen) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !latest.current(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [isOpen]);
}

/** Of after-call work what is left where it has a limit, else the time since it began. */
function StateTime({ state }: { state: AgentState }) {
  const { until } = state;
  return until === null || until === undefined ? <Counter since={state.since} /> : <TimeLeft until={until} />;
}

/** Before the first snapshot nothing is known; after it, who is not among the agents has not logged in. */
function ownWords(state: AgentState | null, connected: boolean, t: ReturnType<typeof useT>): string {
  if (state !== null) return agentWords(state, t);
  return t(connected ? 'calls.agent.logged-out' : 'switchboard.own.disconnected');
}
