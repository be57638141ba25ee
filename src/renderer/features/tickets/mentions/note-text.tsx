import { useLookup, useRelated } from '#renderer/data/index.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './mention.module.css';
import { mentionParts } from './mention-text.ts';

/** What a note says, with the names of those it called marked. */
export function NoteText({ ticketId, noteId, body }: { ticketId: Id; noteId: Id; body: string }) {
  const t = useT();
  const mentions = useRelated('mentions', 'ticketId', ticketId).filter((mention) => mention.noteId === noteId);
  const users = useLookup('users');
  if (mentions.length === 0) return body;
  const called = mentions.flatMap(({ userId }) => users.get(userId) ?? []);
  let at = 0;
  return mentionParts(body, called).map(({ text, userId }) => {
    const key = at;
    at += text.length;
    if (userId === null) return <span key={key}>{text}</span>;
    const isSeen = mentions.some((mention) => mention.userId === userId && mention.seenAt !== null);
    return (
      <span key={key} className={styles.chip} title={t(isSeen ? 'mentions.seen' : 'mentions.unseen')}>
        {text}
      </span>
    );
  });
}
