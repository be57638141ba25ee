import { useMemo, useState } from 'react';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { AgentGroups } from '#renderer/parts/agents/agent-groups.tsx';
import { latestStates, queueGroups } from '#renderer/parts/agents/queue-groups.ts';
import { Badge, Section, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { callState } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './board-screen.module.css';
import { ParkedList } from './parked-list.tsx';
import { QueueStrip } from './queue-strip.tsx';
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

/** Everybody who answers calls, by queue, the free ones first, each with since when and the call they are in. */
function Colleagues() {
  const t = useT();
  const live = useLive();
  const users = useLookup('users');
  const queues = useLookup('queues');
  const { calls } = useLiveCalls();
  const groups = useMemo(() => queueGroups(live, queues.values(), users), [live, queues, users]);
  const inCall = new Map(
    calls.flatMap((call) =>
      callState(call) === 'active' && call.answeredByUserId !== null ? [[call.answeredByUserId, call] as const] : [],
    ),
  );
  const ready = [...latestStates(live).values()].filter(({ state }) => state === 'ready').length;
  return (
    <Section title={t('switchboard.board.colleagues')} actions={<Badge>{ready}</Badge>}>
      <AgentGroups
        groups={groups}
        order="state"
        about={({ state, userId }) => <InCall call={state === 'on-call' ? inCall.get(userId) : undefined} />}
      />
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
