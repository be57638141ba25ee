import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { matchesWords } from '#renderer/parts/match-words.ts';
import { Avatar, announce, classNames, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { User } from '#shared/users/schema.ts';
import styles from './mention.module.css';
import { mentionKeys } from './mention-keys.ts';
import { type MentionBeingWritten, mentionAt, withMention } from './mention-text.ts';
import { toldApart } from './told-apart.ts';

const mostOffered = 8;

interface MentionPickerProps {
  inputRef: RefObject<HTMLTextAreaElement | null>;
  text: string;
  colleagues: readonly User[];
  onText: (text: string) => void;
  /** A name was put into the text for this colleague. */
  onPick: (text: string, user: User) => void;
}

/**
 * Offers colleagues while an @ and a name are being written: arrows, Enter or Tab, Escape. The writing stays in the text
 * field all the time; a screen reader is told which one is pointed at.
 */
export function MentionPicker({ inputRef, text, colleagues, onText, onPick }: MentionPickerProps) {
  const t = useT();
  const groups = useLookup('groups');
  const listId = useId();
  const [mention, setMention] = useState<MentionBeingWritten | null>(null);
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [pointed, setPointed] = useState(0);
  const caret = useRef<number | null>(null);
  const fitting =
    mention === null || mention.start === dismissedAt
      ? []
      : colleagues.filter(({ name }) => matchesWords(name, mention.wanted)).slice(0, mostOffered);
  const isOpen = fitting.length > 0;
  const active = fitting[Math.min(pointed, fitting.length - 1)];

  function look() {
    const input = inputRef.current;
    const found =
      input === null || document.activeElement !== input ? null : mentionAt(input.value, input.selectionEnd);
    if (found?.start !== mention?.start || found?.wanted !== mention?.wanted) setPointed(0);
    if (found === null) setDismissedAt(null);
    setMention(found);
  }

  function choose(user: User) {
    if (mention === null) return;
    const next = withMention(text, mention, user.name);
    caret.current = next.caret;
    setMention(null);
    onPick(next.text, user);
    announce(t('mentions.chosen', { name: user.name }));
  }

  function press(event: KeyboardEvent) {
    if (!isOpen || active === undefined || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setPointed((at) => (Math.min(at, fitting.length - 1) + 1) % fitting.length);
    else if (event.key === 'ArrowUp')
      setPointed((at) => (Math.min(at, fitting.length - 1) + fitting.length - 1) % fitting.length);
    else if (event.key === 'Escape') setDismissedAt(mention?.start ?? null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const latest = useRef({ look, press });
  useLayoutEffect(() => {
    latest.current = { look, press };
  });
  useEffect(() => {
    const input = inputRef.current;
    if (input === null) return;
    const onLook = () => latest.current.look();
    const onPress = (event: KeyboardEvent) => latest.current.press(event);
    const looks = ['input', 'keyup', 'click', 'focus', 'blur'] as const;
    for (const name of looks) input.addEventListener(name, onLook);
    // Before the form, for which Escape and Enter mean something else.
    input.addEventListener('keydown', onPress, true);
    return () => {
      for (const name of looks) input.removeEventListener(name, onLook);
      input.removeEventListener('keydown', onPress, true);
    };
  }, [inputRef]);

  // What was put in is drawn first; then the caret goes after it.
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (caret.current === null || input === null || input.value !== text) return;
    input.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [inputRef, text]);

  const activeId = active === undefined ? null : `${listId}-${active.id}`;
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (input === null || activeId === null) return;
    const told = { 'aria-autocomplete': 'list', 'aria-controls': listId, 'aria-activedescendant': activeId };
    for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(told)) input.removeAttribute(name);
    };
  }, [inputRef, listId, activeId]);

  useEffect(() => {
    if (isOpen) announce(t('mentions.offered', { count: fitting.length }));
  }, [isOpen, fitting.length, t]);

  useViewKeys(mentionKeys, {
    mention: () => {
      const input = inputRef.current;
      if (input === null) return;
      const at = input.selectionEnd;
      const before = text.slice(0, at);
      const put = before === '' || /\s$/.test(before) ? '@' : ' @';
      caret.current = at + put.length;
      input.focus();
      onText(before + put + text.slice(at));
      // The field has the @ once it is drawn anew.
      setTimeout(() => latest.current.look(), 0);
    },
  });

  if (!isOpen) return null;
  return (
    <div className={styles.anchor}>
      <div id={listId} role="listbox" aria-label={t('mentions.list')} className={styles.list} tabIndex={-1}>
        {fitting.map((user) => (
          // The keys are the text field's: the list is pointed at from there.
          <div
            key={user.id}
            id={`${listId}-${user.id}`}
            role="option"
            aria-selected={user.id === active?.id}
            tabIndex={-1}
            className={classNames(styles.option, user.id === active?.id && styles.pointed)}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(user);
            }}
          >
            <Avatar name={user.name} />
            <span className={styles.name}>{user.name}</span>
            <span className={styles.title}>{toldApart(user, colleagues, groups)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
