import { useEffect, useRef } from 'react';
import { useLooking, useLookup, useTicketPresence } from '#renderer/data/index.ts';
import { Avatar, announce, useT } from '#renderer/ui/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './presence.module.css';

const mostNamed = 3;

/**
 * Who else looks at or writes on the ticket right now, and the other way round: colleagues are told that it is on screen
 * here, and that somebody writes in its forms. Each is announced once; silent without a connection.
 */
export function TicketPresence({ ticketId }: { ticketId: Id }) {
  const t = useT();
  const users = useLookup('users');
  const people = useTicketPresence(ticketId);
  const place = useRef<HTMLSpanElement>(null);
  const announced = useRef(new Set<string>());
  const { wrote, stopped } = useLooking(ticketId);

  useEffect(() => {
    const whole = place.current?.closest('section');
    if (!whole) return undefined;
    whole.addEventListener('input', wrote);
    whole.addEventListener('submit', stopped);
    // Forms take Ctrl+Enter before anything inside hears of it.
    const onKey = (event: KeyboardEvent) => {
      const isSaving = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (isSaving && event.target instanceof Node && whole.contains(event.target)) stopped();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      whole.removeEventListener('input', wrote);
      whole.removeEventListener('submit', stopped);
    };
  }, [wrote, stopped]);

  const named = people
    .map(({ userId, isWriting }) => ({ userId, isWriting, name: users.get(userId)?.name ?? t('tickets.unknownUser') }))
    .sort((one, other) => Number(other.isWriting) - Number(one.isWriting) || one.name.localeCompare(other.name, 'sv'));
  const news = named.filter(({ userId, isWriting }) => !announced.current.has(`${userId}:${isWriting}`));
  const words = news.map((person) => wordsOf(person, t)).join('. ');
  const keys = news.map(({ userId, isWriting }) => `${userId}:${isWriting}`).join(' ');
  useEffect(() => {
    if (keys === '') return;
    for (const key of keys.split(' ')) announced.current.add(key);
    announce(words);
  }, [keys, words]);

  const rest = named.length - mostNamed;
  return (
    <span ref={place} className={styles.people}>
      {named.slice(0, mostNamed).map((person) => (
        <span key={person.userId} className={styles.person} data-writing={person.isWriting || undefined}>
          <Avatar name={person.name} />
          {wordsOf(person, t)}
        </span>
      ))}
      {rest > 0 && <span className={styles.person}>{t('mentions.presence.more', { count: rest })}</span>}
    </span>
  );
}

function wordsOf({ name, isWriting }: { name: string; isWriting: boolean }, t: Translate): string {
  return t(isWriting ? 'mentions.presence.writes' : 'mentions.presence.looks', { name });
}
