import { useMemo, useState } from 'react';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { Running } from '#renderer/parts/running.tsx';
import { Badge, Section, StatusPill, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { callState } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { agentWords } from './agent-words.ts';
import styles from './board-screen.module.css';
import { agentTones } from './own-state.tsx';
import { ParkedList } from './parked-list.tsx';
import { QueueStrip } from './queue-strip.tsx';
import { TimeLeft } from './time-left.tsx';
import { useCallActs } from './use-call-acts.ts';
import { useCallFlow } from './use-call-flow.ts';
import { useCallerName } from './use-caller-name.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { waitingCalls } from './waiting-calls.ts';
import { WaitingList } from './waiting-list.tsx';

/** The second screen: every queue, who waits, who is parked, and how the colleagues stand. Nothing here is written in. */
export function BoardScreen() {
  const t = useT();
  const flow = useCallFlow();
  const acts = useCallActs(flow.current);
  const { calls, next } = useLiveCalls();
  const [queueId, setQueueId] = useState<Id | null>(null);
  const waiting = useMemo(() => waitingCalls(calls, queueId), [calls, queueId]);
  return (
    <div className={styles.board}>
      <div className={styles.column}>
        <div className={styles.queues}>
          <QueueStrip calls={calls} selectedId={queueId} onSelect={setQueueId} />
        </div>
      </div>
      <div className={styles.column}>
        <h2 className={styles.title}>
          {t('switchboard.waiting')} {waiting.length > 0 && <Badge>{waiting.length}</Badge>}
        </h2>
        <WaitingList
          calls={waiting}
          nextId={next?.id ?? null}
          onAnswer={(call) => void flow.answer(call)}
          emptyText={t('switchboard.waiting.none')}
        />
        <ParkedList onTakeBack={acts.takeBack} />
      </div>
      <div className={styles.column}>
        <Colleagues />
      </div>
    </div>
  );
}

const order: readonly AgentState['state'][] = ['ready', 'on-call', 'after-call', 'paused', 'logged-out'];

/** Everybody who answers calls, the free ones first, each with since when and the call they are in. */
function Colleagues() {
  const t = useT();
  const live = useLive();
  const users = useLookup('users');
  const { calls } = useLiveCalls();
  const byUser = new Map<Id, AgentState>();
  for (const { agents } of live.organisations.values()) {
    for (const agent of agents.values()) {
      const known = byUser.get(agent.userId);
      if (known === undefined || known.since < agent.since) byUser.set(agent.userId, agent);
    }
  }
  const name = ({ userId }: AgentState) => users.get(userId)?.name ?? '';
  const agents = [...byUser.values()].sort(
    (one, other) => order.indexOf(one.state) - order.indexOf(other.state) || name(one).localeCompare(name(other), 'sv'),
  );
  const inCall = new Map(
    calls.flatMap((call) =>
      callState(call) === 'active' && call.answeredByUserId !== null ? [[call.answeredByUserId, call] as const] : [],
    ),
  );
  return (
    <Section
      title={t('switchboard.board.colleagues')}
      actions={<Badge>{agents.filter(({ state }) => state === 'ready').length}</Badge>}
    >
      {agents.length === 0 && <p className={styles.quiet}>{t('switchboard.board.nobody')}</p>}
      <ul className={styles.agents}>
        {agents.map((agent) => (
          <li key={agent.userId} className={styles.agent}>
            <span className={styles.name}>
              {name(agent)}
              <InCall call={agent.state === 'on-call' ? inCall.get(agent.userId) : undefined} />
            </span>
            <StatusPill tone={agentTones[agent.state]}>{agentWords(agent, t)}</StatusPill>
            <span className={styles.time}>
              {agent.until === null || agent.until === undefined ? (
                <Running since={agent.since} />
              ) : (
                <TimeLeft until={agent.until} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function InCall({ call }: { call: Call | undefined }) {
  return call === undefined ? null : <Caller call={call} />;
}

function Caller({ call }: { call: Call }) {
  const queue = useLookup('queues').get(call.queueId ?? '');
  const caller = useCallerName(call);
  return <span className={styles.quiet}>{[caller, queue?.name].filter(Boolean).join(' · ')}</span>;
}
