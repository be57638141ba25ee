import { useT } from '#renderer/ui/index.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { Running, usePictureTime } from '../running.tsx';

/** What is left until an instant of the server, as a running counter; 0:00 once it is over. */
export function TimeLeft({ until }: { until: Instant }) {
  const t = useT();
  const left = Math.max(0, Date.parse(until) - usePictureTime());
  return <span role="timer">{t('switchboard.own.left', { time: counterWords(left) })}</span>;
}

/** Since when an agent stands so; of after-call work with a limit, what is left of it. */
export function AgentTime({ state: { since, until } }: { state: Pick<AgentState, 'since' | 'until'> }) {
  return until === null || until === undefined ? <Running since={since} /> : <TimeLeft until={until} />;
}
