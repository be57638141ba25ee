import { useLookup } from '#renderer/data/index.ts';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { type Option, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import { type BulkChange, type BulkChangeType, bulkStatuses } from './bulk-change.ts';

const collator = new Intl.Collator('sv', { numeric: true });
const nobody = 'nobody';

interface NamedChoice {
  readonly id: string;
  readonly name: string;
  readonly active?: boolean;
}

function named(rows: Iterable<NamedChoice>): Option[] {
  return [...rows]
    .filter((row) => row.active !== false)
    .map(({ id, name }) => ({ id, label: name }))
    .sort((one, other) => collator.compare(one.label, other.label));
}

/** Returns what a change of this type can be to. */
export function useBulkValues(type: BulkChangeType): readonly Option[] {
  const t = useT();
  const users = useLookup('users');
  const groups = useLookup('groups');
  const tags = useLookup('tags');
  const services = useServiceOptions();
  const none: Option = { id: nobody, label: t('tickets.bulk.nobody') };
  switch (type) {
    case 'assignee':
      return [none, ...named(users.values())];
    case 'group':
      return [none, ...named(groups.values())];
    case 'status':
      return bulkStatuses.map((id) => ({ id, label: t(`tickets.status.${id}`) }));
    case 'priority':
      return ticketPrioritySchema.options.map((id) => ({ id, label: t(`tickets.priority.${id}`) }));
    case 'service':
      return services;
    case 'addTag':
      return named(tags.values());
    case 'removeTag':
      return named([...tags.values()].map(({ id, name }) => ({ id, name })));
    case 'note':
      return [];
    default:
      return assertNever(type);
  }
}

/** Returns the change to a chosen value; null while none is chosen. */
export function changeTo(type: BulkChangeType, value: string | null): BulkChange | null {
  if (value === null) return null;
  const id = value === nobody ? null : value;
  switch (type) {
    case 'assignee':
      return { type, userId: id };
    case 'group':
      return { type, groupId: id };
    case 'status': {
      const status = bulkStatuses.find((each) => each === value);
      return status === undefined ? null : { type, status };
    }
    case 'priority': {
      const priority = ticketPrioritySchema.safeParse(value).data;
      return priority === undefined ? null : { type, priority };
    }
    case 'service':
      return { type, serviceId: value };
    case 'addTag':
    case 'removeTag':
      return { type, tagId: value };
    case 'note':
      return value.trim() === '' ? null : { type, body: value.trim() };
    default:
      return assertNever(type);
  }
}
