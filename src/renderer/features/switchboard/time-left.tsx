import { usePictureTime } from '#renderer/parts/running.tsx';
import { useT } from '#renderer/ui/index.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What is left until an instant of the server, as a running counter; 0:00 once it is over. */
export function TimeLeft({ until }: { until: Instant }) {
  const t = useT();
  const left = Math.max(0, Date.parse(until) - usePictureTime());
  return <span role="timer">{t('switchboard.own.left', { time: counterWords(left) })}</span>;
}
