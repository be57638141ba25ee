import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationPicture } from '#shared/live/picture.ts';
import type { Organisation, OrganisationId } from '#shared/organisations/schema.ts';
import type { Queue, QueueThresholds } from '#shared/queues/schema.ts';
import type { ColumnId } from './figure-words.ts';
import { type Totals, totalsOf } from './totals.ts';

/** A line of the figures table: a queue, an organisation's total, or everything. */
export interface FigureRow {
  id: string;
  kind: 'queue' | 'organisation' | 'all';
  name: string;
  /** A quieter second text: the organisation of a queue, where its name does not say it. */
  detail: string;
  queueIds: readonly Id[];
  figures: Totals;
  /** The limits of a queue's own line, by which it is coloured; sums have none. */
  thresholds?: QueueThresholds;
}

export interface FigureSort {
  column: ColumnId | 'queue';
  descending: boolean;
}

/** Returns a line for each queue that has figures, in the order the administrator gave the queues. */
export function queueRows(
  organisations: Iterable<OrganisationPicture>,
  queues: ReadonlyMap<Id, Queue>,
  names: ReadonlyMap<OrganisationId, Organisation>,
): FigureRow[] {
  return [...organisations]
    .flatMap((organisation) => [...organisation.figures.values()])
    .map((figures) => ({ figures, queue: queues.get(figures.queueId) }))
    .filter(({ queue }) => queue?.active !== false)
    .sort((one, other) => (one.queue?.sortOrder ?? 0) - (other.queue?.sortOrder ?? 0))
    .map(({ figures, queue }) => {
      const name = queue?.name ?? figures.queueId;
      const organisation = names.get(figures.organisationId)?.shortName ?? figures.organisationId;
      return {
        id: figures.queueId,
        kind: 'queue' as const,
        name,
        detail: name.includes(organisation) ? '' : organisation,
        queueIds: [figures.queueId],
        figures: totalsOf([figures]),
        ...(queue !== undefined && { thresholds: queue.thresholds }),
      };
    });
}

/** Returns a total for each organisation that has more than one to compare with, and one for everything last. */
export function totalRows(
  organisations: ReadonlyMap<OrganisationId, OrganisationPicture>,
  words: { all: string; organisation: (organisationId: OrganisationId) => string },
): FigureRow[] {
  const withQueues = [...organisations].filter(([, { figures }]) => figures.size > 0);
  const everything = withQueues.flatMap(([, { figures }]) => [...figures.values()]);
  if (everything.length === 0) return [];
  const perOrganisation = withQueues.map(([organisationId, { figures }]) => ({
    id: organisationId,
    kind: 'organisation' as const,
    name: words.organisation(organisationId),
    detail: '',
    queueIds: [...figures.keys()],
    figures: totalsOf([...figures.values()]),
  }));
  const all: FigureRow = {
    id: 'all',
    kind: 'all',
    name: words.all,
    detail: '',
    queueIds: everything.map(({ queueId }) => queueId),
    figures: totalsOf(everything),
  };
  return withQueues.length > 1 ? [...perOrganisation.sort((one, other) => byName(one, other)), all] : [all];
}

/** Returns the lines sorted by a column; lines without a value come last either way, equal ones keep their order. */
export function sortRows(rows: readonly FigureRow[], sort: FigureSort | null): FigureRow[] {
  if (sort === null) return [...rows];
  const direction = sort.descending ? -1 : 1;
  const { column } = sort;
  if (column === 'queue') return [...rows].sort((one, other) => direction * byName(one, other));
  return [...rows].sort((one, other) => {
    const a = sortValue(one.figures, column);
    const b = sortValue(other.figures, column);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction * (a - b);
  });
}

function byName(one: FigureRow, other: FigureRow): number {
  return one.name.localeCompare(other.name, 'sv');
}

/** A wait that began earlier is longer, hence the sign. */
function sortValue(figures: Totals, column: ColumnId): number | null {
  switch (column) {
    case 'waiting':
      return figures.waiting;
    case 'longestWaiting':
      return figures.longestWaitingSince === null ? null : -Date.parse(figures.longestWaitingSince);
    case 'active':
      return figures.active;
    case 'offered':
      return figures.offered;
    case 'answered':
      return figures.answered;
    case 'answeredWithin':
      return figures.answeredWithin;
    case 'abandoned':
      return figures.abandoned;
    case 'serviceLevel':
      return figures.serviceLevelPercent;
    case 'averageAnswer':
      return figures.averageAnswerSeconds;
    case 'longestAnswered':
      return figures.longestAnsweredSeconds;
    case 'longestAbandoned':
      return figures.longestAbandonedSeconds;
    default:
      return assertNever(column);
  }
}
