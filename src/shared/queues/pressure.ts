import type { QueueThresholds } from './schema.ts';

/** How a figure of a queue stands to the limits an administrator has set for it. */
export type Pressure = 'calm' | 'warning' | 'alarm';

/** Returns how many are waiting stands to the queue's limits. */
export function waitingPressure({ waitingWarn, waitingAlarm }: QueueThresholds, waiting: number): Pressure {
  return against(waiting, waitingWarn, waitingAlarm);
}

/** Returns how the longest wait stands to the queue's limits; null where it has none, and its service level is what counts. */
export function longestPressure(thresholds: QueueThresholds, seconds: number): Pressure | null {
  const { longestWarnSeconds, longestAlarmSeconds } = thresholds;
  if (longestWarnSeconds === null && longestAlarmSeconds === null) return null;
  return against(seconds, longestWarnSeconds, longestAlarmSeconds);
}

function against(figure: number, warn: number | null, alarm: number | null): Pressure {
  if (alarm !== null && figure >= alarm) return 'alarm';
  return warn !== null && figure >= warn ? 'warning' : 'calm';
}
