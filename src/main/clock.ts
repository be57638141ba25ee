/** Time as the clients of this folder see it, so that tests decide when it passes. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after so many milliseconds; the returned function cancels. */
  after(milliseconds: number, callback: () => void): () => void;
  /** A number from 0 up to, not including, 1: spreads retries of many clients. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
