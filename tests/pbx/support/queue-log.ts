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
