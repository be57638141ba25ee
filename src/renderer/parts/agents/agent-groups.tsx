import type { ReactNode } from 'react';
import { StatusPill, useT } from '#renderer/ui/index.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import styles from './agent-groups.module.css';
import { AgentTime } from './agent-time.tsx';
import { agentTones, agentWords } from './agent-words.ts';
import { type Agent, type AgentOrder, isHere, type QueueGroup, sortAgents } from './queue-groups.ts';

interface AgentGroupsProps {
  groups: readonly QueueGroup[];
  order: AgentOrder;
  /** Those who are not logged in are counted instead of listed. */
  isCompact?: boolean;
  /** What else is said of an agent: the call they are in. */
  about?: (state: AgentState) => ReactNode;
}

/** Who answers each queue: how they stand, with the reason of a pause, and since when. */
export function AgentGroups({ groups, order, isCompact = false, about }: AgentGroupsProps) {
  const t = useT();
  if (groups.every(({ agents }) => agents.length === 0)) return <p className={styles.none}>{t('agents.none')}</p>;
  return (
    <div className={styles.groups} data-compact={isCompact || undefined}>
      {groups.map((group) => (
        <Group key={group.id} group={group} order={order} isCompact={isCompact} about={about} />
      ))}
    </div>
  );
}

interface GroupProps {
  group: QueueGroup;
  order: AgentOrder;
  isCompact: boolean;
  about: AgentGroupsProps['about'];
}

function Group({ group: { queues, agents }, order, isCompact, about }: GroupProps) {
  const t = useT();
  const names = queues.map(({ name }) => name);
  const [first = t('agents.noQueue'), ...others] = names;
  const here = agents.filter(isHere);
  const shown = sortAgents(isCompact ? agents.filter(({ state }) => state.state !== 'logged-out') : agents, order);
  const absent = agents.length - shown.length;
  return (
    <section className={styles.group} aria-label={names.join(', ') || first}>
      <header className={styles.head}>
        <h4 className={styles.queues} title={names.join(', ')}>
          {others.length === 0 || !isCompact
            ? names.join(', ') || first
            : t('agents.group.several', { first, count: others.length })}
        </h4>
        <span className={styles.counts}>
          {t('agents.group.counts', {
            ready: here.filter(({ state }) => state.state === 'ready').length,
            all: here.length,
          })}
        </span>
      </header>
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((agent) => (
            <Row key={agent.state.userId} agent={agent} about={about} />
          ))}
        </ul>
      )}
      {shown.length === 0 && absent === 0 && <p className={styles.quiet}>{t('agents.group.nobody')}</p>}
      {absent > 0 && <p className={styles.quiet}>{t('agents.group.loggedOut', { count: absent })}</p>}
    </section>
  );
}

function Row({ agent: { state, name, isIn }, about }: { agent: Agent; about: AgentGroupsProps['about'] }) {
  const t = useT();
  return (
    <li className={styles.agent}>
      <span className={styles.name}>
        <span className={styles.clipped} title={name}>
          {name}
        </span>
        {about?.(state)}
      </span>
      <StatusPill tone={isIn ? agentTones[state.state] : 'away'} look="plain">
        {isIn ? agentWords(state, t) : t('agents.isOut')}
      </StatusPill>
      <span className={styles.time}>
        <AgentTime state={state} />
      </span>
    </li>
  );
}
