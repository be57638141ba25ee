import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { useLivePart, useLiveRequest } from '#renderer/data/index.ts';
import { Button, Menu, type MenuEntry, useKeys, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { useFlowState } from './flow-state.ts';
import { liveAnswer, problemCode } from './live-answer.ts';
import { switchboardKeys } from './switchboard-keys.ts';
import { useDigits } from './use-digits.ts';
import { useOwnQueues } from './use-own-queues.ts';

/** Which of their queues the person is logged in to, and the way into and out of single ones: a key opens, a digit chooses. */
export function OwnQueues() {
  const t = useT();
  const { own, isIn } = useOwnQueues();
  const connected = useLivePart((live) => live.connected);
  const request = useLiveRequest();
  const { report } = useFlowState();
  const [isOpen, setOpen] = useState(false);
  const keys = useKeys(switchboardKeys);
  useViewKeys(switchboardKeys, { queues: own.length === 0 || !connected ? undefined : () => setOpen(true) });

  async function change(queue: Queue) {
    const code = problemCode(
      liveAnswer(await request({ type: 'setQueueLogIn', queueId: queue.id, isIn: !isIn(queue) })),
    );
    report(code === null ? null : { callId: null, code });
  }

  const entries: MenuEntry[] = own.map((queue, place) => ({
    id: queue.id,
    label: queue.name,
    detail: t(isIn(queue) ? 'agents.own.in' : 'agents.own.out'),
    icon: isIn(queue) ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />,
    ...(place < 9 && { keyHint: String(place + 1) }),
    onAction: () => void change(queue),
  }));
  useDigits(isOpen, (digit) => {
    const entry = entries.find(({ keyHint }) => keyHint === digit);
    if (entry === undefined) return false;
    setOpen(false);
    entry.onAction();
    return true;
  });
  if (own.length === 0) return null;
  const count = t('agents.own.count', { in: own.filter(isIn).length, all: own.length });
  return (
    <Menu
      label={t('agents.own')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="quiet"
          size="small"
          opensMenu
          keyHint={keys.queues.keys}
          aria-label={`${t('agents.own')}: ${count}`}
          isDisabled={!connected}
        >
          {count}
        </Button>
      }
      groups={[{ id: 'queues', heading: t('agents.own'), entries }]}
    />
  );
}
