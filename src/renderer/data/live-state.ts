import type { LivePicture } from '#shared/live/picture.ts';

/** The live picture and how far it can be trusted. */
export type LiveState = LivePicture & {
  /** False: the picture may be old, and the screen says so. */
  connected: boolean;
  /** Add to this clock's milliseconds to get the server's. */
  serverOffsetMs: number;
};
