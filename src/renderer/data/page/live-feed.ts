import type { StoreApi } from 'zustand/vanilla';
import { applyFrame } from '#shared/live/picture.ts';
import type { LiveServerFrame } from '#shared/live/protocol.ts';
import type { LiveState } from '../live-state.ts';

/**
 * Applies a frame to the live picture and reads the server's clock from it. Returns true when a number is missing, so
 * that the frames must be asked for again; main asks the server for a new snapshot of the organisation.
 */
export function takeFrame(live: StoreApi<LiveState>, frame: LiveServerFrame, nowMs: number): boolean {
  const { picture, gap } = applyFrame(live.getState(), frame);
  const timed = frame.type === 'snapshot' || frame.type === 'delta';
  live.setState(timed ? { ...picture, serverOffsetMs: Date.parse(frame.serverTime) - nowMs } : picture);
  return gap !== null;
}
