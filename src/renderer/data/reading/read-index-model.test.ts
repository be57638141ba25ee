import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grouping, ListQuery } from '#shared/replica/query.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import { type Ticket, ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import type { User } from '#shared/users/schema.ts';
import type { Answer, Question } from '../question.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import { descendingIds, PackedTableSource } from '../testing/packed-table-source.ts';
import { type PlainRow, plainAnswer, unordered } from '../testing/plain-answers.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { ReadIndex } from './read-index.ts';

const vocabulary = 'Ärende arende dator Datorn skärm skarm 7 007 12 Åsa åska öl Ol é rum-12 BUR-9 BUR-10 växel'.split(
  ' ',
);
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 4 }).map((words) => words.join(' '));
const instant = fc.integer({ min: 0, max: 40 }).map((hours) => new Date(Date.UTC(2026, 10, 20, hours)).toISOString());
const userIds = descendingIds(4);
const ids = descendingIds(400);

const fields = fc.record({
  title: text.map((title) => title || 'tom'),
  description: text,
  requesterName: text,
  number: fc.option(fc.integer({ min: 1, max: 5_000 }).map((number) => `BUR-${number}`)),
  priority: fc.constantFrom(...ticketPrioritySchema.options),
  status: fc.constantFrom(...ticketStatusSchema.options),
  dueAt: fc.option(instant),
  minutesSpent: fc.integer({ min: 0, max: 60 }),
  assigneeUserId: fc.option(fc.constantFrom(...userIds)),
  requesterPersonId: fc.option(fc.constantFrom(...ids.slice(0, 30))),
  affectedPersonId: fc.option(fc.constantFrom(...ids.slice(0, 30))),
  tagIds: fc.uniqueArray(fc.constantFrom(...ids.slice(0, 10)), { maxLength: 3 }),
});

const conditionFields = [
  'id',
  'status',
  'priority',
  'isOpen',
  'assignee',
  'title',
  'dueAt',
  'requesterPersonId',
  'number',
];
const value = fc.oneof(
  fc.constantFrom(...ticketStatusSchema.options, ...ticketPrioritySchema.options, ...vocabulary, ...ids.slice(0, 30)),
  fc.constantFrom(null, true, false, 'Anna 0', 'Bo 1'),
  instant,
);
const condition = fc.oneof(
  fc.record({
    field: fc.constantFrom(...conditionFields),
    op: fc.constantFrom('in', 'notIn'),
    values: fc.array(value, { maxLength: 4 }),
  }),
  fc.record({
    field: fc.constantFrom('title', 'number', 'priority', 'priorityRank', 'tags', 'people'),
    op: fc.constantFrom('contains', 'lacks'),
    texts: fc.array(fc.oneof(fc.constantFrom('r', 'Å', '12', 'hig', 'bur-1'), fc.constantFrom(...ids.slice(0, 30))), {
      maxLength: 2,
    }),
  }),
  fc.record({
    field: fc.constantFrom('dueAt', 'title', 'priorityRank'),
    op: fc.constantFrom('before', 'onOrAfter'),
    value: fc.oneof(instant, fc.constantFrom('2026-11-20', '2026-11-20T09:00:00Z', 'd', '')),
  }),
  fc.record({
    field: fc.constantFrom('minutesSpent', 'priorityRank', 'dueAt', 'title'),
    op: fc.constantFrom('atLeast', 'atMost'),
    number: fc.oneof(fc.integer({ min: -1, max: 61 }), fc.constantFrom(0.5, 1e9)),
  }),
);
const byValues = fc.record({
  field: fc.constantFrom('status', 'priority', 'requester', 'priorityRank', 'assigneeUserId', 'number'),
  descending: fc.boolean(),
  edges: fc.constant(null),
  collapsed: fc.array(fc.oneof(value, fc.constantFrom(0, 1, 2)), { maxLength: 4 }),
});
const byIntervals = fc.record({
  field: fc.constantFrom('dueAt', 'title', 'priority'),
  descending: fc.boolean(),
  edges: fc.uniqueArray(instant, { maxLength: 5 }).map((edges) => edges.sort()),
  collapsed: fc.array(fc.constantFrom(null, 0, 1, 2, 3), { maxLength: 2 }),
});
/** What the groups of a field are ordered by, where that is another. */
const orders: Readonly<Record<string, string>> = { assigneeUserId: 'assignee', priority: 'priorityRank' };
const grouping: fc.Arbitrary<Grouping | undefined> = fc
  .option(fc.oneof(byValues, byIntervals), { nil: undefined })
  .map((chosen) => chosen && { ...chosen, order: orders[chosen.field] ?? chosen.field });

