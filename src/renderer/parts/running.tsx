import { type LiveState, useLivePart } from '#renderer/data/index.ts';
import { useNow } from '#renderer/ui/index.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import type { Instant } from '#shared/time/instant.ts';

/** Each frame tells the server's clock a little differently; seconds are counted by it, and not each frame draws them. */
function roundedOffset({ serverOffsetMs }: LiveState): number {
  return Math.round(serverOffsetMs / 100) * 100;
}

/**
 * Returns the server's present time in milliseconds, ticking every second; while the live channel is down it stands at the
 * moment the picture is from, so that nothing counts on which is not known to go on.
 */
export function usePictureTime(): number {
  const stoodStillAt = useLivePart(({ connected, asOf }) => (connected ? null : asOf));
  const offsetMs = useLivePart(roundedOffset);
  const now = useNow(1000);
  return stoodStillAt === null ? now + offsetMs : Date.parse(stoodStillAt);
}

/** The time since an instant of the server, as a running counter. */
export function Running({ since }: { since: Instant }) {
  const now = usePictureTime();
  return <span role="timer">{counterWords(now - Date.parse(since))}</span>;
}
