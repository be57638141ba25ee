import { useMemo, useState } from 'react';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { AgentGroups } from '#renderer/parts/agents/agent-groups.tsx';
import { type AgentOrder, latestStates, queueGroups } from '#renderer/parts/agents/queue-groups.ts';
import { SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import styles from './agent-list.module.css';

/** Who is at the phones by queue, how and since when. */
export function AgentList() {
  const t = useT();
  const live = useLive();
  const users = useLookup('users');
  const queues = useLookup('queues');
  const [order, setOrder] = useState<AgentOrder>('state');
  const groups = useMemo(() => queueGroups(live, queues.values(), users), [live, queues, users]);
  const states = useMemo(() => [...latestStates(live).values()], [live]);
  const count = (state: AgentState['state']) => states.filter((each) => each.state === state).length;
  return (
    <section className={styles.agents} aria-label={t('supervision.agents')}>
      <header className={styles.head}>
        <h3>{t('supervision.agents')}</h3>
        <SegmentedControl
          label={t('supervision.agents')}
          options={[
            { id: 'state', label: t('supervision.agents.state') },
            { id: 'name', label: t('supervision.agents.name') },
            { id: 'since', label: t('supervision.agents.since') },
          ]}
          value={order}
          onChange={setOrder}
        />
      </header>
      {states.length > 0 && (
        <p className={styles.counts}>
          {t('supervision.agents.counts', {
            ready: count('ready'),
            onCall: count('on-call'),
            paused: count('paused'),
          })}
        </p>
      )}
      <AgentGroups groups={groups} order={order} />
    </section>
  );
}