const query: fc.Arbitrary<ListQuery<'tickets'>> = fc.record({
  kind: fc.constant('tickets' as const),
  where: fc.array(condition, { maxLength: 3 }),
  text: fc.oneof(fc.constant(''), text, fc.constantFrom('a', 'ä', 'dat sk', 'skä', 'BUR-1', '1', 'Å Ö', 'åska a')),
  sort: fc.array(
    fc.record({
      field: fc.constantFrom('title', 'number', 'priorityRank', 'dueAt', 'assignee', 'requester', 'isOpen'),
      descending: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  range: fc.record({ start: fc.nat(20), end: fc.integer({ min: 5, max: 200 }) }),
  facets: fc.subarray(['status', 'priority', 'assignee', 'isOpen', 'requester']),
  grouping,
});

/** Enough for columns of many different texts. */
const manyRows = fc.array(fields, { minLength: 20, maxLength: 60, size: 'max' });

type Step =
  | { do: 'segment'; of: Partial<Ticket>[] }
  | { do: 'change'; which: number; to: Partial<Ticket> | null }
  | { do: 'rename'; user: number; name: string }
  | { do: 'merge'; size: number }
  | { do: 'ask'; query: ListQuery<'tickets'> };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('segment' as const), of: fc.oneof(manyRows, fc.array(fields, { maxLength: 9 })) }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('change' as const), which: fc.nat(399), to: fc.option(fields) }),
  },
  fc.record({ do: fc.constant('rename' as const), user: fc.nat(3), name: fc.constantFrom('Anna', 'Bo', 'Örjan') }),
  fc.record({ do: fc.constant('merge' as const), size: fc.integer({ min: 3, max: 60 }) }),
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ask' as const), query }) },
);

function aUser(at: number, name: string): User {
  return {
    id: userIds[at] ?? '',
    organisationId: 'burlov',
    version: 1,
    name: `${name} ${at}`,
  } as User;
}

function plainTicket(ticket: Ticket, assignee: string | null): PlainRow {
  const number = ticket.number ?? localTicketNumber(ticket.id);
  return {
    id: ticket.id,
    fields: {
      ...(ticket as unknown as PlainRow['fields']),
      number,
      assignee,
      isOpen: !['resolved', 'closed'].includes(ticket.status),
      priorityRank: ['critical', 'high', 'normal', 'low'].indexOf(ticket.priority),
      requester: ticket.requesterName,
      tags: ticket.tagIds.toSorted().join(' '),
      people: [ticket.requesterPersonId, ticket.affectedPersonId].filter((id) => id !== null).join(' '),
    },
    texts: [ticket.title, ticket.description, ticket.requesterName, ticket.number ?? '', localTicketNumber(ticket.id)],
  };
}

/** An answer with its counts in no order: equal ones stand as they come. */
function comparable(answer: Answer) {
  return answer.type === 'list' ? { ...answer.result, facets: unordered(answer.result.facets) } : answer;
}

class Story {
  private readonly source = new PackedTableSource();
  private readonly index = new ReadIndex(this.source);
  private sent = 0;
  /** Questions that stay open, with their answers carried over every change or asked for again. */
  private open: { question: Question; answer: Answer }[] = [];
  carried = 0;

  take(step: Step): void {
    switch (step.do) {
      case 'segment': {
        const rows = step.of
          .slice(0, ids.length - this.sent)
          .map((change, at) => aTicket({ ...change, id: ids[this.sent + at] ?? '' }));
        this.sent += rows.length;
        if (rows.length > 0) this.update(this.source.append('tickets', rows));
        return;
      }
      case 'change': {
        const id = ids[step.which] ?? '';
        this.update(this.source.change('tickets', id, step.to && aTicket({ ...step.to, id })));
        return;
      }
      case 'rename':
        this.update(this.source.change('users', userIds[step.user] ?? '', aUser(step.user, step.name)));
        return;
      case 'merge':
        // What comes later must still be older than all that is packed.
        this.sent = ids.length;
        this.update(this.source.merge('tickets', step.size));
        return;
      case 'ask':
        this.ask(step.query);
    }
  }

  private update(changes: RowChanges): void {
    const carries = this.open.map(({ question, answer }) => this.index.carry(question, answer, changes));
    this.index.update(changes);
    this.open = this.open.map(({ question }, at) => {
      const answer = this.index.answer(question);
      const carried = carries[at]?.() ?? null;
      if (carried !== null) {
        this.carried += 1;
        expect(comparable(carried)).toEqual(comparable(answer));
      }
      return { question, answer: carried ?? answer };
    });
  }

  private ask(query: ListQuery<'tickets'>): void {
    const question: Question = { type: 'list', query: JSON.parse(JSON.stringify(query)) };
    const answer = this.index.answer(question);
    if (answer.type !== 'list') throw new Error('a list question was answered otherwise');
    this.open = [...this.open.slice(-4), { question, answer }];
    const plain = [...this.source.visibleRows('tickets')].map((ticket) => {
      const user = ticket.assigneeUserId === null ? undefined : this.source.get('users', ticket.assigneeUserId);
      return plainTicket(ticket, user?.name ?? null);
    });
    const expected = plainAnswer(plain, query);
    expect({
      total: answer.result.total,
      ids: answer.result.rows.map(({ id }) => id),
      facets: unordered(answer.result.facets),
      groups: answer.result.groups,
    }).toEqual(expected);
  }
}

describe('the read index', () => {
  it('answers as filtering, searching and sorting all rows would, whatever has changed, and carries answers over changes', () => {
    let carried = 0;
    fc.assert(
      fc.property(manyRows, fc.array(step, { maxLength: 60, size: 'max' }), (first, steps) => {
        const story = new Story();
        story.take({ do: 'segment', of: first });
        for (const taken of steps) story.take(taken);
        carried += story.carried;
      }),
      { numRuns: 30 },
    );
    expect(carried).toBeGreaterThan(100);
  }, 30_000);
});
