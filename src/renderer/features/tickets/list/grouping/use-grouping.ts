import { useCallback, useMemo } from 'react';
import { listQuestion, useDataClient, useDraft } from '#renderer/data/index.ts';
import { announce, type DataSort, type TableGroup, useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Grouping, ListGroup, ListQuery } from '#shared/replica/query.ts';
import { bulkMost } from '../bulk/bulk-work.ts';
import type { TicketNames } from '../column-values.ts';
import { groupConditions, groupingOf, groupKey, isGroupBy } from './group-fields.ts';
import { groupWords } from './group-words.ts';

const noKeys: readonly string[] = [];

/** The groups of the list: which are closed (remembered for each way of grouping), how they are asked for and named. */
export function useGrouping(groupBy: string | null, today: string) {
  const by = groupBy !== null && isGroupBy(groupBy) ? groupBy : null;
  const stored = useDraft<Readonly<Record<string, readonly string[]>>>('view.tickets.collapsed', {});
  const collapsed = (by === null ? undefined : stored.value[by]) ?? noKeys;
  const keep = (keys: readonly string[]) => {
    if (by !== null) stored.set({ ...stored.value, [by]: [...keys] });
  };
  return {
    by,
    /** Changes when other groups are meant. */
    question: by === null ? '' : `${by} ${collapsed.join(' ')}`,
    grouping: (sort: DataSort): { grouping?: Grouping } =>
      by === null ? {} : { grouping: groupingOf(by, today, sort, collapsed) },
    /** False until it has been read which groups are closed. */
    isLoaded: stored.loaded,
    /** For all rows, in the order of the groups. */
    wholeGrouping: (sort: DataSort): { grouping?: Grouping } =>
      by === null ? {} : { grouping: groupingOf(by, today, sort, []) },
    toggle: (key: string) =>
      keep(collapsed.includes(key) ? collapsed.filter((each) => each !== key) : [...collapsed, key]),
    closeAll: (groups: readonly ListGroup[]) => keep(groups.map(({ value }) => groupKey(value))),
    openAll: () => keep([]),
  };
}

export type GroupingState = ReturnType<typeof useGrouping>;

/** Returns the groups of an answer as the table draws them. */
export function useTableGroups(
  { by }: GroupingState,
  groups: readonly ListGroup[] | undefined,
  names: TicketNames,
  today: string,
): readonly TableGroup[] | null {
  const translator = useTranslator();
  return useMemo(() => {
    if (by === null || groups === undefined) return null;
    return groups.map(({ value, count, collapsed }) => ({
      key: groupKey(value),
      label: groupWords(by, value, names, today, translator),
      count,
      isCollapsed: collapsed,
    }));
  }, [by, groups, names, today, translator]);
}

/** Returns what marks all rows of a group, or unmarks them when all are marked; says so, or why not. */
export function useGroupCheck(
  { by }: GroupingState,
  query: ListQuery<'tickets'>,
  today: string,
  checked: readonly Id[],
  onChecked: (ids: readonly Id[]) => void,
) {
  const client = useDataClient();
  const { t } = useTranslator();
  return useCallback(
    async (key: string) => {
      if (by === null) return;
      const where = [...query.where, ...groupConditions(by, today, key)];
      const { grouping: _, ...rest } = query;
      const asked = { ...rest, where, range: { start: 0, end: bulkMost }, facets: [] };
      const answer = await client.ask(listQuestion(asked));
      if (answer.type !== 'list') return;
      const { rows, total } = answer.result;
      if (total > bulkMost) {
        announce(t('tickets.group.tooMany', { count: total, most: bulkMost }));
        return;
      }
      const ids = rows.map(({ id }) => id);
      const known = new Set(checked);
      const isWhole = ids.every((id) => known.has(id));
      const members = new Set(ids);
      onChecked(isWhole ? checked.filter((id) => !members.has(id)) : [...new Set([...checked, ...ids])]);
      announce(t(isWhole ? 'tickets.group.unmarked' : 'tickets.group.marked', { count: ids.length }));
    },
    [by, query, today, checked, onChecked, client, t],
  );
}
