import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useActor, useLivePart, useLiveRequest, useLookup } from '#renderer/data/index.ts';
import { AgentTime } from '#renderer/parts/agents/agent-time.tsx';
import { agentTones, agentWords } from '#renderer/parts/agents/agent-words.ts';
import { Button, Menu, type MenuEntry, StatusPill, useKeys, useT } from '#renderer/ui/index.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { useFlowState } from './flow-state.ts';
import { type LiveAnswer, liveAnswer, problemCode, problemWords } from './live-answer.ts';
import styles from './own-state.module.css';
import { OwnTelephones } from './own-telephones.tsx';
import { callKeys } from './switchboard-keys.ts';
import { useDigits } from './use-digits.ts';
import { useOwnState } from './use-live-calls.ts';
import { usePauseReasons } from './use-pause-reasons.ts';

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
              {ownState !== null && !isOut && <AgentTime state={ownState} />}
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

/** Before the first snapshot nothing is known; after it, who is not among the agents has not logged in. */
function ownWords(state: AgentState | null, connected: boolean, t: ReturnType<typeof useT>): string {
  if (state !== null) return agentWords(state, t);
  return t(connected ? 'calls.agent.logged-out' : 'switchboard.own.disconnected');
}
