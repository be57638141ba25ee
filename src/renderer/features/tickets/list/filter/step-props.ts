import type { TicketFilter } from '../../ticket-filter.ts';
import type { Reader } from '../asked-conditions.ts';
import type { TicketNames } from '../column-values.ts';
import type { FilterField } from '../filter-fields.ts';

export interface FilterBuilderProps {
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  reader: Reader;
  names: TicketNames;
}

/** A step of the builder: the field is chosen, what is wanted of it is not. */
export type StepProps = FilterBuilderProps & { field: FilterField; onDone: () => void };
