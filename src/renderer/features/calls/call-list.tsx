import { PhoneCall } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useActor, useDraft, useLookup, useNow } from '#renderer/data/index.ts';
import { ExportButton } from '#renderer/parts/export/export-button.tsx';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { type DataSort, FilterSelect, SegmentedControl, useT } from '#renderer/ui/index.ts';
import { type CallOutcome, callOutcomeSchema } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type CallFilter, callListQuery, callSortFields, callViews, initialCallFilter } from './call-list-query.ts';
import { callRecordKeys } from './call-record-keys.ts';
import { namedInCall, useCallColumns, useCallExport } from './use-call-columns.tsx';
import { useCallNames } from './use-call-names.ts';

const newestFirst: DataSort = { columnId: 'arrived', direction: 'descending' };
const quarter = 15 * 60_000;

interface CallListProps {
  /** The ways between the parts of the view. */
  tabs: ReactNode;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** Every call that has ended, as it went and what came of it. */
export function CallList({ tabs, selectedId, onSelect, onOpen, searchRef }: CallListProps) {
  const t = useT();
  const { userId } = useActor();
  const stored = useDraft<CallFilter>('view.calls.filter', initialCallFilter);
  const filter = stored.value;
  const change = (some: Partial<CallFilter>) => stored.set({ ...filter, ...some });
  // The day changes at midnight; a question that changed every minute would be asked anew every minute.
  const now = useNow(quarter).toISOString();
  const names = useCallNames();
  const columns = useCallColumns(names);
  const exported = useCallExport(names);
  const ask = ({ columnId, direction }: DataSort, range: { start: number; end: number }) => {
    const order = [{ field: callSortFields[columnId] ?? 'arrivedAt', descending: direction === 'descending' }];
    return callListQuery(filter, userId, now, order, range);
  };
  const { table, found } = useRowList({
    name: 'calls',
    initialSort: newestFirst,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: ask,
  });
  const isNarrowed = JSON.stringify({ ...filter, view: 'all' }) !== JSON.stringify(initialCallFilter);
  return (
    <ListFrame
      filterLabel={t('callRecords.view.label')}
      filters={
        <>
          {tabs}
          <SegmentedControl
            label={t('callRecords.view.label')}
            value={filter.view}
            onChange={(view) => change({ view })}
            options={callViews.map((id) => ({ id, label: t(`callRecords.view.${id}`) }))}
          />
          <CallFilters filter={filter} onChange={change} />
        </>
      }
      search={{
        label: t('callRecords.search'),
        value: filter.text,
        onChange: (text) => change({ text }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('callRecords.tab.calls'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <PhoneCall aria-hidden="true" />,
        title: t(isNarrowed ? 'callRecords.empty.search' : 'callRecords.empty'),
        help: t(isNarrowed ? 'callRecords.empty.searchHelp' : 'callRecords.empty.help'),
      }}
      total={t('callRecords.total', { count: found })}
      foot={
        <ExportButton
          title={t('callRecords.title')}
          query={ask(table.sort, { start: 0, end: 0 })}
          columns={exported}
          named={namedInCall}
          keyTable={callRecordKeys}
        />
      }
    />
  );
}

/** Organisation, queue and outcome, each where there is a choice. */
function CallFilters({ filter, onChange }: { filter: CallFilter; onChange: (some: Partial<CallFilter>) => void }) {
  const t = useT();
  const organisations = useOrganisationOptions('call.read');
  const queues = useLookup('queues');
  const queueOptions = [...queues.values()]
    .filter(({ organisationId }) => filter.organisationId === null || organisationId === filter.organisationId)
    .sort((one, other) => one.sortOrder - other.sortOrder)
    .map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      {organisations.length > 1 && (
        <FilterSelect
          label={t('callRecords.filter.organisation')}
          every={t('callRecords.filter.everyOrganisation')}
          options={organisations}
          value={filter.organisationId}
          onChange={(id) => onChange({ organisationId: id, queueId: null })}
        />
      )}
      {queueOptions.length > 1 && (
        <FilterSelect
          label={t('callRecords.filter.queue')}
          every={t('callRecords.filter.everyQueue')}
          options={queueOptions}
          value={filter.queueId}
          onChange={(id) => onChange({ queueId: id })}
        />
      )}
      <FilterSelect
        label={t('callRecords.filter.outcome')}
        every={t('callRecords.filter.everyOutcome')}
        options={callOutcomeSchema.options.map((id: CallOutcome) => ({ id, label: t(`calls.outcome.${id}`) }))}
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
    </>
  );
}
