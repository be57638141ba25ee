import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { emptyPicture } from '#shared/live/picture.ts';
import type { LiveServerFrame } from '#shared/live/protocol.ts';
import type { LiveState } from '../live-state.ts';
import { takeFrame } from './live-feed.ts';

const nowMs = Date.parse('2026-11-20T09:00:00.000Z');

function delta(seq: number, serverTime: string): LiveServerFrame {
  return { type: 'delta', organisationId: 'burlov', seq, serverTime, changes: [] };
}

function snapshot(serverTime: string): LiveServerFrame {
  return {
    type: 'snapshot',
    organisationId: 'burlov',
    seq: 1,
    serverTime,
    calls: [],
    agents: [],
    figures: [],
    connectors: [],
  };
}

function feed(connected = true) {
  const live = createStore<LiveState>(() => ({ ...emptyPicture, connected, lostAt: null, serverOffsetMs: 0 }));
  return { live, take: (frame: LiveServerFrame) => takeFrame(live, frame, nowMs) };
}

describe('the live feed', () => {
  it('asks for the frames again when a number is missing, and keeps what it has', () => {
    const { live, take } = feed();
    expect(take(snapshot('2026-11-20T09:00:00.000Z'))).toBe(false);
    expect(take(delta(3, '2026-11-20T09:00:00.000Z'))).toBe(true);
    expect(live.getState().organisations.get('burlov')?.seq).toBe(1);
    expect(live.getState().connected).toBe(true);
  });

  it('reads the server clock from every frame, ahead or behind', () => {
    const { live, take } = feed();
    take(snapshot('2026-11-20T08:59:00.000Z'));
    expect(live.getState().serverOffsetMs).toBe(-60_000);
    take(delta(2, '2026-11-20T08:58:00.000Z'));
    expect(live.getState().serverOffsetMs).toBe(-120_000);
    take(delta(3, '2026-11-20T09:00:05.000Z'));
    expect(live.getState().serverOffsetMs).toBe(5_000);
  });

  it('draws nothing anew for what tells nothing of the picture', () => {
    const { live, take } = feed();
    take(snapshot('2026-11-20T09:00:00.000Z'));
    let drawn = 0;
    live.subscribe(() => {
      drawn += 1;
    });
    take({ type: 'poke', organisationId: 'burlov', version: 7 });
    expect(drawn).toBe(0);
    take(delta(2, '2026-11-20T09:00:00.000Z'));
    expect(drawn).toBe(1);
  });

  it('does not take the clock of a remembered snapshot for the clock of now', () => {
    const { live, take } = feed(false);
    take(snapshot('2026-11-20T08:50:00.000Z'));
    expect(live.getState().serverOffsetMs).toBe(0);
    take(snapshot('2026-11-20T09:03:00.000Z'));
    expect(live.getState().serverOffsetMs).toBe(180_000);
  });
});
