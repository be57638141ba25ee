import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useActor, useLiveRequest } from '#renderer/data/index.ts';
import { Button, Counter, Menu, type MenuEntry, StatusPill, type Tone, useT } from '#renderer/ui/index.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { type LiveAnswer, liveAnswer, problemCode, problemWords } from './live-answer.ts';
import styles from './own-state.module.css';
import { useLiveCalls } from './use-live-calls.ts';

const tones: Readonly<Record<AgentState['state'], Tone>> = {
  ready: 'ready',
  paused: 'paused',
  'after-call': 'soon',
  'on-call': 'busy',
  'logged-out': 'away',
};

const pauses = ['lunch', 'break', 'meeting', 'training', 'admin'] as const;

/** Asks for another state of one's own; the answer says whether the server took it. */
export function useSetOwnState(): (state: 'ready' | 'paused' | 'logged-out', reason?: string) => Promise<LiveAnswer> {
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
  const { ownState, connected } = useLiveCalls();
  const [problem, setProblem] = useState<string | null>(null);

  async function change(state: 'ready' | 'paused' | 'logged-out', reason?: string) {
    setProblem(problemCode(await setState(state, reason)));
  }

  const entries: MenuEntry[] = [
    { id: 'ready', label: t('switchboard.own.ready'), onAction: () => void change('ready') },
    { id: 'logged-out', label: t('switchboard.own.logOut'), onAction: () => void change('logged-out') },
  ];
  const pauseEntries: MenuEntry[] = pauses.map((pause) => ({
    id: pause,
    label: t(`switchboard.pause.${pause}`),
    onAction: () => void change('paused', t(`switchboard.pause.${pause}`)),
  }));
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
        trigger={
          <Button variant="quiet" size="small" aria-label={`${t('switchboard.own')}: ${words}`} isDisabled={!connected}>
            <span className={styles.state}>
              <StatusPill tone={tones[ownState?.state ?? 'logged-out']}>{words}</StatusPill>
              {ownState !== null && !isOut && <Counter since={ownState.since} />}
              <ChevronDown size={14} aria-hidden="true" />
            </span>
          </Button>
        }
        groups={[
          { id: 'state', entries },
          { id: 'pause', heading: t('switchboard.own.pause'), entries: pauseEntries },
        ]}
      />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problemWords(problem, t)}
        </p>
      )}
    </div>
  );
}

/** Before the first snapshot nothing is known; after it, who is not among the agents has not logged in. */
function ownWords(state: AgentState | null, connected: boolean, t: ReturnType<typeof useT>): string {
  if (state !== null) return stateWords(state, t);
  return t(connected ? 'calls.agent.logged-out' : 'switchboard.own.disconnected');
}

function stateWords(state: AgentState, t: ReturnType<typeof useT>): string {
  return state.state === 'paused' && state.pauseReason !== ''
    ? t('calls.agent.pausedReason', { reason: state.pauseReason })
    : t(`calls.agent.${state.state}`);
}
