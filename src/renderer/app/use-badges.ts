import { useMemo } from 'react';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { instantOf } from '#shared/time/local-time.ts';
import { type LiveState, useActor, useLivePart, useNow, useRefusedCommands, useRows } from '../data/index.ts';
import { addDays, useT, type ViewId } from '../ui/index.ts';

export interface RailBadge {
  count: number;
  /** The count with what is counted, for screen readers and hover. */
  words: string;
}

function waitingNow({ organisations }: LiveState): number {
  const figures = [...organisations.values()].flatMap((picture) => [...picture.figures.values()]);
  return figures.reduce((sum, each) => sum + each.waiting, 0);
}

/** Returns the quiet counts of the rail; a view with nothing to say has none. */
export function useBadges(): Readonly<Partial<Record<ViewId, RailBadge>>> {
  const t = useT();
  const actor = useActor();
  const waiting = useLivePart(waitingNow);
  const query = useMemo(
    (): ListQuery<'tickets'> => ({
      kind: 'tickets',
      where: [
        { field: 'isOpen', op: 'in', values: [true] },
        { field: 'assigneeUserId', op: 'in', values: [actor.userId] },
      ],
      text: '',
      sort: [],
      range: { start: 0, end: 0 },
      facets: [],
    }),
    [actor.userId],
  );
  const own = useRows(query)?.total ?? 0;
  const now = useNow(60_000);
  const minute = now.toISOString();
  const today = isoDateOf(now.getTime());
  const endOfDay = instantOf({ date: addDays(today, 1), time: '00:00' }) ?? today;
  const dueToday: ListQuery<'tickets'> = {
    ...query,
    where: [...query.where, { field: 'dueAt', op: 'before', value: endOfDay }],
  };
  const mustBeDone = useRows(dueToday)?.total ?? 0;
  const unread =
    useRows({
      ...query,
      kind: 'messages',
      where: [{ field: 'unreadBy', op: 'contains', texts: [actor.userId] }],
    })?.total ?? 0;
  const overdue =
    useRows({
      ...query,
      kind: 'callBacks',
      where: [
        { field: 'isOpen', op: 'in', values: [true] },
        { field: 'dueAt', op: 'before', value: minute },
      ],
    })?.total ?? 0;
  const refused = useRefusedCommands().refused.length;
  return {
    ...(waiting > 0 ? { switchboard: { count: waiting, words: t('app.badge.switchboard', { count: waiting }) } } : {}),
    ...(overdue > 0 ? { calls: { count: overdue, words: t('app.badge.calls', { count: overdue }) } } : {}),
    ...(unread > 0 ? { messages: { count: unread, words: t('app.badge.messages', { count: unread }) } } : {}),
    ...(mustBeDone > 0 ? { 'my-day': { count: mustBeDone, words: t('app.badge.my-day', { count: mustBeDone }) } } : {}),
    ...(own > 0 ? { tickets: { count: own, words: t('app.badge.tickets', { count: own }) } } : {}),
    ...(refused > 0
      ? { 'not-carried-out': { count: refused, words: t('app.badge.not-carried-out', { count: refused }) } }
      : {}),
  };
}
