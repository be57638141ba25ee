import { useEffect, useRef } from 'react';
import { useLookup, useSettings } from '../../data/index.ts';
import { noticeSubject, noticeWords } from '../../parts/notices/notice-words.ts';
import type { ShownNotice } from '../../parts/notices/use-notices.ts';
import { useTranslator } from '../../ui/index.ts';
import { useBridge } from '../bridge.ts';

/** What comes at once is told in one. */
const gatherMilliseconds = 3_000;
const mostLines = 3;
/** Until the rows have come, what comes up is not news. */
const openingMilliseconds = 15_000;

/**
 * Has the system tell of what has come up since the application was opened: several in one, only within the hours of what
 * it is about, and not when the person has turned it off. Main knows whether a window is in front and whether another
 * window has told it already.
 */
export function useSystemNotices(unseen: readonly ShownNotice[], open: (notice: ShownNotice) => void): void {
  const translator = useTranslator();
  const bridge = useBridge();
  const users = useLookup('users');
  const [settings] = useSettings();
  const told = useRef(new Set<string>());
  const openedAt = useRef(Date.now());
  const latest = useRef({ unseen, open, translator, users });
  latest.current = { unseen, open, translator, users };

  useEffect(
    () =>
      bridge.notices.onOpened((key) => {
        const notice = latest.current.unseen.find((one) => one.key === key);
        if (notice !== undefined) latest.current.open(notice);
      }),
    [bridge],
  );

  // What was there when the application was opened stands behind the bell; outside the hours it waits for them.
  if (Date.now() - openedAt.current < openingMilliseconds) for (const { key } of unseen) told.current.add(key);
  const fresh = unseen.filter(({ key, isWithinHours }) => isWithinHours && !told.current.has(key));
  const keys = fresh.map(({ key }) => key).join(' ');

  useEffect(() => {
    if (keys === '') return undefined;
    const timer = setTimeout(() => {
      const named = new Set(keys.split(' '));
      for (const key of named) told.current.add(key);
      const now = latest.current.unseen.filter(({ key }) => named.has(key));
      if (settings.notifications && now.length > 0) {
        void bridge.notices.tell({ keys: now.map(({ key }) => key), ...toldWords(now, latest.current) });
      }
    }, gatherMilliseconds);
    return () => clearTimeout(timer);
  }, [keys, settings.notifications, bridge]);
}

interface Surroundings {
  translator: ReturnType<typeof useTranslator>;
  users: ReadonlyMap<string, { name: string }>;
}

function toldWords(notices: readonly ShownNotice[], { translator, users }: Surroundings) {
  const { t } = translator;
  const lines = notices.map((notice) => {
    const by = (notice.byUserId === null ? undefined : users.get(notice.byUserId)?.name) ?? t('tickets.unknownUser');
    return { words: noticeWords(notice, by, Date.now(), translator), subject: noticeSubject(notice) };
  });
  const [first] = lines;
  if (first !== undefined && lines.length === 1) return { title: first.words, body: first.subject };
  const body = lines.slice(0, mostLines).map(({ words }) => words);
  return { title: t('notices.several', { count: lines.length }), body: body.join('\n') };
}
