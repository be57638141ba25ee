import type { LivePicture } from '#shared/live/picture.ts';
import type { Instant } from '#shared/time/instant.ts';

/** The live picture and how far it can be trusted. */
export type LiveState = LivePicture & {
  /** False: the picture may be old, and the screen says so. */
  connected: boolean;
  /** When the channel was lost, as far as this window has seen; null while it is there, or was never there. */
  lostAt: Instant | null;
  /** Add to this clock's milliseconds to get the server's. */
  serverOffsetMs: number;
};
