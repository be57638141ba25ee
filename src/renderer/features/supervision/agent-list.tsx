import { useMemo, useState } from 'react';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { Running } from '#renderer/parts/running.tsx';
import { SegmentedControl, StatusPill, type Tone, useT } from '#renderer/ui/index.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import styles from './agent-list.module.css';
import { type AgentOrder, agentsOf, sortAgents } from './agents.ts';

const tones: Readonly<Record<AgentState['state'], Tone>> = {
  ready: 'ready',
  paused: 'paused',
  'after-call': 'soon',
  'on-call': 'busy',
  'logged-out': 'away',
};

/** Who is at the phones, how and since when. */
export function AgentList() {
  const t = useT();
  const live = useLive();
  const users = useLookup('users');
  const [order, setOrder] = useState<AgentOrder>('state');
  const agents = useMemo(() => sortAgents(agentsOf(live, users), order), [live, users, order]);
  const count = (state: AgentState['state']) => agents.filter((agent) => agent.state.state === state).length;
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
      {agents.length === 0 ? (
        <p className={styles.none}>{t('supervision.agents.none')}</p>
      ) : (
        <p className={styles.none}>
          {t('supervision.agents.counts', {
            ready: count('ready'),
            onCall: count('on-call'),
            paused: count('paused'),
          })}
        </p>
      )}
      <ul className={styles.list}>
        {agents.map(({ state, name }) => (
          <li key={state.userId} className={styles.agent}>
            <span className={styles.name}>{name}</span>
            <StatusPill tone={tones[state.state]} look="plain">
              {state.state === 'paused' && state.pauseReason !== ''
                ? t('calls.agent.pausedReason', { reason: state.pauseReason })
                : t(`calls.agent.${state.state}`)}
            </StatusPill>
            <span className={styles.since}>
              <Running since={state.since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
