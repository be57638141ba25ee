import { CalendarOff } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useRows } from '#renderer/data/index.ts';
import { useAbsenceClock } from '#renderer/parts/absences/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { Button, type DataSort, SegmentedControl, Select, type TableGroup, useT } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListGroup } from '#shared/replica/query.ts';
import type { Instant } from '#shared/time/instant.ts';
import { useAbsenceColumns } from './absence-columns.tsx';
import {
  type AbsenceFilter,
  type AbsenceView,
  absenceGroups,
  absenceListQuery,
  absenceViews,
  everywhere,
  initialAbsenceFilter,
  noGroup,
} from './absence-list-query.ts';
import { CheckedBar } from './checked-bar.tsx';

const initialSort: DataSort = { columnId: 'back', direction: 'ascending' };
const minute = 60_000;

interface AbsenceListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  /** Absent for whoever may only read. */
  onCreate: (() => void) | undefined;
  searchRef: Ref<HTMLInputElement>;
  checked: readonly Id[];
  onChecked: (ids: readonly Id[]) => void;
  onSetChecked: () => void;
}

/** Who is away now, whose end has passed, what is planned and what comes back; in groups where that is wanted. */
export function AbsenceList(props: AbsenceListProps) {
  const { selectedId, onSelect, onOpen, onCreate, searchRef, checked, onChecked, onSetChecked } = props;
  const t = useT();
  const stored = useDraft<AbsenceFilter>('view.absences.filter', initialAbsenceFilter);
  const filter = stored.value;
  const clock = useAbsenceClock(minute);
  // The question changes by the minute, as times of day do.
  const now = new Date(Math.floor(Date.parse(clock) / minute) * minute).toISOString();
  const change = (some: Partial<AbsenceFilter>) => stored.set({ ...filter, ...some });
  const { table, found, groups } = useRowList({
    name: `absences.${filter.view}`,
    initialSort,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: (sort, range) => absenceListQuery(filter, now, sort, range),
  });
  const columns = useAbsenceColumns(filter.view, now, isoDateOf(Date.parse(now)));
  const counts = useViewCounts(filter, now);
  const tableGroups = useTableGroups(filter, groups);
  const checkedIds = useMemo(() => new Set(checked), [checked]);
  const isSearching = filter.text !== '';
  return (
    <ListFrame
      filterLabel={t('absences.view')}
      filters={
        <>
          <SegmentedControl
            label={t('absences.view')}
            value={filter.view}
            onChange={(view) => change({ view })}
            options={absenceViews.map((id) => ({ id, label: t(`absences.view.${id}`), count: counts[id] }))}
          />
          <ScopeField filter={filter} onChange={change} />
        </>
      }
      search={{
        label: t('absences.search'),
        value: filter.text,
        onChange: (text) => change({ text }),
        inputRef: searchRef,
      }}
      notices={<CheckedBar checked={checked} onChecked={onChecked} onSet={onCreate && onSetChecked} />}
      table={{
        ...table,
        label: t('absences.title'),
        columns,
        selectedId,
        onSelect,
        onOpen,
        checked: checkedIds,
        onCheckedChange: (ids) => onChecked([...ids]),
        groups: tableGroups,
        onGroupToggle: (key) =>
          change({
            collapsed: filter.collapsed.includes(key)
              ? filter.collapsed.filter((each) => each !== key)
              : [...filter.collapsed, key],
          }),
      }}
      empty={{
        icon: <CalendarOff aria-hidden="true" />,
        title: t(isSearching ? 'absences.emptySearch' : `absences.empty.${filter.view}`),
        help: t(emptyHelp(isSearching, onCreate !== undefined)),
        action: onCreate !== undefined && (
          <Button keyHint="Ctrl+N" onPress={onCreate}>
            {t('absences.new')}
          </Button>
        ),
      }}
      total={t('absences.total', { count: found })}
    />
  );
}

function emptyHelp(isSearching: boolean, mayCreate: boolean) {
  if (isSearching) return 'absences.emptySearchHelp';
  return mayCreate ? 'absences.emptyHelp' : 'absences.emptyHelpReader';
}

interface ScopeFieldProps {
  filter: AbsenceFilter;
  onChange: (some: Partial<AbsenceFilter>) => void;
}

/** Whose absences, and in which groups. */
function ScopeField({ filter, onChange }: ScopeFieldProps) {
  const t = useT();
  const organisations = useOrganisationOptions('directory.read');
  return (
    <>
      {organisations.length > 1 && (
        <Select
          label={t('absences.scope')}
          isLabelHidden
          options={[{ id: everywhere, label: t('absences.scope.all') }, ...organisations]}
          value={filter.scope}
          onChange={(scope) => onChange({ scope })}
        />
      )}
      <Select
        label={t('absences.group')}
        isLabelHidden
        options={absenceGroups.map((id) => ({
          id,
          label:
            id === 'none'
              ? `${t('absences.group')}: ${t('absences.group.none').toLocaleLowerCase()}`
              : t(`absences.group.${id}`),
        }))}
        value={filter.group}
        onChange={(group) => onChange({ group, collapsed: [] })}
      />
    </>
  );
}

function useTableGroups(
  { group }: AbsenceFilter,
  groups: readonly ListGroup[] | undefined,
): readonly TableGroup[] | null {
  const t = useT();
  return useMemo(() => {
    if (group === 'none' || groups === undefined) return null;
    return groups.map(({ value, count, collapsed }) => ({
      key: value === null ? noGroup : String(value),
      label: value === null ? t('absences.group.noUnit') : String(value),
      count,
      isCollapsed: collapsed,
    }));
  }, [group, groups, t]);
}

function useViewCounts(filter: AbsenceFilter, now: Instant): Record<AbsenceView, number> {
  const asked = (view: AbsenceView) =>
    absenceListQuery({ ...filter, view, group: 'none' }, now, initialSort, { start: 0, end: 0 });
  return {
    now: useRows(asked('now'))?.total ?? 0,
    passed: useRows(asked('passed'))?.total ?? 0,
    planned: useRows(asked('planned'))?.total ?? 0,
    recurring: useRows(asked('recurring'))?.total ?? 0,
  };
}
