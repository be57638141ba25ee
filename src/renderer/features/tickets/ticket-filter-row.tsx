import { memo, type Ref, useDeferredValue, useMemo } from 'react';
import { useRows } from '#renderer/data/index.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Button, FilterSelect, SearchField, SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { FacetValue } from '#shared/replica/query.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import type { Reader } from './list/asked-conditions.ts';
import type { TicketNames } from './list/column-values.ts';
import { FilterBuilder } from './list/filter/filter-builder.tsx';
import { FilterChips } from './list/filter/filter-chips.tsx';
import {
  type AssignmentFilter,
  assignmentFilters,
  facetCount,
  initialFilter,
  isFiltered,
  statusCounts,
  statusFilters,
  type TicketFilter,
  ticketListQuery,
} from './ticket-filter.ts';
import styles from './ticket-list.module.css';

interface TicketFilterRowProps {
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  reader: Reader;
  names: TicketNames;
  facets: Readonly<Record<string, FacetValue[]>>;
  searchRef: Ref<HTMLInputElement>;
}

/**
 * The filters of the ticket list, each choice with how many tickets it would show. What is pressed shows at once; the counts,
 * which come one after the other, are drawn when nothing is more pressing.
 */
export function TicketFilterRow({ facets, ...props }: TicketFilterRowProps) {
  const assignments = useAssignmentCounts(props.filter, props.reader);
  const counts = useMemo(() => ({ facets, assignments }), [facets, assignments]);
  return <FilterRow {...props} counts={useDeferredValue(counts)} />;
}

interface FilterRowProps extends Omit<TicketFilterRowProps, 'facets'> {
  counts: { facets: TicketFilterRowProps['facets']; assignments: Record<AssignmentFilter, number> };
}

const FilterRow = memo(({ filter, onChange, reader, names, counts, searchRef }: FilterRowProps) => {
  const { facets, assignments } = counts;
  const t = useT();
  const organisations = useOrganisationOptions('ticket.read');
  const statuses = statusCounts(facets.status ?? []);
  const counted = (name: string, count: number) => t('tickets.filter.withCount', { name, count });

  const organisationOptions = organisations.map(({ id, label }) => ({
    id,
    label: counted(label, facetCount(facets.organisationId, id)),
  }));
  const priorityOptions = ticketPrioritySchema.options.map((priority) => ({
    id: priority,
    label: counted(t(`tickets.priority.${priority}`), facetCount(facets.priority, priority)),
  }));

  return (
    <search className={styles.filters} aria-label={t('tickets.filter.label')}>
      <div className={styles.filterLine}>
        <SegmentedControl
          label={t('tickets.filter.status')}
          value={filter.status}
          onChange={(status) => onChange({ ...filter, status })}
          options={statusFilters.map((id) => ({ id, label: t(`tickets.filter.status.${id}`), count: statuses[id] }))}
        />
        <span className={styles.search}>
          <SearchField
            label={t('tickets.filter.search')}
            placeholder={t('tickets.filter.searchHelp')}
            keyHint="/"
            value={filter.text}
            onChange={(text) => onChange({ ...filter, text })}
            inputRef={searchRef}
          />
        </span>
      </div>
      <div className={styles.filterLine}>
        <SegmentedControl
          label={t('tickets.filter.assignment')}
          value={filter.assignment}
          onChange={(assignment) => onChange({ ...filter, assignment })}
          options={assignmentFilters.map((id) => ({
            id,
            label: t(`tickets.filter.assignment.${id}`),
            count: assignments[id],
          }))}
        />
        {organisations.length > 1 && (
          <span className={styles.choice}>
            <FilterSelect
              label={t('tickets.filter.organisation')}
              every={t('tickets.filter.everyOrganisation')}
              options={organisationOptions}
              value={filter.organisationId}
              onChange={(organisationId) => onChange({ ...filter, organisationId })}
            />
          </span>
        )}
        <span className={styles.choice}>
          <FilterSelect
            label={t('tickets.filter.priority')}
            every={t('tickets.filter.everyPriority')}
            options={priorityOptions}
            value={filter.priority}
            onChange={(priority) => onChange({ ...filter, priority })}
          />
        </span>
        <FilterBuilder filter={filter} onChange={onChange} reader={reader} names={names} />
        <FilterChips filter={filter} onChange={onChange} names={names} />
        {isFiltered(filter) && (
          <Button variant="quiet" size="small" onPress={() => onChange(initialFilter)}>
            {t('tickets.filter.clear')}
          </Button>
        )}
      </div>
    </search>
  );
});

/** How many tickets each choice of the assignment filter would show; they overlap, so each is a question of its own. */
function useAssignmentCounts(filter: TicketFilter, reader: Reader): Record<AssignmentFilter, number> {
  const nothing = { start: 0, end: 0 };
  const asked = (assignment: AssignmentFilter) => ({
    ...ticketListQuery({ ...filter, assignment }, reader, [], nothing),
    facets: [],
  });
  const anyone = useRows(asked('anyone'))?.total ?? 0;
  const mine = useRows(asked('mine'))?.total ?? 0;
  const ofGroups = useRows(asked('my-groups'))?.total ?? 0;
  const unassigned = useRows(asked('unassigned'))?.total ?? 0;
  return useMemo(() => ({ anyone, mine, 'my-groups': ofGroups, unassigned }), [anyone, mine, ofGroups, unassigned]);
}
