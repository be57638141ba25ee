import { describe, expect, it } from 'vitest';
import { listQuestion } from '#renderer/data/index.ts';
import { anActor, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { groupChoices, groupConditions, groupingOf, groupKey } from './group-fields.ts';
import { groupWords } from './group-words.ts';

const today = '2026-11-23';
const none = new Map();
const names = {
  organisations: none,
  services: none,
  users: none,
  groups: none,
  units: none,
  tags: none,
  suppliers: none,
  serviceLevels: none,
};
const sort = { columnId: 'number', direction: 'ascending' } as const;
const query: ListQuery<'tickets'> = {
  kind: 'tickets',
  where: [],
  text: '',
  sort: [],
  range: { start: 0, end: 500 },
  facets: [],
};

const dueTimes = [
  null,
  '2026-11-20T10:00:00.000Z',
  // The last minute of yesterday and the first of today by the local clock.
  '2026-11-22T22:59:00.000Z',
  '2026-11-22T23:00:00.000Z',
  '2026-11-24T08:00:00.000Z',
  '2026-11-28T08:00:00.000Z',
  '2027-06-01T08:00:00.000Z',
];

function ask(tickets: readonly Ticket[], asked: ListQuery<'tickets'>) {
  return createFakeData({ actor: anActor(), rows: { tickets } }).client.ask(listQuestion(asked));
}

function dueAt(times: readonly (string | null)[]): Ticket[] {
  return times.map((time, at) => aTicket({ id: newId(), number: `BUR-${at}`, dueAt: time }));
}

describe('the groups of the ticket list', () => {
  it('by when tickets are due are the days people speak of, in order, nothing set last', async () => {
    const answer = await ask(dueAt(dueTimes), { ...query, grouping: groupingOf('due', today, sort, []) });
    const groups = answer.type === 'list' ? (answer.result.groups ?? []) : [];
    const words = groups.map(({ value }) => groupWords('due', value, names, today, createTranslator('sv')));
    expect(words.map((text, at) => `${text}: ${groups[at]?.count}`)).toEqual([
      'Före i dag: 2',
      'I dag, mån 23 nov.: 1',
      'I morgon, tis 24 nov.: 1',
      'lör 28 nov.: 1',
      'Senare: 1',
      'Inget angivet: 1',
    ]);
  });

  it('turn round with the order of the column they are made of, and only then', () => {
    expect(groupingOf('due', today, { columnId: 'due', direction: 'descending' }, []).descending).toBe(true);
    expect(groupingOf('due', today, { columnId: 'title', direction: 'descending' }, []).descending).toBe(false);
  });

  it.each(groupChoices)('are found again by their conditions, every row in exactly one (%s)', async (by) => {
    const tickets = [
      ...dueAt(dueTimes),
      aTicket({ id: newId(), priority: 'high', status: 'new', groupId: newId(), assigneeUserId: newId() }),
      aTicket({ id: newId(), kind: 'question', channel: 'email', createdAt: '2026-11-23T08:00:00.000Z' }),
      aTicket({ id: newId(), createdAt: '2026-11-19T08:00:00.000Z', unitId: newId() }),
    ];
    const whole = await ask(tickets, { ...query, grouping: groupingOf(by, today, sort, []) });
    const groups = whole.type === 'list' ? (whole.result.groups ?? []) : [];
    for (const { value, count } of groups) {
      const found = await ask(tickets, { ...query, where: groupConditions(by, today, groupKey(value)) });
      expect(found.type === 'list' && found.result.total).toBe(count);
    }
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(tickets.length);
  });

  it('that were closed by a version that named them otherwise are open', () => {
    expect(groupingOf('status', today, sort, ['"new"', '{', '[1]']).collapsed).toEqual(['new']);
  });
});
