import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FramePace, framesPerSecond } from './frame-pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function pace() {
  const taken: number[] = [];
  return { taken, pace: new FramePace<number>((frame) => taken.push(frame)) };
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('frames of one connection', () => {
  it('are taken at once while they are few', () => {
    const { taken, pace: frames } = pace();
    for (const frame of upTo(framesPerSecond)) frames.add(frame);
    expect(taken).toEqual(upTo(framesPerSecond));
  });

  it('are taken together when there are more, and the last one counts', () => {
    const { taken, pace: frames } = pace();
    for (const frame of upTo(500)) frames.add(frame);
    expect(taken).toEqual(upTo(framesPerSecond));
    vi.advanceTimersByTime(1_000);
    expect(taken).toEqual([...upTo(framesPerSecond), 499]);
    frames.add(500);
    expect(taken.at(-1)).toBe(500);
  });

  it('are forgotten with the connection', () => {
    const { taken, pace: frames } = pace();
    for (const frame of upTo(500)) frames.add(frame);
    frames.stop();
    vi.advanceTimersByTime(5_000);
    expect(taken).toHaveLength(framesPerSecond);
  });
});
