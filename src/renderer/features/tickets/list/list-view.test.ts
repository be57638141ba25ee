import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import type { SavedView, ViewCondition } from '#shared/views/schema.ts';
import { assignmentFilters, initialFilter, statusFilters, viewConditionsOf } from '../ticket-filter.ts';
import { askedConditions } from './asked-conditions.ts';
import { filterOf, goneParts, isChanged, lookOf, orderedViews, shapeOf } from './list-view.ts';

const me = '01980000-0000-7000-8000-00000000000a';
const myGroup = '01980000-0000-7000-8000-00000000000b';
const reader = { userId: me, groupIds: [myGroup], today: '2026-03-30' };

const extra: fc.Arbitrary<ViewCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('kind', 'serviceId', 'groupId'),
    op: fc.constantFrom('in' as const, 'notIn' as const),
    values: fc.array(fc.oneof(fc.string(), fc.constant(null)), { maxLength: 3 }),
  }),
  fc.record({
    field: fc.constantFrom('createdAt', 'dueAt'),
    op: fc.constantFrom('beforeDay' as const, 'onOrAfterDay' as const),
    days: fc.integer({ min: -400, max: 400 }),
  }),
);
const filters = fc.record({
  status: fc.constantFrom(...statusFilters),
  assignment: fc.constantFrom(...assignmentFilters),
  organisationId: fc.constantFrom(null, 'burlov', 'staffanstorp'),
  priority: fc.constantFrom(null, ...ticketPrioritySchema.options),
  text: fc.string(),
  more: fc.array(extra, { maxLength: 4 }),
});

function aView(change: Partial<SavedView>): SavedView {
  return {
    id: me,
    organisationId: 'burlov',
    version: 1,
    name: 'Skrivare',
    list: 'tickets',
    ownerUserId: me,
    groupId: null,
    where: [],
    text: '',
    sort: [],
    groupBy: null,
    columns: [],
    active: true,
    ...change,
  };
}

const list = { filter: initialFilter, sort: { columnId: 'due', direction: 'ascending' }, groupBy: null } as const;

describe('a saved view', () => {
  it('narrows the list exactly as the list was when it was saved', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const where = viewConditionsOf(filter);
        const opened = filterOf({ where, text: filter.text });
        expect(opened.text).toBe(filter.text);
        expect(new Set(viewConditionsOf(opened).map((each) => JSON.stringify(each)))).toEqual(
          new Set(where.map((each) => JSON.stringify(each))),
        );
      }),
    );
  });

  it('is shown in the filter row where the row has the choice, and as a chip where it has not', () => {
    const where: ViewCondition[] = [
      { field: 'priority', op: 'in', values: ['high'] },
      { field: 'assigneeUserId', op: 'in', values: ['@me'] },
      { field: 'kind', op: 'in', values: ['question', 'complaint'] },
    ];
    const opened = filterOf({ where, text: '' });
    expect(opened).toMatchObject({ status: 'all', priority: 'high', assignment: 'mine' });
    expect(opened.more).toEqual([where[2]]);
  });

  it('of another version shows what is known, names the rest, and has lost it when it is saved again', () => {
    // As a newer version might ask of a field this one knows.
    const asked = { field: 'createdAt', op: 'sameWeek', weeks: 1 } as unknown as ViewCondition;
    const view = aView({
      where: [
        { field: 'kind', op: 'in', values: ['question', 'complaint'] },
        { field: 'moonPhase', op: 'in', values: ['full'] },
        asked,
      ],
      sort: [{ field: 'tide', descending: true }],
      groupBy: 'weather',
      columns: [
        { id: 'title', width: 200, pinned: true },
        { id: 'moon', width: null, pinned: false },
      ],
    });
    const parts = goneParts(view);
    expect(parts.map(({ part, name }) => `${part} ${name}`)).toEqual([
      'filter moonPhase',
      'filter createdAt',
      'column moon',
      'sort tide',
      'group weather',
    ]);
    const shape = shapeOf(lookOf(view));
    expect(shape.where).toEqual([view.where[0]]);
    expect(shape.columns).toEqual([view.columns[0]]);
    expect(isChanged(view, shape)).toBe(false);
    expect(goneParts(shape)).toEqual([]);
  });

  it('counts as changed when the list is looked at otherwise, and not before', () => {
    const shape = shapeOf({ ...list, columns: [] });
    const view = aView(shape);
    expect(isChanged(view, shape)).toBe(false);
    expect(isChanged(view, shapeOf({ ...list, columns: [{ id: 'title', width: 200, pinned: true }] }))).toBe(true);
    expect(isChanged(view, shapeOf({ ...list, filter: { ...initialFilter, text: 'moln' }, columns: [] }))).toBe(true);
  });

  it("is listed when it is mine or one of my groups', mine first, and not when it was taken away", () => {
    const other = '01980000-0000-7000-8000-00000000000c';
    const views = [
      aView({ id: '1', name: 'Alfa', ownerUserId: other, groupId: myGroup }),
      aView({ id: '2', name: 'Beta' }),
      aView({ id: '3', ownerUserId: other, groupId: other }),
      aView({ id: '4', active: false }),
    ];
    expect(orderedViews(views, me, [myGroup]).map(({ id }) => id)).toEqual(['2', '1']);
  });
});

describe('the conditions that are asked', () => {
  it('mean whoever reads the view', () => {
    const where: ViewCondition[] = [
      { field: 'assigneeUserId', op: 'in', values: ['@me', null] },
      { field: 'groupId', op: 'notIn', values: ['@my-groups'] },
    ];
    expect(askedConditions(where, reader)).toEqual([
      { field: 'assigneeUserId', op: 'in', values: [me, null] },
      { field: 'groupId', op: 'notIn', values: [myGroup] },
    ]);
  });

  it('count days by local midnights, also over the night the clocks change', () => {
    const where: ViewCondition[] = [
      { field: 'createdAt', op: 'onOrAfterDay', days: -1 },
      { field: 'createdAt', op: 'beforeDay', days: 1 },
    ];
    // Summer time began on 29 March 2026: its midnight is still at 23:00 UTC, the next ones at 22:00.
    expect(askedConditions(where, reader)).toEqual([
      { field: 'createdAt', op: 'onOrAfter', value: '2026-03-28T23:00:00.000Z' },
      { field: 'createdAt', op: 'before', value: '2026-03-30T22:00:00.000Z' },
    ]);
  });

  it('bear any number of days', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (days) => {
        const [asked] = askedConditions([{ field: 'dueAt', op: 'beforeDay', days }], reader);
        expect(asked?.op === 'before' && Number.isNaN(Date.parse(asked.value))).toBe(false);
      }),
    );
  });
});
