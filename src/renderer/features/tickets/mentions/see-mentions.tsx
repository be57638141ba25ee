import { useEffect, useRef } from 'react';
import { useActor, useExecute, useRelated } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';

/**
 * Takes note of having been called to a ticket as soon as the person turns to it: puts the focus into it or presses
 * something there. Being shown beside a list is not being seen.
 */
export function SeeMentions({ ticketId }: { ticketId: Id }) {
  const { userId } = useActor();
  const execute = useExecute();
  const mentionIds = useRelated('mentions', 'ticketId', ticketId)
    // Who is at work in the ticket has not read that a value of theirs was replaced: that is seen at the bell.
    .filter((mention) => mention.userId === userId && mention.seenAt === null && mention.eventId === null)
    .map(({ id }) => id)
    .join(' ');
  const place = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const whole = place.current?.closest('section');
    if (!whole || mentionIds === '') return undefined;
    let isTold = false;
    const see = () => {
      if (isTold) return;
      isTold = true;
      // One that could not be saved stays unseen, and the next time the person turns here it is tried again.
      void execute('mention.seen', { mentionIds: mentionIds.split(' ') });
    };
    if (whole.contains(document.activeElement)) see();
    whole.addEventListener('focusin', see);
    whole.addEventListener('pointerdown', see);
    return () => {
      whole.removeEventListener('focusin', see);
      whole.removeEventListener('pointerdown', see);
    };
  }, [mentionIds, execute]);

  return <span ref={place} hidden />;
}
