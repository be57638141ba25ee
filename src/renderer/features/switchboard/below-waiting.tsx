import { useMemo } from 'react';
import { create } from 'zustand';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { AgentGroups } from '#renderer/parts/agents/agent-groups.tsx';
import { queueGroups } from '#renderer/parts/agents/queue-groups.ts';
import { SegmentedControl, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './below-waiting.module.css';
import { OwnQueues } from './own-queues.tsx';
import { QueueStrip, type QueueStripProps } from './queue-strip.tsx';
import { switchboardKeys } from './switchboard-keys.ts';

/** What the person has chosen to see there: it stays so while they are elsewhere. */
const useShown = create<{ shown: 'queues' | 'colleagues'; show(shown: 'queues' | 'colleagues'): void }>((set) => ({
  shown: 'queues',
  show: (shown) => set({ shown }),
}));

/** Below those who wait: the queues with their figures, or the colleagues who answer them; a key changes between the two. */
export function BelowWaiting(props: QueueStripProps) {
  const t = useT();
  const { shown, show } = useShown();
  useViewKeys(switchboardKeys, {
    colleagues: () => show(shown === 'queues' ? 'colleagues' : 'queues'),
  });
  return (
    <>
      <div className={styles.choice}>
        <SegmentedControl
          label={t('agents.bottom')}
          options={[
            { id: 'queues', label: t('agents.bottom.queues') },
            { id: 'colleagues', label: t('agents.bottom.colleagues') },
          ]}
          value={shown}
          onChange={show}
        />
        <OwnQueues />
      </div>
      {shown === 'queues' ? <QueueStrip {...props} /> : <Colleagues queueId={props.selectedId} />}
    </>
  );
}

/** The colleagues of each queue, or of the one the waiting list is narrowed to. */
function Colleagues({ queueId }: { queueId: Id | null }) {
  const live = useLive();
  const users = useLookup('users');
  const queues = useLookup('queues');
  const groups = useMemo(() => {
    const shown = [...queues.values()].filter(({ id }) => queueId === null || id === queueId);
    return queueGroups(live, shown, users).filter((group) => queueId === null || group.queues.length > 0);
  }, [live, queues, users, queueId]);
  return (
    <div className={styles.colleagues}>
      <AgentGroups groups={groups} order="state" isCompact />
    </div>
  );
}
