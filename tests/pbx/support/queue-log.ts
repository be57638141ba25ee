import { expect } from 'vitest';

/** One line of Asterisk's own queue_log: `epoch|uniqueid|queue|member|EVENT|data…`. */
export interface QueueLogLine {
  readonly epoch: number;
  readonly callId: string;
  readonly queue: string;
  readonly member: string;
  readonly event: string;
  readonly data: readonly string[];
}

export function readQueueLog(text: string): QueueLogLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [epoch = '', callId = '', queue = '', member = '', event = '', ...data] = line.split('|');
      return { epoch: Number(epoch), callId, queue, member, event, data };
    });
}

/** What the queue_log knows of one caller. */
export interface LoggedCall {
  enteredAt: number;
  answeredAt: number | null;
  answeredBy: string | null;
  endedAt: number | null;
}

const endings = new Set(['COMPLETEAGENT', 'COMPLETECALLER', 'ABANDON', 'BLINDTRANSFER', 'ATTENDEDTRANSFER']);

/** Returns the callers of a queue_log by their channel. */
export function loggedCalls(lines: readonly QueueLogLine[]): Map<string, LoggedCall> {
  const calls = new Map<string, LoggedCall>();
  for (const { epoch, callId, member, event } of lines) {
    if (event === 'ENTERQUEUE') {
      calls.set(callId, { enteredAt: epoch, answeredAt: null, answeredBy: null, endedAt: null });
    }
    const call = calls.get(callId);
    if (call === undefined) continue;
    if (event === 'CONNECT') Object.assign(call, { answeredAt: epoch, answeredBy: member });
    if (endings.has(event)) call.endedAt = epoch;
  }
  return calls;
}

/**
 * Matches an instant of the second the log tells, or no instant where it tells none. Asterisk sends its event and writes
 * its log one after the other, so a quarter of a second may lie between them; `play` is more where we act in between.
 */
export function withinSecond(epoch: number | null | undefined, play = 0.25): unknown {
  if (epoch === null || epoch === undefined) return null;
  return expect.toSatisfy(
    (instant: string | null) => Math.abs(Date.parse(instant ?? '') / 1_000 - (epoch + 0.5)) <= 0.5 + play,
    `an instant of the second ${epoch}`,
  );
}
