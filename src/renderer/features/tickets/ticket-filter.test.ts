import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketStatusSchema } from '#shared/tickets/schema.ts';
import { conditionsOf, initialFilter, isFiltered, statusCounts, statusesOf, statusFilters } from './ticket-filter.ts';

const reader = {
  userId: '01980000-0000-7000-8000-00000000000a',
  groupIds: ['01980000-0000-7000-8000-00000000000b'],
  today: '2026-11-22',
};

describe('the ticket filter', () => {
  it('shows open tickets of everybody at first, and says so by being unfiltered', () => {
    expect(isFiltered(initialFilter)).toBe(false);
    expect(conditionsOf(initialFilter, reader).map((condition) => condition.field)).toEqual(['status']);
  });

  it('asks for nobody when unassigned is chosen', () => {
    expect(conditionsOf({ ...initialFilter, status: 'all', assignment: 'unassigned' }, reader)).toEqual([
      { field: 'assigneeUserId', op: 'in', values: [null] },
    ]);
  });

  it('finds nothing under "my groups" for somebody without a group, rather than everything', () => {
    const conditions = conditionsOf(
      { ...initialFilter, status: 'all', assignment: 'my-groups' },
      { ...reader, groupIds: [] },
    );
    expect(conditions).toEqual([{ field: 'groupId', op: 'in', values: [] }]);
  });

  it('places every status under exactly one of open, resolved and closed', () => {
    for (const status of ticketStatusSchema.options) {
      const places = (['open', 'resolved', 'closed'] as const).filter((filter) => statusesOf(filter).includes(status));
      expect(places).toHaveLength(1);
    }
  });

  it('counts each choice as the sum of its statuses', () => {
    const facet = fc
      .array(fc.nat(500), {
        minLength: ticketStatusSchema.options.length,
        maxLength: ticketStatusSchema.options.length,
      })
      .map((counts) => ticketStatusSchema.options.map((value, index) => ({ value, count: counts[index] ?? 0 })));
    fc.assert(
      fc.property(facet, (values) => {
        const counts = statusCounts(values);
        expect(counts.open + counts.resolved + counts.closed).toBe(counts.all);
        for (const filter of statusFilters) expect(counts[filter]).toBeLessThanOrEqual(counts.all);
      }),
    );
  });
});
