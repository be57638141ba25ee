import { ReadIndex } from '#renderer/data/reading/read-index.ts';
import { emptyPosition, Replica } from '#renderer/data/replica/replica.ts';
import { anActor, aTicket } from '#renderer/data/testing/sample-rows.ts';
import { newId } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { type Ticket, ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import { type Benchmark, percentile } from './harness.ts';

const rowCount = 20_000;
const rounds = 30;
const words =
  'dator skrivare nätverk konto lösenord skärm telefon Åsa Örjan Ängen växel möte låneexemplar startar'.split(' ');

/** The n-th of a list, spread evenly and the same in every run. */
function pick<T>(values: readonly T[], n: number): T {
  const value = values[(n * 7919) % values.length];
  if (value === undefined) throw new Error('Nothing to pick from.');
  return value;
}

function tickets(): Ticket[] {
  return Array.from({ length: rowCount }, (_, n) =>
    aTicket({
      number: `BUR-${n}`,
      title: `${pick(words, n)} ${pick(words, n * 3 + 1)} ${n % 997}`,
      description: Array.from({ length: 30 }, (_, word) => pick(words, n + word * 13)).join(' '),
      requesterName: `${pick(words, n * 5)} ${n % 1_999}`,
      priority: pick(ticketPrioritySchema.options, n * 11),
      status: pick(ticketStatusSchema.options, n * 17),
      assigneeUserId: n % 3 === 0 ? newId() : null,
    }),
  );
}

const query: ListQuery<'tickets'> = {
  kind: 'tickets',
  where: [
    { field: 'isOpen', op: 'in', values: [true] },
    { field: 'priority', op: 'in', values: ['high', 'normal'] },
  ],
  text: 'dator skriv',
  sort: [{ field: 'title', descending: false }],
  range: { start: 0, end: 60 },
  facets: ['status', 'priority'],
};

function medianMs(work: () => unknown): number {
  work();
  const samples = Array.from({ length: rounds }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return percentile(samples, 0.5);
}

/** What a list does without an index: filter, search the texts, sort, count. */
function plainArray(rows: readonly Ticket[], text: readonly string[]): unknown {
  const collator = new Intl.Collator('sv', { numeric: true });
  const found = rows
    .filter((row) => isOpen(row.status) && (row.priority === 'high' || row.priority === 'normal'))
    .filter((row) => {
      const all = `${row.title} ${row.description} ${row.requesterName} ${row.number}`.toLowerCase();
      return text.every((word) => all.includes(word));
    })
    .sort((one, other) => collator.compare(one.title, other.title));
  return found.slice(0, 60);
}

function prepare() {
  const rows = tickets();
  const replica = new Replica(anActor(), () => '2026-11-20T09:00:00.000Z');
  replica.replaceRows(
    rows.map((row) => ({ kind: 'tickets', row })),
    emptyPosition,
  );
  replica.takeChanges();
  return { rows, replica, index: new ReadIndex(replica) };
}

function ask(index: ReadIndex, change: Partial<ListQuery<'tickets'>>): unknown {
  const { where, sort, facets, ...rest } = { ...query, ...change };
  const lists = { where: where.map(mutable), sort: [...sort], facets: [...facets] };
  return index.answer({ type: 'list', query: { ...rest, ...lists } });
}

function mutable(condition: ListQuery['where'][number]) {
  return 'values' in condition ? { ...condition, values: [...condition.values] } : condition;
}

const peer = 'plain array: filter, includes, sort with Intl.Collator (no facets)';

export const benchmarks: Benchmark[] = [
  {
    name: 'Read index: 20,000 tickets, filter + sort + facets',
    unit: 'ms',
    goal: { direction: 'at-most', value: 10 },
    run: async () => {
      const { rows, index } = prepare();
      return { value: medianMs(() => ask(index, { text: '' })), peer, peerValue: medianMs(() => plainArray(rows, [])) };
    },
  },
  {
    name: 'Read index: 20,000 tickets, filter + two words + sort + facets',
    unit: 'ms',
    goal: { direction: 'at-most', value: 10 },
    run: async () => {
      const { rows, index } = prepare();
      const peerValue = medianMs(() => plainArray(rows, ['dator', 'skriv']));
      return { value: medianMs(() => ask(index, {})), peer, peerValue };
    },
  },
  {
    name: 'Read index: one ticket of 20,000 changes, the open list is answered again',
    unit: 'ms',
    goal: { direction: 'at-most', value: 10 },
    run: async () => {
      const { rows, replica, index } = prepare();
      ask(index, {});
      let n = 0;
      const value = medianMs(() => {
        n += 1;
        const row = { ...pick(rows, n), title: `ändrad ${n}` };
        replica.applyPage({ puts: [{ kind: 'tickets', row }], removes: [] }, emptyPosition);
        const changes = replica.takeChanges();
        if (changes !== null) index.update(changes);
        ask(index, {});
      });
      return { value, peer, peerValue: medianMs(() => plainArray(rows, ['dator', 'skriv'])) };
    },
  },
];
