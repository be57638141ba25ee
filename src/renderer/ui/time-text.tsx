import { useSyncExternalStore } from 'react';
import { counterWords, exactInstant, relativeInstant, timeLeftWords } from '#shared/i18n/time-format.ts';
import { useTranslator } from './i18n.tsx';
import { StatusPill } from './status-pill.tsx';
import type { Tone } from './tone.ts';

const clocks = new Map<number, (listener: () => void) => () => void>();

/** One timer per rhythm for the whole page, running only while somebody shows a time. */
function clockOf(step: number): (listener: () => void) => () => void {
  const known = clocks.get(step);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const each of listeners) each();
    }, step);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  clocks.set(step, subscribe);
  return subscribe;
}

/** Returns the present instant, rounded down to `step` milliseconds, and renders again when it changes. */
export function useNow(step: 1000 | 15_000 = 15_000): number {
  return useSyncExternalStore(clockOf(step), () => Math.floor(Date.now() / step) * step);
}

/** Accepts what the domain stores: epoch milliseconds or an ISO 8601 instant. */
export type InstantInput = number | string;

function toMilliseconds(instant: InstantInput): number {
  return typeof instant === 'number' ? instant : Date.parse(instant);
}

/** An instant as people say it; the exact one on hover and to screen readers. */
export function TimeText({ instant }: { instant: InstantInput }) {
  const translator = useTranslator();
  const now = useNow();
  const at = toMilliseconds(instant);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactInstant(at, translator)}>
      {relativeInstant(at, now, translator)}
    </time>
  );
}

/** Within this much of the due time it is "soon". */
const soonWithin = 60 * 60_000;

/** Returns how a due time stands: in time, soon (within the hour) or breached. */
export function dueTone(due: InstantInput, now: number): Extract<Tone, 'in-time' | 'soon' | 'breached'> {
  const left = toMilliseconds(due) - now;
  if (left < 0) return 'breached';
  return left <= soonWithin ? 'soon' : 'in-time';
}

export interface DurationTextProps {
  /** When it should be done. */
  due: InstantInput;
  /** `pill` with ground, `plain` with shape and word only. */
  look?: 'filled' | 'plain';
  /** The caller's own judgement (service hours); default by clock. */
  tone?: Tone;
}

/** Time left in words ("2 h 10 min kvar", "45 min över") with shape and colour; the exact due instant on hover. */
export function DurationText({ due, look = 'plain', tone }: DurationTextProps) {
  const translator = useTranslator();
  const now = useNow();
  const at = toMilliseconds(due);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactInstant(at, translator)}>
      <StatusPill tone={tone ?? dueTone(at, now)} look={look}>
        {timeLeftWords(at, now, translator)}
      </StatusPill>
    </time>
  );
}

/** The time since an instant as a running counter (`0:43`), for calls and waiting. */
export function Counter({ since }: { since: InstantInput }) {
  const now = useNow(1000);
  return <span role="timer">{counterWords(now - toMilliseconds(since))}</span>;
}
