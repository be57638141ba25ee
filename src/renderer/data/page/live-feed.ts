import type { StoreApi } from 'zustand/vanilla';
import { applyFrame } from '#shared/live/picture.ts';
import type { LiveServerFrame } from '#shared/live/protocol.ts';
import type { LiveState } from '../live-state.ts';

/**
 * Applies a frame to the live picture and reads the server's clock from it. Returns true when a number is missing, so
 * that the frames must be asked for again; main asks the server for a new snapshot of the organisation.
 *
 * While main is connected, every frame is of the server's now. Without a connection a snapshot is main's memory of some
 * time ago: its time only says that the server's clock is at least there.
 */
export function takeFrame(live: StoreApi<LiveState>, frame: LiveServerFrame, nowMs: number): boolean {
  const before = live.getState();
  const { picture, gap } = applyFrame(before, frame);
  let { serverOffsetMs } = before;
  if (frame.type === 'delta' || frame.type === 'snapshot') {
    const offsetMs = Date.parse(frame.serverTime) - nowMs;
    serverOffsetMs = before.connected ? offsetMs : Math.max(serverOffsetMs, offsetMs);
  }
  // What tells nothing of the picture draws no screen anew.
  if (picture !== before || serverOffsetMs !== before.serverOffsetMs) live.setState({ ...picture, serverOffsetMs });
  return gap !== null;
}
