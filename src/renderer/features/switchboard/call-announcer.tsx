import { useEffect, useRef } from 'react';
import { useCallerMatches, useLookup } from '#renderer/data/index.ts';
import { announce, useKeys, useT } from '#renderer/ui/index.ts';
import { callerWords } from './caller-words.ts';
import { callKeys } from './switchboard-keys.ts';
import type { CallFlow } from './use-call-flow.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** Tells a screen reader of a new call for the person, of the call taken and of its end, each once and without haste. */
export function Announcer({ flow }: { flow: CallFlow }) {
  const t = useT();
  const { next } = useLiveCalls();
  const queue = useLookup('queues').get(next?.queueId ?? '');
  const caller = callerWords(next?.fromNumber ?? null, useCallerMatches(next?.fromNumber ?? null), t);
  const active = flow.kept.find(({ phase }) => phase === 'active')?.call.id ?? null;
  const wasActive = useRef(active);
  const nextId = next?.id ?? null;
  const { answer } = useKeys(callKeys);
  const words = t('calls.announce.new', {
    key: answer.keys,
    queue: queue?.name ?? t('calls.queue.none'),
    caller,
  });
  const latest = useRef(words);
  latest.current = words;

  useEffect(() => {
    if (nextId === null) return;
    announce(latest.current);
  }, [nextId]);

  useEffect(() => {
    if (wasActive.current !== null && active === null) announce(t('calls.announce.over'));
    wasActive.current = active;
  }, [active, t]);

  return null;
}
